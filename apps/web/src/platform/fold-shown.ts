import { useSyncExternalStore, type ReactNode } from 'react';
import type { ContentSubject } from '../gql/graphql.js';

export interface FoldProps {
  /** What is opened by one press: a thread by its id (title, first words and opening post alike), or a post by its own. */
  of: string;
  notes: readonly ContentSubject[];
  /** Gives a heading when the words hold one: it must be there, with a name that says what it is about. */
  title?: (about: string) => ReactNode;
  children: ReactNode;
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
export const useWaits = (of: string, notes: readonly ContentSubject[]): boolean =>
  useSyncExternalStore(watch, () => notes.length > 0 && !shown.has(of));
