import { type Level, rankOf } from '@kith/contracts/level';

import { type Actor, hasRole, isClinical, leadsDesk } from '../actor.js';
import type { Policy } from '../policy.js';
import type { ReviewItem } from './review-item.js';

/** A review item with what ties the actor to it. */
export type ReviewSubject = Pick<
  ReviewItem,
  'membershipId' | 'groupId' | 'level' | 'leadsOnly' | 'escalationId' | 'claimedBy' | 'decidedBy'
> & {
  /** It is about the actor, the actor reported it, or the actor is a party in its thread (R3). */
  involved: boolean;
};

type Rule = (actor: Actor, item: ReviewSubject) => boolean;

/** Has a desk at all. Programme managers, privacy officers, auditors and administrators have none (2.1). */
export const worksAtDesk = (actor: Actor): boolean =>
  hasRole(actor, 'peerModerator') || leadsDesk(actor) || isClinical(actor);

const peer: Rule = (actor, { groupId, leadsOnly }) =>
  hasRole(actor, 'peerModerator') && !leadsOnly && groupId !== null && actor.moderates.includes(groupId);

/** Clinicians see what is clinical: urgent, or handed to them; and what they hold or decided, after lowering it too. */
const clinician: Rule = (actor, { level, leadsOnly, escalationId, claimedBy, decidedBy }) =>
  hasRole(actor, 'clinician') &&
  !leadsOnly &&
  (rankOf(level) >= rankOf('RED') || escalationId !== null || [claimedBy, decidedBy].includes(actor.id));

/** Somebody signed out has no case: the crisis itself is what a clinician is rung for (SAFE-2). */
const strangersCrisis: Rule = (actor, { membershipId, groupId, level }) =>
  hasRole(actor, 'clinician') && membershipId === null && groupId === null && level === 'CRISIS';

const sees: Rule = (actor, item) =>
  leadsDesk(actor) || peer(actor, item) || clinician(actor, item) || strangersCrisis(actor, item);

/** Nobody acts where they are involved, and such an item is not offered to them (R3). */
const uninvolved =
  (rule: Rule): Rule =>
  (actor, item) =>
    !item.involved && sees(actor, item) && rule(actor, item);

const staff: Rule = (actor) => leadsDesk(actor) || isClinical(actor);

export const reviewItemPolicy = {
  read: uninvolved(() => true),
  claim: uninvolved(() => true),
  raise: uninvolved(() => true),
  act: uninvolved(() => true),
  /** Peers use a template with its blanks filled; free words are for leads and clinicians (R23). */
  writeFreely: uninvolved(staff),
  /** Put a word of one's own, with name and role, beside advice that the group reads (H14). */
  correct: uninvolved(staff),
  /** Once a clinician has it, the one who called them stays the voice of the team, and leads may help. */
  writeWithClinic: uninvolved((actor, { decidedBy }) => decidedBy === actor.id || leadsDesk(actor)),
  decide: uninvolved(() => true),
  escalate: uninvolved(() => true),
  /** Remove for good, or pause a person up to 24 hours. Peers propose, a lead confirms. */
  sanction: uninvolved(staff),
  /** End the memberships of somebody who is too young (2.1: what lasts is for clinical and safeguarding leads; H26). */
  closeForAge: uninvolved((actor) => hasRole(actor, 'clinicalLead', 'safeguardingLead')),
  confirm: uninvolved((actor) => leadsDesk(actor)),
  /** Who reported it (R10). */
  knowReporter: uninvolved((actor) => leadsDesk(actor)),
  /** How to reach somebody signed out. */
  knowContact: uninvolved((actor, item) => leadsDesk(actor) || strangersCrisis(actor, item)),
  /** Other memberships of the same person. */
  seeOthers: uninvolved((actor) => leadsDesk(actor)),
} satisfies Policy<ReviewSubject>;

/** Who may lower from where to where (2.1): peers amber to green, leads red to amber as well, clinical roles anything. */
export function mayLower(actor: Actor, from: Level, to: Level): boolean {
  if (rankOf(to) >= rankOf(from)) return false;
  if (isClinical(actor)) return true;
  if (hasRole(actor, 'leadModerator') && rankOf(from) <= rankOf('RED')) return true;
  return hasRole(actor, 'peerModerator') && from === 'AMBER';
}
