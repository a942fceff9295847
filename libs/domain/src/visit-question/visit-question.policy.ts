import type { Actor } from '../actor.js';
import type { Policy } from '../policy.js';

export interface VisitQuestionSubject {
  accountId: string;
}

const own = (actor: Actor, { accountId }: VisitQuestionSubject) => actor.id === accountId;

/** What somebody means to ask at their next visit is theirs alone. No role opens it. */
export const visitQuestionPolicy = { read: own, write: own } satisfies Policy<VisitQuestionSubject>;
