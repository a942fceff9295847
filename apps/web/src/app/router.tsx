import { createBrowserRouter, type RouteObject } from 'react-router';
import { MissingPage, ScreenFailure } from './failure.js';
import { FailedLayout, PublicLayout } from './public-layout.js';
import { Root, Waiting } from './root.js';
import type { Screen, WorkspaceName } from './screen.js';
import { screens } from './screens.js';

const routeOf = (screen: Screen): RouteObject => ({
  path: screen.path,
  handle: screen,
  ErrorBoundary: ScreenFailure,
  lazy: async () => ({ Component: await screen.load() }),
});

const routesOf = (workspace: WorkspaceName): RouteObject[] =>
  screens.filter((screen) => screen.workspace === workspace).map(routeOf);

const gallery: RouteObject[] = import.meta.env.DEV
  ? [{ path: '/gallery', lazy: async () => ({ Component: (await import('./gallery.js')).Gallery }) }]
  : [];

/** The routes of the registry, each workspace in its own frame and its own chunk. */
export const routes: RouteObject[] = [
  {
    Component: Root,
    HydrateFallback: Waiting,
    ErrorBoundary: ScreenFailure,
    children: [
      {
        lazy: async () => ({ Component: (await import('./member-layout.js')).MemberLayout }),
        ErrorBoundary: FailedLayout,
        children: routesOf('member'),
      },
      {
        lazy: async () => ({ Component: (await import('./staff-desk.js')).DeskLayout }),
        ErrorBoundary: FailedLayout,
        children: routesOf('desk'),
      },
      {
        lazy: async () => ({ Component: (await import('./staff-clinic.js')).ClinicLayout }),
        ErrorBoundary: FailedLayout,
        children: routesOf('clinic'),
      },
      {
        lazy: async () => ({ Component: (await import('./staff-run.js')).RunLayout }),
        ErrorBoundary: FailedLayout,
        children: routesOf('run'),
      },
      { Component: PublicLayout, children: [...routesOf('public'), ...gallery, { path: '*', Component: MissingPage }] },
    ],
  },
];

export const createRouter = () => createBrowserRouter(routes);
