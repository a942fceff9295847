import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';
import type { ServiceContact } from './service-contact.js';

type Subject = Pick<ServiceContact, 'accountId' | 'actorId'>;
type Rule = (actor: Actor, c: Subject) => boolean;

const watches: Rule = (actor, c) =>
  actor.id !== c.accountId && actor.secondFactor && hasRole(actor, 'clinicalLead', 'privacyOfficer');

/** Records themselves are read through their case; here stands who decides what the member is told, and when (R44, R46). */
export const serviceContactPolicy = {
  read: watches,
  /** Never about what one sent oneself (R4). */
  withhold: (actor, c) => watches(actor, c) && actor.id !== c.actorId,
} satisfies Policy<Subject>;
