import type { ComponentType } from 'react';
import type { RouteObject } from 'react-router';
import { ScreenFailure } from './failure.js';
import type { Screen } from './screen.js';

/**
 * Loads a piece of the app for a route; what stands in for it says that it could not be fetched. The router shows an empty page
 * where `lazy` itself fails.
 */
export const loading =
  (
    load: () => Promise<ComponentType>,
    otherwise: ComponentType = ScreenFailure,
  ): (() => Promise<{ Component: ComponentType }>) =>
  async () => ({
    Component: await load().catch((error: unknown) => {
      console.error(error);
      return otherwise;
    }),
  });

/** The routes of some screens of the registry; each screen is a chunk of its own. */
export const routesOf = (screens: readonly Screen[]): RouteObject[] =>
  screens.map((screen) => ({
    path: screen.path,
    handle: screen,
    ErrorBoundary: ScreenFailure,
    lazy: loading(() => screen.load()),
  }));
