import type { RouteObject } from 'react-router';
import { FailedLayout } from './public-layout.js';
import { loading, routesOf } from './routes.js';
import { clinicScreens } from './screens.clinic.js';
import { deskScreens } from './screens.desk.js';
import { runScreens } from './screens.run.js';

/** What staff can open, each workspace in its own frame and its own chunk. Members' browsers never ask for this. */
export const staffRoutes: RouteObject[] = [
  {
    lazy: loading(async () => (await import('./staff-desk.js')).DeskLayout, FailedLayout),
    ErrorBoundary: FailedLayout,
    children: routesOf(deskScreens),
  },
  {
    lazy: loading(async () => (await import('./staff-clinic.js')).ClinicLayout, FailedLayout),
    ErrorBoundary: FailedLayout,
    children: routesOf(clinicScreens),
  },
  {
    lazy: loading(async () => (await import('./staff-run.js')).RunLayout, FailedLayout),
    ErrorBoundary: FailedLayout,
    children: routesOf(runScreens),
  },
];
