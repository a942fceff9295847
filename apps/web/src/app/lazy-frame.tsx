import { lazy, Suspense, type ComponentType, type LazyExoticComponent } from 'react';
import type { FrameLoader } from './screen.js';

const loaded = new Map<NonNullable<FrameLoader>, LazyExoticComponent<ComponentType>>();

/** The component that a workspace keeps on all its screens. */
export function LazyFrame({ load }: { load: FrameLoader }) {
  if (!load) return null;
  const Frame = loaded.get(load) ?? lazy(async () => ({ default: await load() }));
  loaded.set(load, Frame);
  return (
    <Suspense>
      <Frame />
    </Suspense>
  );
}
