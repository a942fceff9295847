import type { ReactNode } from 'react';
import styles from './columns.module.css';

interface ColumnsProps {
  /** member: 640 reading, 268 aside. staff: the rest, 256 aside. */
  for?: 'member' | 'staff';
  /** Sections that help but are not the point; they come under the page where there is no room beside it. */
  aside?: ReactNode;
  asideLabel?: string;
  children: ReactNode;
}

/** The page of a screen: reading column and what stands beside it. */
export function Columns({ for: who = 'member', aside, asideLabel, children }: ColumnsProps) {
  return (
    <div className={`${styles.columns} ${styles[who]}`}>
      <div className={styles.main}>{children}</div>
      {aside && (
        <aside className={styles.aside} aria-label={asideLabel}>
          {aside}
        </aside>
      )}
    </div>
  );
}
