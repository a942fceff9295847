import type { ReactNode } from 'react';
import styles from './small.module.css';

/** The reward for having read everything: two hills, the sun, two birds, and then nothing more. */
export function EndMarker({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.end}>
      <svg viewBox="0 0 280 96" width="280" height="96" aria-hidden="true" focusable="false">
        <circle cx="152" cy="50" r="23" className={styles.hillSun} />
        <path d="M8 83c18-30 40-43.5 65-43.5 31 0 55 17 74 43.5z" className={styles.hillBack} />
        <path d="M93 83c22-27 45-40.5 70-40.5 33 0 42 32.5 112 40.5z" className={styles.hillFront} />
        <path d="M0 84h280" className={styles.hillLine} />
        <path
          d="M205 20c3-5 8-5 9.5 0 1.5-5 7-5 9.5 0M226 10.5c2.5-4.5 6.5-4.5 8 0 1.5-4.5 6-4.5 8.5 0"
          className={styles.birds}
        />
      </svg>
      <p className={styles.endTitle}>{title}</p>
      {children && <p>{children}</p>}
    </div>
  );
}
