import { type Actor, hasRole, isClinical } from '../actor.js';
import type { Policy } from '../policy.js';
import { type Escalation, isEnded, isWaiting } from './escalation.js';

/** A case with what rules need to know beside it. */
export type EscalationSubject = Pick<
  Escalation,
  'accountId' | 'ownerId' | 'status' | 'handoverTo' | 'closingBy' | 'raisedBy'
> & {
  /** Who is on the clinical rota at this moment. */
  onCover: readonly string[];
};

type Rule = (actor: Actor, e: EscalationSubject) => boolean;

/** Nobody acts on, or sees, a case about themselves, whatever roles they hold (R3). */
const uninvolved =
  (rule: Rule): Rule =>
  (actor, e) =>
    actor.id !== e.accountId && actor.secondFactor && isClinical(actor) && rule(actor, e);

const leads = (actor: Actor) => hasRole(actor, 'clinicalLead', 'safeguardingLead');
const owns: Rule = (actor, e) => actor.id === e.ownerId;
const ownsOrLeads: Rule = (actor, e) => owns(actor, e) || leads(actor);

/** What a member or a peer moderator may do here is nothing: it does not exist for them (R2). */
export const escalationPolicy = {
  /** To know that there is a case: number, level, clocks; no words. */
  read: uninvolved(() => true),
  /** To open it: words, notes and conversation. Acknowledge first, then look. */
  open: uninvolved(
    (actor, e) =>
      ownsOrLeads(actor, e) ||
      actor.id === e.handoverTo ||
      e.status === 'CLOSING' ||
      (e.ownerId !== null && !isEnded(e) && e.onCover.includes(actor.id)),
  ),
  acknowledge: uninvolved(() => true),
  cannotTake: uninvolved(() => true),
  write: uninvolved(ownsOrLeads),
  changeLevel: uninvolved((actor, e) => ownsOrLeads(actor, e) || (!isWaiting(e) && e.onCover.includes(actor.id))),
  offerHandover: uninvolved(ownsOrLeads),
  acceptHandover: uninvolved((actor, e) => actor.id === e.handoverTo),
  declineHandover: uninvolved((actor, e) => actor.id === e.handoverTo || owns(actor, e)),
  decline: uninvolved(ownsOrLeads),
  watch: uninvolved(ownsOrLeads),
  close: uninvolved(ownsOrLeads),
  signOff: uninvolved((actor, e) => actor.id !== e.closingBy && actor.id !== e.ownerId),
  /** To look back at a closed case; never one's own (R4). */
  review: uninvolved(
    (actor, e) => hasRole(actor, 'clinicalLead') && actor.id !== e.ownerId && actor.id !== e.closingBy,
  ),
  followUp: uninvolved((actor, e) => ownsOrLeads(actor, e) || e.onCover.includes(actor.id)),
  /** To take the whole case out of the product as a file (R55). */
  export: uninvolved((actor) => hasRole(actor, 'clinicalLead')),
} satisfies Policy<EscalationSubject>;
