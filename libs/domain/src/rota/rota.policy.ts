import { type Actor, hasRole, isClinical, leadsDesk } from '../actor.js';
import type { Policy } from '../policy.js';

/** The clinical rota. There is one, so rules need no subject. */
export const rotaPolicy = {
  read: (actor: Actor) => isClinical(actor) || leadsDesk(actor) || hasRole(actor, 'programmeManager'),
  plan: (actor: Actor) => actor.secondFactor && hasRole(actor, 'clinicalLead'),
} satisfies Policy<object>;
