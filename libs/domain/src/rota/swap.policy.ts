import { type Actor, hasRole, isClinical } from '../actor.js';
import type { Policy } from '../policy.js';
import { mayHold } from './rota.js';
import type { Swap } from './swap.js';

export type SwapSubject = Pick<Swap, 'duty' | 'offeredBy' | 'offeredTo'>;

const holds = (actor: Actor, swap: SwapSubject) =>
  actor.id === swap.offeredBy && actor.secondFactor && isClinical(actor);
const leads = (actor: Actor) => actor.secondFactor && hasRole(actor, 'clinicalLead');
const isAsked = (actor: Actor, swap: SwapSubject) =>
  actor.secondFactor &&
  actor.id !== swap.offeredBy &&
  (swap.offeredTo === null || swap.offeredTo === actor.id) &&
  mayHold(swap.duty, actor.roles);

/** Offers of shifts. For everybody else there is no such offer. */
export const swapPolicy = {
  read: (actor, swap) => holds(actor, swap) || isAsked(actor, swap) || leads(actor),
  offer: holds,
  accept: isAsked,
  refuse: isAsked,
  end: (actor, swap) => holds(actor, swap) || leads(actor),
} satisfies Policy<SwapSubject>;
