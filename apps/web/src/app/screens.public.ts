import type { Screen } from './screens.js';

const placeholder = () => import('./placeholder.js').then((m) => m.Placeholder);

export const publicScreens: readonly Screen[] = [
  { id: 'welcome', path: '/', workspace: 'public', title: 'screen.welcome', needs: 'anyone', example: '/', states: ['default'], load: placeholder },
  { id: 'join', path: '/join', workspace: 'public', title: 'screen.join', needs: 'anyone', example: '/join', states: ['default', 'error'], load: placeholder },
  { id: 'confirmEmail', path: '/confirm', workspace: 'public', title: 'screen.confirmEmail', needs: 'anyone', example: '/confirm?token=none', states: ['default', 'error'], load: placeholder },
  { id: 'signIn', path: '/sign-in', workspace: 'public', title: 'screen.signIn', needs: 'anyone', example: '/sign-in', states: ['default'], load: placeholder },
  { id: 'secondFactor', path: '/sign-in/code', workspace: 'public', title: 'screen.secondFactor', needs: 'anyone', example: '/sign-in/code', states: ['default'], load: placeholder },
  { id: 'reset', path: '/reset', workspace: 'public', title: 'screen.reset', needs: 'anyone', example: '/reset', states: ['default'], load: placeholder },
  { id: 'rules', path: '/rules', workspace: 'public', title: 'screen.rules', needs: 'anyone', example: '/rules', states: ['default'], load: placeholder },
  { id: 'howWeModerate', path: '/how-we-moderate', workspace: 'public', title: 'screen.howWeModerate', needs: 'anyone', example: '/how-we-moderate', states: ['default'], load: placeholder },
  { id: 'helpMe', path: '/ask', workspace: 'public', title: 'screen.helpMe', needs: 'anyone', example: '/ask', states: ['default', 'error'], load: placeholder },
  { id: 'outbox', path: '/outbox', workspace: 'public', title: 'screen.outbox', needs: 'anyone', example: '/outbox', states: ['default', 'empty', 'error'], load: placeholder },
];
