import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import { useFrame } from '../platform/frame.js';
import { T, useT, type MessageId } from '../platform/i18n.js';
import { homeOf, useSession, type Workspace } from '../platform/session.js';
import { Button } from '../ui/button.js';
import { Icon } from '../ui/icon.js';
import type { NavItem } from './screen.js';
import styles from './shell.module.css';
import { useHeight } from './use-height.js';

/** An entry with a query string is current only when the query is the same too. */
const isCurrent = (item: NavItem, pathname: string, search: string): boolean | null => {
  const [path, query] = item.to.split('?');
  if (query !== undefined) return pathname === path && search === `?${query}`;
  return item.exact ? pathname === path && search === '' : null;
};

/** Entries with words; the count stands at the end. */
export function NavList({ items, onGo }: { items: readonly NavItem[]; onGo?: () => void }) {
  const { counts } = useFrame();
  const { pathname, search } = useLocation();
  return (
    <ul className={styles.navList}>
      {items.map((item) => {
        const current = isCurrent(item, pathname, search);
        const inside = (
          <>
            <Icon name={item.icon} />
            <span>
              <T id={item.label} />
            </span>
            {counts[item.id] && <span className={styles.count}>{counts[item.id]}</span>}
          </>
        );
        return (
          <li key={item.id}>
            {current === null ? (
              <NavLink to={item.to} className={styles.navItem} {...(onGo && { onClick: onGo })}>
                {inside}
              </NavLink>
            ) : (
              <Link
                to={item.to}
                className={styles.navItem}
                aria-current={current ? 'page' : undefined}
                {...(onGo && { onClick: onGo })}
              >
                {inside}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The four tabs of a phone, words under icons. */
export function TabBar({ items }: { items: readonly NavItem[] }) {
  const t = useT();
  const { counts } = useFrame();
  const bar = useHeight<HTMLElement>('--below');
  return (
    <nav ref={bar} className={styles.tabs} aria-label={t('app.main')}>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <NavLink to={item.to} className={styles.tab}>
              <span className={styles.tabIcon}>
                <Icon name={item.icon} />
                {counts[item.id] && <span className={styles.tabDot} />}
              </span>
              <span>
                <T id={item.label} />
                {counts[item.id] && <span className="visually-hidden">, {counts[item.id]}</span>}
              </span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Closes on Escape, on a press elsewhere and when the screen changes. */
function useDisclosure() {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { key } = useLocation();

  useEffect(() => setOpen(false), [key]);
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      setOpen(false);
      button.current?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('keydown', onKey);
    document.addEventListener('pointerdown', onPress);
    return () => {
      document.removeEventListener('keydown', onKey);
      document.removeEventListener('pointerdown', onPress);
    };
  }, [open]);
  return { open, setOpen, box, button };
}

/** The navigation as a button with a plain list: for large text, and for staff on a phone. */
export function NavMenu({ items, className }: { items: readonly NavItem[]; className: string | undefined }) {
  const t = useT();
  const { open, setOpen, box, button } = useDisclosure();
  return (
    <nav className={className} aria-label={t('app.main')}>
      <div ref={box}>
        <Button ref={button} kind="quiet" icon="menu" wide expanded={open} onPress={() => setOpen(!open)}>
          {t('app.menu')}
        </Button>
        {open && (
          <div className={styles.menuPanel}>
            <NavList items={items} onGo={() => setOpen(false)} />
          </div>
        )}
      </div>
    </nav>
  );
}

const names: Record<Workspace, MessageId> = {
  MEMBER: 'workspace.member',
  DESK: 'workspace.desk',
  CLINIC: 'workspace.clinic',
  RUN: 'workspace.run',
};
const starts: Record<Workspace, string> = { MEMBER: '/today', DESK: '/desk/queue', CLINIC: '/clinic', RUN: '/run' };

/** Links to the other workspaces of this person. */
export function WorkspaceLinks({ except }: { except: Workspace }) {
  const { viewer } = useSession();
  const others = viewer?.workspaces.filter((workspace) => workspace !== except) ?? [];
  if (others.length === 0) return null;
  return (
    <ul className={styles.navList}>
      {others.map((workspace) => (
        <li key={workspace}>
          <Link to={starts[workspace]} className={styles.navItem}>
            <Icon name="swap" />
            <T id={names[workspace]} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The name of the workspace in the top bar; opens the others, and signing out. */
export function WorkspaceMenu({ current }: { current: Workspace }) {
  const t = useT();
  const id = useId();
  const { viewer, signOut } = useSession();
  const { open, setOpen, box, button } = useDisclosure();
  return (
    <div className={styles.workspace} ref={box}>
      <button
        ref={button}
        type="button"
        className={styles.workspaceTag}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={t('workspace.switch', { name: t(names[current]) })}
        onClick={() => setOpen(!open)}
      >
        <T id={names[current]} />
        <Icon name="chevron-down" />
      </button>
      {open && (
        <div id={id} className={styles.workspacePanel}>
          {viewer?.workName && <p className={styles.navTitle}>{viewer.workName}</p>}
          <WorkspaceLinks except={current} />
          <div className={styles.panelSign}>
            <Button kind="quiet" icon="exit" wide onPress={() => void signOut()}>
              {t('nav.signOut')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** Where the name in the top bar leads. */
export function useHome(): string {
  const { viewer } = useSession();
  return viewer ? homeOf(viewer) : '/';
}

/** To the search, from every screen of a member. On a phone the drawing says it alone. */
export function SearchLink() {
  return (
    <NavLink to="/search" className={styles.searchLink}>
      <Icon name="search" size={1.25} />
      <span>
        <T id="screen.search" />
      </span>
    </NavLink>
  );
}

/** Fills a bar from a screen: the element is given to `InFrame`. */
export function Slot({
  place,
  className,
  children,
}: {
  place: 'status' | 'navExtra';
  className: string | undefined;
  children?: ReactNode;
}) {
  const { setPlace } = useFrame();
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setPlace(place, ref.current);
    return () => setPlace(place, null);
  }, [place, setPlace]);
  return (
    <div className={className} ref={ref}>
      {children}
    </div>
  );
}
