import { useId, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { ContentSubject } from '../gql/graphql.js';
import { Button } from '../ui/button.js';
import styles from './folded.module.css';
import { Messages, useT } from './i18n.js';
import words from './messages/fold.en.js';

export interface FoldedProps {
  notes: readonly ContentSubject[];
  /** Gives a heading when the words hold one: it must be there, with a name that says what it is about. */
  title?: (about: string) => ReactNode;
  /** The words still wait for the reader to choose. */
  waits: boolean;
  onTurn: () => void;
  children: ReactNode;
}

export default function Folded(props: FoldedProps) {
  return (
    <>
      <Messages of={words}>
        <Line {...props} />
      </Messages>
      {!props.waits && props.children}
    </>
  );
}

/** Says what it is about, calmly, as any tag does; the same button opens and folds, so the focus stays. */
function Line({ notes, title, waits, onTurn }: FoldedProps) {
  const t = useT();
  const intl = useIntl();
  const id = useId();
  const subjects = intl.formatList(
    notes.map((note) => t(`fold.${note}`)),
    { type: 'unit' },
  );
  const about = t('fold.about', { subjects });
  return (
    <>
      {waits && title?.(about)}
      <p className={styles.line}>
        <span id={id}>{waits ? t(title ? 'fold.asked' : 'fold.aboutAsked', { subjects }) : about}</span>
        <Button {...(!waits && { kind: 'quiet', icon: 'eye-off' })} expanded={!waits} describedBy={id} onPress={onTurn}>
          {t(waits ? 'fold.show' : 'fold.again')}
        </Button>
      </p>
    </>
  );
}
