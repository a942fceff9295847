import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { T, useT } from '../platform/i18n.js';
import { Icon } from '../ui/icon.js';
import styles from './shell.module.css';
import { useHeight } from './use-height.js';

/** Two pebbles that overlap. */
export function Mark() {
  return (
    <svg viewBox="0 0 36 28" className={styles.mark} aria-hidden="true" focusable="false">
      <path
        className={styles.markFront}
        d="M11.8 3.2c6.1 0 10.6 4.7 10.6 10.9s-4.3 10.7-10.5 10.7S1.4 20.2 1.4 14 5.7 3.2 11.8 3.2z"
      />
      <path
        className={styles.markBack}
        d="M24.3 4.9c5.6 0 9.6 4 9.6 9.4s-4.1 9.3-9.5 9.3-9.4-4-9.4-9.3 4-9.4 9.3-9.4z"
      />
    </svg>
  );
}

interface TopBarProps {
  home: string;
  /** Beside the name: the workspace. */
  beside?: ReactNode;
  /** What is under way, between name and help. */
  middle?: ReactNode;
  className?: string | undefined;
}

/** Name on the left, help on the right, on every screen. It needs nothing but itself. */
export function TopBar({ home, beside, middle, className }: TopBarProps) {
  const t = useT();
  const bar = useHeight<HTMLElement>('--bar');

  return (
    <header ref={bar} className={`${styles.top} ${className ?? ''}`}>
      <div className={styles.topInner}>
        <Link to={home} className={styles.brand} aria-label={t('app.home')}>
          <Mark />
          <span>
            <T id="app.name" />
          </span>
        </Link>
        {beside}
        <div className={styles.topMiddle}>{middle}</div>
        <a href="/help" className={styles.help}>
          <Icon name="lifebuoy" size={1.25} />
          <T id="app.help" />
        </a>
      </div>
    </header>
  );
}
