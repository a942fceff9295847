import { useEffect, useRef, type ReactNode } from 'react';
import type { RatingQueueFieldsFragment } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button, TextButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { KeyMark } from './keys-help.js';
import styles from './ratings.module.css';
import { useMoment } from './use-moment.js';

type Item = NonNullable<RatingQueueFieldsFragment['next']>;

interface RatingWordsProps {
  item: Item;
  left: number;
  open: boolean;
  onToggle: () => void;
}

/** The words without their author, folded until asked for: all of them, so that folding tells nothing. */
export function RatingWords({ item, left, open, onToggle }: RatingWordsProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  // The next one begins at its heading, also for those who listen.
  useEffect(() => heading.current?.focus(), []);
  return (
    <Card as="section" className={styles.panel!} labelledBy="rating-words">
      <div className={styles.head}>
        <h2 id="rating-words" ref={heading} tabIndex={-1}>
          {t('ratings.words')}
        </h2>
        <p className={styles.quiet}>{t('ratings.left', { count: left })}</p>
      </div>
      {open ? (
        <>
          {item.texts.map((text, at) => (
            <Words key={at} group={item.groupName} text={text} />
          ))}
          <p>
            <TextButton onPress={onToggle}>{t('ratings.hide')}</TextButton> <KeyMark>S</KeyMark>
          </p>
        </>
      ) : (
        <div className={styles.folded}>
          <p>{t('ratings.folded')}</p>
          <Button onPress={onToggle}>
            {t('ratings.show')} <KeyMark>S</KeyMark>
          </Button>
        </div>
      )}
    </Card>
  );
}

function Words({ group, text }: { group: string; text: Item['texts'][number] }) {
  const t = useT();
  const moment = useMoment();
  const at = moment(text.writtenAt);
  return (
    <div className={styles.text}>
      <p className={styles.quiet}>{group ? t('ratings.place', { group, at }) : t('ratings.written', { at })}</p>
      <Around label={t('ratings.before')} lines={text.before} />
      <div className={styles.said}>
        {text.title && <p className={styles.title}>{text.title}</p>}
        <p>{text.words}</p>
      </div>
      <Around label={t('ratings.after')} lines={text.after} />
    </div>
  );
}

function Around({ label, lines }: { label: ReactNode; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <div className={styles.around}>
      <h3>{label}</h3>
      <ul role="list">
        {lines.map((line, at) => (
          <li key={at}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
