import type { ReactNode } from 'react';
import styles from './level.module.css';

/** 1 is the most urgent. Waiting and done are states, not levels. */
export type LevelMark = 1 | 2 | 3 | 4 | 'waiting' | 'done';

const classes = {
  1: styles.level1,
  2: styles.level2,
  3: styles.level3,
  4: styles.level4,
  waiting: styles.waiting,
  done: styles.done,
};

const shapes: Record<LevelMark, ReactNode> = {
  1: <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />,
  2: <path d="M8 1.2l7.3 13.3H.7z" fill="currentColor" />,
  3: <path d="M8 .3L15.7 8 8 15.7.3 8z" fill="currentColor" />,
  4: <circle cx="8" cy="8" r="5.8" fill="none" stroke="currentColor" strokeWidth="2.7" />,
  waiting: (
    <path
      d="M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM8 4.5V8l2.5 1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  ),
  done: (
    <path
      d="M1.8 8.5l4.2 4.2 8.2-9.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
};

function Drawing({ of, className }: { of: LevelMark; className?: string | undefined }) {
  return (
    <svg viewBox="0 0 16 16" className={className} aria-hidden="true" focusable="false">
      {shapes[of]}
    </svg>
  );
}

/** The shape of a level in its edge colour. Words always stand beside it. */
export function LevelShape({ of }: { of: LevelMark }) {
  return <Drawing of={of} className={`${styles.shape} ${classes[of]}`} />;
}

/** Shape, number and word on the fill of the level. `children` is the word, such as "Urgent". */
export function LevelBadge({ of, children }: { of: LevelMark; children: ReactNode }) {
  return (
    <span className={`${styles.badge} ${classes[of]}`}>
      <Drawing of={of} />
      <span>
        {typeof of === 'number' && <>{of}&ensp;</>}
        {children}
      </span>
    </span>
  );
}

/** The 8 px bar at the start of a row: solid, double, dashed, dotted. Its parent is positioned and rounded by `LevelRow`. */
export function LevelBar() {
  return <span className={styles.bar} aria-hidden="true" />;
}

/** A white row with the bar of its level; only level 1 tints its ground. */
export function LevelRow({
  of,
  as: As = 'div',
  children,
  className,
}: {
  of: LevelMark;
  as?: 'div' | 'li' | 'article';
  children: ReactNode;
  className?: string;
}) {
  return (
    <As className={[styles.row, classes[of], className].filter(Boolean).join(' ')}>
      <LevelBar />
      {children}
    </As>
  );
}
