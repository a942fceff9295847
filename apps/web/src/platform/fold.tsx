import { lazy, Suspense, type ComponentType } from 'react';
import type { FoldProps } from './fold-shown.js';

/** Without a line the words can still be chosen, by what every browser has for it. */
const Folded = lazy<ComponentType<FoldProps>>(() =>
  import('./folded.js').catch(() => ({ default: ({ children }) => <details>{children}</details> })),
);

/** Words that wait until the reader chooses to read them, if they asked for that. Costs nobody else anything. */
export function Fold(props: FoldProps) {
  if (props.notes.length === 0) return props.children;
  return (
    <Suspense>
      <Folded {...props} />
    </Suspense>
  );
}
