import type { Actor } from '../actor.js';
import type { Policy } from '../policy.js';

export interface ContentChoiceSubject {
  accountId: string;
}

const own = (actor: Actor, { accountId }: ContentChoiceSubject) => actor.id === accountId;

/** What somebody would rather choose to read says much about them. It is theirs alone: no role opens it. */
export const contentChoicePolicy = { read: own, choose: own } satisfies Policy<ContentChoiceSubject>;
