import type { FrameLoader, NavItem, Screen } from './screen.js';

export const deskScreens: readonly Screen[] = [
  {
    id: 'shift',
    path: '/desk/shift',
    workspace: 'desk',
    title: 'screen.shift',
    needs: 'peerModerator',
    states: ['default', 'empty', 'error'],
    load: () => import('../desk/shift-page.js').then((m) => m.ShiftPage),
  },
  {
    id: 'queue',
    path: '/desk/queue',
    workspace: 'desk',
    title: 'screen.queue',
    needs: 'peerModerator',
    states: ['default', 'empty', 'error'],
    load: () => import('../desk/queue-page.js').then((m) => m.QueuePage),
  },
  {
    id: 'concern',
    path: '/desk/c/:concern',
    workspace: 'desk',
    title: 'screen.concern',
    needs: 'peerModerator',
    example: '/desk/c/{concern}',
    states: ['default', 'error'],
    load: () => import('../desk/concern-page.js').then((m) => m.ConcernPage),
  },
  {
    id: 'mark',
    path: '/desk/mark',
    workspace: 'desk',
    title: 'screen.mark',
    needs: 'peerModerator',
    example: '/desk/mark?post={post}',
    states: ['default'],
    load: () => import('../desk/mark-page.js').then((m) => m.MarkPage),
  },
  {
    id: 'deskRooms',
    path: '/desk/rooms',
    workspace: 'desk',
    title: 'screen.deskRooms',
    needs: 'peerModerator',
    states: ['default', 'empty', 'error'],
    load: () => import('../desk/rooms-page.js').then((m) => m.RoomsPage),
  },
  {
    id: 'proposals',
    path: '/desk/proposals',
    workspace: 'desk',
    title: 'screen.proposals',
    needs: 'leadModerator',
    states: ['default', 'empty', 'error'],
    load: () => import('../desk/proposals-page.js').then((m) => m.ProposalsPage),
  },
  {
    id: 'ratings',
    path: '/desk/ratings',
    workspace: 'desk',
    title: 'screen.ratings',
    needs: 'leadModerator',
    states: ['default', 'error'],
    load: () => import('../desk/ratings-page.js').then((m) => m.RatingsPage),
  },
  {
    id: 'appeals',
    path: '/desk/appeals',
    workspace: 'desk',
    title: 'screen.appeals',
    needs: 'leadModerator',
    states: ['default', 'empty', 'error'],
    load: () => import('../desk/appeals-page.js').then((m) => m.AppealsPage),
  },
  {
    id: 'memorials',
    path: '/desk/memorials',
    workspace: 'desk',
    title: 'screen.memorials',
    needs: 'leadModerator',
    states: ['default', 'empty', 'error'],
    load: () => import('../desk/memorials-page.js').then((m) => m.MemorialsPage),
  },
];

/** Entries of the navigation, in order. */
export const deskNav: readonly NavItem[] = [
  { id: 'queue', to: '/desk/queue', label: 'nav.queue', icon: 'inbox', exact: true },
  { id: 'mine', to: '/desk/queue?view=MINE', label: 'nav.mine', icon: 'hand' },
  { id: 'rooms', to: '/desk/rooms', label: 'nav.rooms', icon: 'rooms' },
  { id: 'proposals', to: '/desk/proposals', label: 'nav.proposals', icon: 'checklist' },
  { id: 'appeals', to: '/desk/appeals', label: 'nav.appeals', icon: 'scales' },
  { id: 'ratings', to: '/desk/ratings', label: 'nav.ratings', icon: 'eye' },
  { id: 'shift', to: '/desk/shift', label: 'nav.shift', icon: 'exit' },
];

/** What is there on every screen of this workspace. */
export const deskFrame: FrameLoader = () => import('../desk/desk-frame.js').then((m) => m.DeskFrame);
