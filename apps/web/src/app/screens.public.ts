import type { Screen } from './screen.js';

export const publicScreens: readonly Screen[] = [
  { id: 'welcome', path: '/', workspace: 'public', title: 'screen.welcome', needs: 'anyone', example: '/', states: ['default'], load: () => import('../entrance/welcome-page.js').then((m) => m.WelcomePage) },
  { id: 'join', path: '/join', workspace: 'public', title: 'screen.join', needs: 'anyone', example: '/join', states: ['default', 'error'], load: () => import('../entrance/join-page.js').then((m) => m.JoinPage) },
  { id: 'confirmEmail', path: '/confirm', workspace: 'public', title: 'screen.confirmEmail', needs: 'anyone', example: '/confirm?token=none', states: ['default', 'error'], load: () => import('../entrance/confirm-page.js').then((m) => m.ConfirmPage) },
  { id: 'signIn', path: '/sign-in', workspace: 'public', title: 'screen.signIn', needs: 'anyone', example: '/sign-in', states: ['default'], load: () => import('../entrance/sign-in-page.js').then((m) => m.SignInPage) },
  { id: 'secondFactor', path: '/sign-in/code', workspace: 'public', title: 'screen.secondFactor', needs: 'anyone', example: '/sign-in/code', states: ['default'], load: () => import('../entrance/code-page.js').then((m) => m.CodePage) },
  { id: 'reset', path: '/reset', workspace: 'public', title: 'screen.reset', needs: 'anyone', example: '/reset', states: ['default'], load: () => import('../entrance/reset-page.js').then((m) => m.ResetPage) },
  { id: 'rules', path: '/rules', workspace: 'public', title: 'screen.rules', needs: 'anyone', example: '/rules', states: ['default'], load: () => import('../entrance/rules-page.js').then((m) => m.RulesPage) },
  { id: 'howWeModerate', path: '/how-we-moderate', workspace: 'public', title: 'screen.howWeModerate', needs: 'anyone', example: '/how-we-moderate', states: ['default'], load: () => import('../entrance/how-page.js').then((m) => m.HowPage) },
  { id: 'outbox', path: '/outbox', workspace: 'public', title: 'screen.outbox', needs: 'anyone', example: '/outbox', states: ['default', 'empty', 'error'], load: () => import('../entrance/outbox-page.js').then((m) => m.OutboxPage) },
];
