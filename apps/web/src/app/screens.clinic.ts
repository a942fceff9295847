import type { FrameLoader, NavItem, Screen } from './screen.js';

export const clinicScreens: readonly Screen[] = [
  {
    id: 'clinic',
    path: '/clinic',
    workspace: 'clinic',
    title: 'screen.clinic',
    needs: 'clinician',
    states: ['default', 'empty', 'error'],
    load: () => import('../clinic/inbox-page.js').then((m) => m.InboxPage),
  },
  {
    id: 'page',
    path: '/clinic/page/:reference',
    workspace: 'clinic',
    title: 'screen.page',
    needs: 'clinician',
    example: '/clinic/page/{page}',
    states: ['default', 'error'],
    shape: 'wide',
    load: () => import('../clinic/page-page.js').then((m) => m.PagePage),
  },
  {
    id: 'cover',
    path: '/clinic/cover',
    workspace: 'clinic',
    title: 'screen.cover',
    needs: 'clinician',
    states: ['default', 'empty', 'error'],
    load: () => import('../clinic/cover-page.js').then((m) => m.CoverPage),
  },
  {
    id: 'paging',
    path: '/clinic/paging',
    workspace: 'clinic',
    title: 'screen.paging',
    needs: 'clinician',
    states: ['default', 'error'],
    load: () => import('../clinic/paging-page.js').then((m) => m.PagingPage),
  },
  {
    id: 'handOver',
    path: '/clinic/hand-over',
    workspace: 'clinic',
    title: 'screen.handOver',
    needs: 'clinician',
    states: ['default', 'empty', 'error'],
    load: () => import('../clinic/hand-over-page.js').then((m) => m.HandOverPage),
  },
  {
    id: 'closed',
    path: '/clinic/closed',
    workspace: 'clinic',
    title: 'screen.closed',
    needs: 'clinician',
    states: ['default', 'empty', 'error'],
    load: () => import('../clinic/closed-page.js').then((m) => m.ClosedPage),
  },
  {
    id: 'reveals',
    path: '/clinic/reveals',
    workspace: 'clinic',
    title: 'screen.reveals',
    needs: 'privacyOfficer',
    states: ['default', 'empty', 'error'],
    load: () => import('../clinic/reveals-page.js').then((m) => m.RevealsPage),
  },
  {
    id: 'case',
    path: '/clinic/:case',
    workspace: 'clinic',
    title: 'screen.case',
    needs: 'clinician',
    example: '/clinic/{case}',
    states: ['default', 'error'],
    shape: 'wide',
    load: () => import('../clinic/case-page.js').then((m) => m.CasePage),
  },
];

/** Entries of the navigation, in order. */
export const clinicNav: readonly NavItem[] = [
  { id: 'needsYou', to: '/clinic', label: 'nav.needsYou', icon: 'bell-ring', exact: true },
  { id: 'clinicToday', to: '/clinic?view=today', label: 'nav.clinicToday', icon: 'calendar-clock' },
  { id: 'clinicWaiting', to: '/clinic?view=waiting', label: 'nav.clinicWaiting', icon: 'hourglass' },
  { id: 'cover', to: '/clinic/cover', label: 'nav.cover', icon: 'calendar' },
  { id: 'closed', to: '/clinic/closed', label: 'nav.closed', icon: 'archive' },
  { id: 'reveals', to: '/clinic/reveals', label: 'nav.reveals', icon: 'key' },
];

/** What is there on every screen of this workspace. */
export const clinicFrame: FrameLoader = () => import('../clinic/clinic-frame.js').then((m) => m.ClinicFrame);
