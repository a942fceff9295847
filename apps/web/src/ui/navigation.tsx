import type { ReactNode } from 'react';
import { Link, NavLink } from 'react-router';
import { Icon } from './icon.js';
import styles from './small.module.css';

/** Back to where this belongs, by its name: never just "Back" where there is a name. */
export function BackLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <span className={styles.back}>
      <Icon name="chevron-left" size={1.05} />
      <Link to={to}>{children}</Link>
    </span>
  );
}

interface LinkTabsProps {
  label: string;
  tabs: {
    to: string;
    text: ReactNode;
    /** Active only on this exact path. */ exact?: boolean;
    /** For tabs in the query string. */ current?: boolean;
  }[];
}

/** Tabs that change the address: links in a landmark. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) =>
        tab.current === undefined ? (
          <NavLink key={tab.to} to={tab.to} end={tab.exact ?? false}>
            {tab.text}
          </NavLink>
        ) : (
          <Link key={tab.to} to={tab.to} aria-current={tab.current ? 'page' : undefined}>
            {tab.text}
          </Link>
        ),
      )}
    </nav>
  );
}

/** Where the unread part begins: a teal pill with an arrow and words, and a rule. */
export function NewMark({
  children,
  as: As = 'h2',
  id,
}: {
  children: ReactNode;
  as?: 'h2' | 'h3' | 'span';
  id?: string;
}) {
  return (
    <div className={styles.newMark} id={id}>
      <As>
        <Icon name="arrow-down" size={1.1} />
        {children}
      </As>
    </div>
  );
}

/** "Step 4 of 6" in words and bars. */
export function Steps({ now, of, children }: { now: number; of: number; children: ReactNode }) {
  return (
    <div className={styles.steps}>
      <p>{children}</p>
      <div className={styles.bars} aria-hidden="true">
        {Array.from({ length: of }, (_, step) => (
          <span key={step} className={step < now ? styles.past : undefined} />
        ))}
      </div>
    </div>
  );
}
