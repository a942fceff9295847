import styles from './time-left.module.css';

interface TimeLeftProps {
  /** "6 min" */
  words: string;
  /** "left of 15 min" */
  note: string;
  /** Share of the time that is used up, 0 to 1. Without it there is no track. */
  used?: number;
}

/** Time for staff: words first, then a thin neutral track. Members see clock times instead. */
export function TimeLeft({ words, note, used }: TimeLeftProps) {
  return (
    <div className={styles.box}>
      <span className={styles.words}>{words}</span>
      <span className={styles.note}>{note}</span>
      {used !== undefined && (
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.used}
            style={{ display: 'block', inlineSize: `${Math.min(1, Math.max(0, used)) * 100}%` }}
          />
        </span>
      )}
    </div>
  );
}
