import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';

export interface HandoffSubject {
  /** Null where the whole screen is meant. */
  createdBy: string | null;
}

const sees = (actor: Actor) => hasRole(actor, 'administrator', 'clinicalLead', 'privacyOfficer');

/** Keys and endpoints of a clinic's system: set up by administrators, let in by those who answer for the words (R4). */
export const handoffPolicy = {
  read: sees,
  change: (actor) => hasRole(actor, 'administrator'),
  /** To end a key or an endpoint at once: everybody who sees it may. */
  stop: sees,
  approve: (actor, key) => hasRole(actor, 'clinicalLead', 'privacyOfficer') && actor.id !== key.createdBy,
} satisfies Policy<HandoffSubject>;
