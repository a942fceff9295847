import type { ReactNode } from 'react';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import styles from './small.module.css';

export type TagTone = 'sand' | 'team' | 'soft' | 'neutral' | 'waiting' | 'done';

/** A few words set apart. Sand for members only; team (filled) and soft for a job such as "Moderator". */
export function Tag({ tone = 'neutral', icon, children }: { tone?: TagTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[tone]}`}>
      {icon && <Icon name={icon} size={1.15} />}
      {children}
    </span>
  );
}

/** A key on the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles.kbd}>{children}</kbd>;
}
