import type { Role } from '@kith/contracts/roles';

/**
 * Who asks, with the facts rules need. Loaded anew for every request, so powers end with the certificate, the shift or
 * the membership, not with a clean-up job.
 */
export interface Actor {
  /** Account id. */
  id: string;
  /** Roles in force now: a peer moderator whose certificate has lapsed does not hold the role. */
  roles: readonly Role[];
  /** Groups in which the actor holds a valid peer moderator certificate. */
  moderates: readonly string[];
  /** Second factor given in this session (R5). */
  secondFactor: boolean;
  /** This session asked for the second factor again within the last 5 minutes. */
  steppedUp: boolean;
}

export const hasRole = (actor: Actor, ...anyOf: readonly Role[]): boolean => anyOf.some((r) => actor.roles.includes(r));

export const isClinical = (actor: Actor): boolean => hasRole(actor, 'clinician', 'clinicalLead', 'safeguardingLead');

/** Sees the desk of every group. */
export const leadsDesk = (actor: Actor): boolean => hasRole(actor, 'leadModerator', 'clinicalLead', 'safeguardingLead');

/** Trained moderators hold their powers in their own groups only; leads hold them everywhere. */
export const moderatesGroup = (actor: Actor, groupId: string): boolean =>
  leadsDesk(actor) || (hasRole(actor, 'peerModerator') && actor.moderates.includes(groupId));

/** Any role with powers: needs a second factor and locks after 15 idle minutes (R5). */
export const hasPowers = (actor: Pick<Actor, 'roles'>): boolean => actor.roles.length > 0;
