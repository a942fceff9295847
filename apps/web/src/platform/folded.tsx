import { useId } from 'react';
import { useIntl } from 'react-intl';
import { Button } from '../ui/button.js';
import { setShown, useWaits, type FoldProps } from './fold-shown.js';
import styles from './folded.module.css';
import { Messages, useT } from './i18n.js';
import words from './messages/fold.en.js';

export default function Folded(props: FoldProps) {
  return (
    <>
      <Messages of={words}>
        <Line {...props} />
      </Messages>
      <Words {...props} />
    </>
  );
}

/** Outside of the catalogue above, so that a part of the page keeps the words it has. */
const Words = ({ of, notes, children }: FoldProps) => !useWaits(of, notes) && children;

/** Says what it is about, calmly, as any tag does; the same button opens and folds, so the focus stays. */
function Line({ of, notes, title }: FoldProps) {
  const t = useT();
  const intl = useIntl();
  const id = useId();
  const waits = useWaits(of, notes);
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
        <Button
          {...(!waits && { kind: 'quiet', icon: 'eye-off' })}
          expanded={!waits}
          describedBy={id}
          onPress={() => setShown(of, waits)}
        >
          {t(waits ? 'fold.show' : 'fold.again')}
        </Button>
      </p>
    </>
  );
}
