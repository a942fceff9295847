import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';

/** A challenge with everybody who may not answer it. */
export interface AppealSubject {
  /** Account of the member who challenges. */
  memberId: string;
  /** Who made the decision, and who proposed it. */
  madeBy: readonly string[];
  /** The actor reported the content the decision is about. */
  reportedByActor: boolean;
}

const decides = (actor: Actor) => hasRole(actor, 'leadModerator', 'clinicalLead');

/** Leads answer challenges, never their own decisions and never in their own cause (R4, R22). */
export const appealPolicy = {
  read: (actor, { memberId }) => decides(actor) && actor.id !== memberId,
  decide: (actor, { memberId, madeBy, reportedByActor }) =>
    decides(actor) && actor.id !== memberId && !madeBy.includes(actor.id) && !reportedByActor,
} satisfies Policy<AppealSubject>;
