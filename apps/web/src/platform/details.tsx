import { lazy, Suspense, useState, type ComponentType } from 'react';
import type { DetailsProps } from './details-hint.js';

/** Comes with the first words. Without a line there is no hint, and writing goes on. */
const Hint = lazy<ComponentType<DetailsProps>>(async () => {
  try {
    return { default: (await import('./details-hint.js')).DetailsHint };
  } catch {
    return { default: () => null };
  }
});

/** Points to personal details in one's own draft (ux.md M09). Costs a page nothing until somebody writes. */
export function Details(props: DetailsProps) {
  const [wanted, setWanted] = useState(false);
  if (!wanted && props.draft.body) setWanted(true);
  return (
    wanted && (
      <Suspense>
        <Hint {...props} />
      </Suspense>
    )
  );
}
