import { lazy, Suspense, type ComponentType } from 'react';
import type { DetailsProps } from '../platform/details-hint.js';

/**
 * The hint itself is the forum's; the few lines around it are not, because a file that the thread and the room share costs
 * the thread more than its budget has. Without a line there is no hint, and writing goes on.
 */
const Hint = lazy<ComponentType<DetailsProps>>(() =>
  import('../platform/details-hint.js').then(
    ({ DetailsHint }) => ({ default: DetailsHint }),
    () => ({ default: () => null }),
  ),
);

/** Points to personal details in the line being written (ux.md M09). Shown once there are words. */
export const RoomDetails = (props: DetailsProps) => (
  <Suspense>
    <Hint {...props} />
  </Suspense>
);
