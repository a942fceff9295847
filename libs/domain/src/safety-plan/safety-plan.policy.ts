import type { Actor } from '../actor.js';
import { isEnded } from '../escalation/escalation.js';
import { escalationPolicy, type EscalationSubject } from '../escalation/escalation.policy.js';
import type { Policy } from '../policy.js';

/** A plan as it is come to: by the member whose it is, or, with `case`, through their open case. */
export interface SafetyPlanSubject {
  accountId: string;
  case: EscalationSubject | null;
}

type Rule = (actor: Actor, plan: SafetyPlanSubject) => boolean;

const through =
  (action: 'open' | 'write'): Rule =>
  (actor, { case: e }) =>
    e !== null && !isEnded(e) && escalationPolicy[action](actor, e);
const own: Rule = (actor, plan) => plan.case === null && actor.id === plan.accountId;

/** Member and clinician write it together; when the case ends it stays with the member alone. It does not exist for peer moderators (R2, R36). */
export const safetyPlanPolicy = {
  read: (actor, plan) => own(actor, plan) || through('open')(actor, plan),
  write: (actor, plan) => own(actor, plan) || through('write')(actor, plan),
  /** The first words are put down by a clinician who talks with the member. */
  begin: through('write'),
} satisfies Policy<SafetyPlanSubject>;
