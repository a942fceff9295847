import { lazy, Suspense, useSyncExternalStore, type ComponentType } from 'react';
import type { FoldedProps } from './folded.js';

interface FoldProps extends Omit<FoldedProps, 'waits' | 'onTurn'> {
  /** What is opened by one press: a thread by its id (title, first words and opening post alike), or a post by its own. */
  of: string;
}

/** Until the page is loaded again; signing out loads it. */
const shown = new Set<string>();
const watchers = new Set<() => void>();
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

export function setShown(of: string, on: boolean): void {
  if (on) shown.add(of);
  else shown.delete(of);
  for (const watcher of watchers) watcher();
}

/** Whether the words still wait for the reader to choose. */
export const useWaits = (of: string, notes: FoldedProps['notes']): boolean =>
  useSyncExternalStore(watch, () => notes.length > 0 && !shown.has(of));

/** Without a line the words can still be chosen, by what every browser has for it. */
const Folded = lazy<ComponentType<FoldedProps>>(() =>
  import('./folded.js').catch(() => ({ default: ({ children }) => <details>{children}</details> })),
);

/** Words that wait until the reader chooses to read them, if they asked for that. Costs nobody else anything. */
export function Fold({ of, ...props }: FoldProps) {
  const waits = useWaits(of, props.notes);
  if (props.notes.length === 0) return props.children;
  return (
    <Suspense>
      <Folded {...props} waits={waits} onTurn={() => setShown(of, waits)} />
    </Suspense>
  );
}
