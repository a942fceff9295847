import type { ReactNode } from 'react';
import { Outlet } from 'react-router';
import { T } from '../platform/i18n.js';
import { SkipLink } from '../ui/visually-hidden.js';
import { ScreenFailure } from './failure.js';
import { useHome } from './navigation.js';
import { Offline } from './offline.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';

/** Frame of the pages that anyone may read. */
export function PublicLayout() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}

/** Stands in for a frame that could not be loaded. */
export function FailedLayout() {
  return (
    <PublicFrame>
      <ScreenFailure />
    </PublicFrame>
  );
}

function PublicFrame({ children }: { children: ReactNode }) {
  const home = useHome();
  return (
    <>
      <SkipLink>
        <T id="app.skip" />
      </SkipLink>
      <TopBar home={home} className={styles.memberTop} />
      <Offline />
      <div data-stage>
        <main id="main" className={styles.publicMain}>
          {children}
        </main>
      </div>
    </>
  );
}
