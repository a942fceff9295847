import { type Actor, hasRole, isClinical } from '../actor.js';
import type { Policy } from '../policy.js';
import type { Reveal } from './reveal.js';

type Subject = Pick<Reveal, 'accountId' | 'requestedBy' | 'grantedBy'>;
type Rule = (actor: Actor, r: Subject) => boolean;

const uninvolved =
  (rule: Rule): Rule =>
  (actor, r) =>
    actor.id !== r.accountId && actor.secondFactor && rule(actor, r);

/** Safety.md 2.1 and R41-R45. Peer moderators have no row here: deny by default (R2). */
export const revealPolicy = {
  read: uninvolved(
    (actor, r) => hasRole(actor, 'clinicalLead', 'privacyOfficer') || (isClinical(actor) && actor.id === r.requestedBy),
  ),
  /** Only who asked sees; whether the hour is still running is asked of the reveal itself. */
  see: uninvolved((actor, r) => isClinical(actor) && actor.id === r.requestedBy),
  approve: uninvolved((actor, r) => hasRole(actor, 'clinicalLead') && actor.id !== r.requestedBy),
  revoke: uninvolved(
    (actor, r) => hasRole(actor, 'clinicalLead', 'privacyOfficer') || (isClinical(actor) && actor.id === r.requestedBy),
  ),
  review: uninvolved(
    (actor, r) =>
      hasRole(actor, 'clinicalLead', 'privacyOfficer') && actor.id !== r.requestedBy && actor.id !== r.grantedBy,
  ),
  /** To tell the member or go on withholding; never about one's own request (R4). */
  withhold: uninvolved((actor, r) => hasRole(actor, 'clinicalLead', 'privacyOfficer') && actor.id !== r.requestedBy),
} satisfies Policy<Subject>;
