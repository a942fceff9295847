import type { FrameLoader, NavItem, Screen } from './screen.js';

export const runScreens: readonly Screen[] = [
  {
    id: 'run',
    path: '/run',
    workspace: 'run',
    title: 'screen.run',
    needs: 'programmeManager',
    example: '/run',
    states: ['default', 'empty', 'error'],
    load: () => import('../run/board-page.js').then((m) => m.BoardPage),
  },
  {
    id: 'rota',
    path: '/run/rota',
    workspace: 'run',
    title: 'screen.rota',
    needs: 'programmeManager',
    example: '/run/rota',
    states: ['default', 'empty', 'error'],
    load: () => import('../run/rota-page.js').then((m) => m.RotaPage),
  },
  {
    id: 'people',
    path: '/run/people',
    workspace: 'run',
    title: 'screen.people',
    needs: 'administrator',
    example: '/run/people',
    states: ['default', 'empty', 'error'],
    load: () => import('../run/people-page.js').then((m) => m.PeoplePage),
  },
  {
    id: 'runGroups',
    path: '/run/groups',
    workspace: 'run',
    title: 'screen.runGroups',
    needs: 'programmeManager',
    example: '/run/groups',
    states: ['default', 'empty', 'error'],
    load: () => import('../run/groups-page.js').then((m) => m.GroupsPage),
  },
  {
    id: 'runGroup',
    path: '/run/groups/:group',
    workspace: 'run',
    title: 'screen.runGroup',
    needs: 'programmeManager',
    example: '/run/groups/{runGroup}',
    states: ['default', 'error'],
    load: () => import('../run/group-page.js').then((m) => m.GroupPage),
  },
  {
    id: 'audit',
    path: '/run/audit',
    workspace: 'run',
    title: 'screen.audit',
    needs: 'auditor',
    example: '/run/audit',
    states: ['default', 'empty', 'error'],
    load: () => import('../run/audit-page.js').then((m) => m.AuditPage),
  },
];

/** Entries of the navigation, in order. */
export const runNav: readonly NavItem[] = [
  { id: 'board', to: '/run', label: 'nav.board', icon: 'grid', exact: true },
  { id: 'rota', to: '/run/rota', label: 'nav.rota', icon: 'calendar' },
  { id: 'people', to: '/run/people', label: 'nav.people', icon: 'people' },
  { id: 'runGroups', to: '/run/groups', label: 'nav.runGroups', icon: 'rooms' },
  { id: 'audit', to: '/run/audit', label: 'nav.audit', icon: 'scroll' },
];

/** What is there on every screen of this workspace. */
export const runFrame: FrameLoader = () => import('../run/run-frame.js').then((m) => m.RunFrame);
