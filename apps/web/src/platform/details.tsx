import { lazy, Suspense, useState } from 'react';
import type { Draft } from './draft.js';

export interface DetailsProps {
  draft: Pick<Draft, 'body' | 'setBody'>;
  /** Who will read the words: the name of the group or room. */
  group: string;
  /** Where the caret goes when a button of the hint is gone. */
  focus: () => void;
}

/** Comes with the first words. Without a line there is no hint, and writing goes on. */
const Hint = lazy(() =>
  import('./details-hint.js').then(
    (module) => ({ default: module.DetailsHint }),
    () => ({ default: () => null }),
  ),
);

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
