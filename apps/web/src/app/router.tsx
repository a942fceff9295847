import { createBrowserRouter, type RouteObject } from 'react-router';
import { MissingPage, ScreenFailure } from './failure.js';
import { FailedLayout, PublicLayout } from './public-layout.js';
import { Root, Waiting } from './root.js';
import { loading, routesOf } from './routes.js';
import { memberScreens } from './screens.member.js';
import { publicScreens } from './screens.public.js';

const gallery: RouteObject[] = import.meta.env.DEV
  ? [{ path: '/gallery', lazy: async () => ({ Component: (await import('./gallery.js')).Gallery }) }]
  : [];

const root = 'root';

/** The routes of the registry that everybody's browser knows; those of staff come when one is first asked for. */
const routes: RouteObject[] = [
  {
    id: root,
    Component: Root,
    HydrateFallback: Waiting,
    ErrorBoundary: ScreenFailure,
    children: [
      {
        lazy: loading(async () => (await import('./member-layout.js')).MemberLayout, FailedLayout),
        ErrorBoundary: FailedLayout,
        children: routesOf(memberScreens),
      },
      {
        Component: PublicLayout,
        children: [...routesOf(publicScreens), ...gallery, { path: '*', Component: MissingPage }],
      },
    ],
  },
];

export const createRouter = () =>
  createBrowserRouter(routes, {
    patchRoutesOnNavigation: async ({ path, patch }) => {
      if (/^\/(?:desk|clinic|run)(?:\/|$)/.test(path)) patch(root, (await import('./staff-routes.js')).staffRoutes);
    },
  });
