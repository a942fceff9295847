import type { ReactNode } from 'react';
import { Outlet, useMatches } from 'react-router';
import { FrameProvider } from '../platform/frame.js';
import { T, useT } from '../platform/i18n.js';
import { useConnection } from '../platform/realtime.js';
import { useSession, type Workspace } from '../platform/session.js';
import { SkipLink } from '../ui/visually-hidden.js';
import { Entrance } from './entrance.js';
import { LazyFrame } from './lazy-frame.js';
import { NavList, NavMenu, Slot, useHome, WorkspaceMenu } from './navigation.js';
import { Offline } from './offline.js';
import type { FrameLoader, NavItem, Screen } from './screen.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';

interface StaffLayoutProps {
  workspace: Exclude<Workspace, 'MEMBER'>;
  items: readonly NavItem[];
  frame: FrameLoader;
}

/** Frame of the staff screens: rail with words, state of the shift in the top bar. */
export function StaffLayout(props: StaffLayoutProps) {
  return (
    <FrameProvider>
      <StaffShell {...props} />
    </FrameProvider>
  );
}

function StaffShell({ workspace, items, frame }: StaffLayoutProps) {
  const t = useT();
  const home = useHome();
  const { state } = useSession();
  const screen = useMatches().at(-1)?.handle as Screen | undefined;
  const isWide = screen?.shape === 'wide';

  return (
    <div className={styles.staff}>
      <SkipLink>
        <T id="app.skip" />
      </SkipLink>
      <TopBar
        home={home}
        className={styles.staffTop}
        beside={<WorkspaceMenu current={workspace} />}
        middle={<Slot place="status" className={styles.status} />}
      />
      <Offline />
      <Polling />
      <div data-stage>
        <div className={`${styles.staffBody} ${isWide ? styles.noRail : ''}`}>
          <div className={styles.rail}>
            <nav className={styles.railWide} aria-label={t('app.main')}>
              <NavList items={items} />
              <Slot place="navExtra" className={styles.railExtra} />
            </nav>
            <NavMenu items={items} className={styles.railMenu} />
          </div>
          <main id="main" className={`${styles.staffMain} ${isWide ? styles.wide : ''}`}>
            <Entrance workspace={workspace}>
              {state === 'READY' && <LazyFrame load={frame} />}
              <Outlet />
            </Entrance>
          </main>
        </div>
      </div>
    </div>
  );
}

function Polling(): ReactNode {
  const t = useT();
  const connection = useConnection();
  return (
    <div role="status">{connection === 'down' && <p className={styles.offline}>{t('network.pollingStaff')}</p>}</div>
  );
}
