import type { FrameLoader, NavItem, Screen } from './screen.js';

const placeholder = () => import('./placeholder.js').then((m) => m.Placeholder);

export const clinicScreens: readonly Screen[] = [
  { id: 'clinic', path: '/clinic', workspace: 'clinic', title: 'screen.clinic', needs: 'clinician', example: '/clinic', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'page', path: '/clinic/page/:reference', workspace: 'clinic', title: 'screen.page', needs: 'clinician', example: '/clinic/page/{page}', states: ['default', 'error'], shape: 'wide', load: placeholder },
  { id: 'cover', path: '/clinic/cover', workspace: 'clinic', title: 'screen.cover', needs: 'clinician', example: '/clinic/cover', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'closed', path: '/clinic/closed', workspace: 'clinic', title: 'screen.closed', needs: 'clinician', example: '/clinic/closed', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'reveals', path: '/clinic/reveals', workspace: 'clinic', title: 'screen.reveals', needs: 'privacyOfficer', example: '/clinic/reveals', states: ['default', 'empty', 'error'], load: placeholder },
  { id: 'case', path: '/clinic/:case', workspace: 'clinic', title: 'screen.case', needs: 'clinician', example: '/clinic/{case}', states: ['default', 'error'], shape: 'wide', load: placeholder },
];

/** Entries of the navigation, in order. */
export const clinicNav: readonly NavItem[] = [
  { id: 'needsYou', to: '/clinic', label: 'nav.needsYou', icon: 'bell-ring', exact: true },
  { id: 'cover', to: '/clinic/cover', label: 'nav.cover', icon: 'calendar' },
  { id: 'closed', to: '/clinic/closed', label: 'nav.closed', icon: 'archive' },
  { id: 'reveals', to: '/clinic/reveals', label: 'nav.reveals', icon: 'key' },
];

/** What is there on every screen of this workspace. */
export const clinicFrame: FrameLoader = null;
