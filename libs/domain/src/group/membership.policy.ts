import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';
import type { Membership, Standing } from './membership.js';

/** A person in a group, as somebody else might look at them. */
export interface PersonSubject {
  groupId: string;
  accountId: string;
  standing: Standing;
  /** The actor's own membership of that group. */
  mine: Pick<Membership, 'standing'> | null;
  /** They have blocked the actor, who must not notice. */
  hasBlockedActor: boolean;
}

const isMe = (actor: Actor, them: PersonSubject) => actor.id === them.accountId;
const sharesGroup = (them: PersonSubject) =>
  them.mine?.standing === 'ACTIVE' && (them.standing === 'ACTIVE' || them.standing === 'LEFT');

/** People of a group exist for its members and moderators; for a person they have blocked they do not (PR-2). */
export const membershipPolicy = {
  read: (actor: Actor, them: PersonSubject) =>
    isMe(actor, them) || moderatesGroup(actor, them.groupId) || (sharesGroup(them) && !them.hasBlockedActor),
  silence: (actor: Actor, them: PersonSubject) => !isMe(actor, them) && them.mine?.standing === 'ACTIVE',
  change: (actor: Actor, them: PersonSubject) =>
    isMe(actor, them) && (them.standing === 'ACTIVE' || them.standing === 'ASKED'),
  /** Offer to greet new people, or stop. */
  greet: (actor: Actor, them: PersonSubject) => isMe(actor, them) && them.standing === 'ACTIVE',
} satisfies Policy<PersonSubject>;
