import type { FrameLoader, NavItem, Screen } from './screen.js';

const placeholder = () => import('./placeholder.js').then((m) => m.Placeholder);

export const deskScreens: readonly Screen[] = [
  { id: 'shift', path: '/desk/shift', workspace: 'desk', title: 'screen.shift', needs: 'peerModerator', example: '/desk/shift', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'queue', path: '/desk/queue', workspace: 'desk', title: 'screen.queue', needs: 'peerModerator', example: '/desk/queue', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'concern', path: '/desk/c/:concern', workspace: 'desk', title: 'screen.concern', needs: 'peerModerator', example: '/desk/c/{concern}', states: ['default', 'error'], load: placeholder },
  { id: 'deskRooms', path: '/desk/rooms', workspace: 'desk', title: 'screen.deskRooms', needs: 'peerModerator', example: '/desk/rooms', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'deskRoom', path: '/desk/rooms/:room', workspace: 'desk', title: 'screen.deskRoom', needs: 'peerModerator', example: '/desk/rooms/{room}', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'deskMember', path: '/desk/members/:member', workspace: 'desk', title: 'screen.deskMember', needs: 'peerModerator', example: '/desk/members/{member}', states: ['default', 'error'], load: placeholder },
  { id: 'proposals', path: '/desk/proposals', workspace: 'desk', title: 'screen.proposals', needs: 'leadModerator', example: '/desk/proposals', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'appeals', path: '/desk/appeals', workspace: 'desk', title: 'screen.appeals', needs: 'leadModerator', example: '/desk/appeals', states: ['default', 'empty', 'error'], load: placeholder },
];

/** Entries of the navigation, in order. */
export const deskNav: readonly NavItem[] = [
  { id: 'queue', to: '/desk/queue', label: 'nav.queue', icon: 'inbox', exact: true },
  { id: 'mine', to: '/desk/queue?view=MINE', label: 'nav.mine', icon: 'hand' },
  { id: 'rooms', to: '/desk/rooms', label: 'nav.rooms', icon: 'rooms' },
  { id: 'proposals', to: '/desk/proposals', label: 'nav.proposals', icon: 'checklist' },
  { id: 'appeals', to: '/desk/appeals', label: 'nav.appeals', icon: 'scales' },
  { id: 'shift', to: '/desk/shift', label: 'nav.shift', icon: 'exit' },
];

/** What is there on every screen of this workspace. */
export const deskFrame: FrameLoader = null;
