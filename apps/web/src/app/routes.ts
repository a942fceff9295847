import type { RouteObject } from 'react-router';
import { ScreenFailure } from './failure.js';
import type { Screen } from './screen.js';

/** The routes of some screens of the registry; each screen is a chunk of its own. */
export const routesOf = (screens: readonly Screen[]): RouteObject[] =>
  screens.map((screen) => ({
    path: screen.path,
    handle: screen,
    ErrorBoundary: ScreenFailure,
    lazy: async () => ({ Component: await screen.load() }),
  }));
