import type { ReactNode } from 'react';
import styles from './visually-hidden.module.css';

/** Words for screen readers only. */
export function VisuallyHidden({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <span className={styles.hidden} id={id}>
      {children}
    </span>
  );
}

/** First stop of the Tab key: jumps over the bars to the words of the page. */
export function SkipLink({ to = '#main', children }: { to?: string; children: ReactNode }) {
  return (
    <a className={styles.skip} href={to}>
      {children}
    </a>
  );
}
