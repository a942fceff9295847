import { type Actor, isClinical } from '../actor.js';
import type { Policy } from '../policy.js';

/** The ways by which one account is paged. */
export interface ReachSubject {
  accountId: string;
}

const own = (actor: Actor, { accountId }: ReachSubject) =>
  actor.secondFactor && isClinical(actor) && actor.id === accountId;

/** How somebody is paged is their own: nobody else sees the number or the devices, whatever roles they hold. */
export const reachPolicy = { read: own, change: own } satisfies Policy<ReachSubject>;
