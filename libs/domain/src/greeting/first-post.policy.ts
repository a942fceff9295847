import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';
import { runGroupPolicy } from '../run/run.policy.js';

/** Where a first post waits. */
export interface WaitingSubject {
  groupId: string;
}

/** First posts that wait are for those who moderate the group; how often the promise was kept is for those who run it. */
export const firstPostPolicy = {
  read: (actor: Actor, { groupId }: WaitingSubject) => moderatesGroup(actor, groupId),
} satisfies Policy<WaitingSubject>;

export const firstPostFiguresPolicy = {
  read: (actor: Actor) => runGroupPolicy.read(actor),
} satisfies Policy<unknown>;
