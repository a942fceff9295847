import { Outlet, useMatches, NavLink } from 'react-router';
import { FrameProvider, useNavCount } from '../platform/frame.js';
import { Messages, T, useT } from '../platform/i18n.js';
import member from '../platform/messages/member.en.js';
import { useSession } from '../platform/session.js';
import { SkipLink } from '../ui/visually-hidden.js';
import { Entrance } from './entrance.js';
import { LazyFrame } from './lazy-frame.js';
import { NavList, NavMenu, SearchLink, Slot, TabBar, useHome, WorkspaceLinks } from './navigation.js';
import { Offline } from './offline.js';
import { memberFrame, memberNav } from './screens.member.js';
import type { Screen } from './screen.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';

/** Frame of the member screens: navigation at the side, or tabs at the foot of a phone. */
export function MemberLayout() {
  return (
    <Messages of={member}>
      <FrameProvider>
        <MemberShell />
      </FrameProvider>
    </Messages>
  );
}

function MemberShell() {
  const t = useT();
  const home = useHome();
  const { viewer, state } = useSession();
  const screen = useMatches().at(-1)?.handle as Screen | undefined;
  const isRoom = screen?.shape === 'room';
  const groups = viewer?.memberships.filter((one) => one.standing === 'ACTIVE') ?? [];
  const unread = viewer?.unreadMessages ?? 0;
  useNavCount('messages', unread > 0 ? t('nav.new', { count: unread }) : '');

  return (
    <>
      <SkipLink>
        <T id="app.skip" />
      </SkipLink>
      <TopBar home={home} className={styles.memberTop} middle={<SearchLink />} />
      <Offline />
      <div data-stage>
        <div className={styles.memberBody}>
          <nav className={styles.sideNav} aria-label={t('app.main')}>
            <NavList items={memberNav} />
            {groups.length > 0 && (
              <>
                <p className={styles.navTitle} id="your-groups">
                  {t('nav.yourGroups')}
                </p>
                <ul className={styles.navList} aria-labelledby="your-groups">
                  {groups.map((group) => (
                    <li key={group.id}>
                      <NavLink to={`/groups/${group.groupSlug}`} className={styles.subItem}>
                        {group.groupName}
                      </NavLink>
                    </li>
                  ))}
                </ul>
              </>
            )}
            {(viewer?.workspaces.length ?? 0) > 1 && (
              <>
                <p className={styles.navTitle}>{t('nav.workspaces')}</p>
                <WorkspaceLinks except="MEMBER" />
              </>
            )}
            <Slot place="navExtra" className={undefined} />
          </nav>
          <main id="main" className={`${styles.memberMain} ${isRoom ? styles.room : ''}`}>
            <Entrance workspace="MEMBER">
              {state === 'READY' && <LazyFrame load={memberFrame} />}
              <Outlet />
            </Entrance>
          </main>
        </div>
        {!isRoom && (
          <>
            <TabBar items={memberNav} />
            <NavMenu items={memberNav} className={styles.menuBar} />
          </>
        )}
      </div>
    </>
  );
}
