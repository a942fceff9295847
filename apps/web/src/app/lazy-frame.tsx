import { Component, lazy, Suspense, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import type { FrameLoader } from './screen.js';

const loaded = new Map<NonNullable<FrameLoader>, LazyExoticComponent<ComponentType>>();

/** The component that a workspace keeps on all its screens. When it cannot be shown, the screens still can. */
export function LazyFrame({ load }: { load: FrameLoader }) {
  if (!load) return null;
  const Frame =
    loaded.get(load) ??
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        // The next screen tries again.
        loaded.delete(load);
        throw error;
      }
    });
  loaded.set(load, Frame);
  return (
    <WithoutFrame>
      <Suspense>
        <Frame />
      </Suspense>
    </WithoutFrame>
  );
}

class WithoutFrame extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch(error: unknown) {
    console.error(error);
  }

  override render() {
    return this.state.failed ? null : this.props.children;
  }
}
