import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';
import { askAgainAfterMs, isRestricted, type JoinRule, type Membership } from './membership.js';

/** A group with what the rules need to know about the actor in it. */
export interface GroupSubject {
  id: string;
  joinRule: JoinRule;
  archivedAt: Date | null;
  mine: Pick<Membership, 'standing' | 'restrictedUntil' | 'joinedAt'> | null;
  /** Whether the actor's e-mail address was confirmed. */
  confirmed: boolean;
  now: Date;
}

const isActive = (g: GroupSubject) => g.mine?.standing === 'ACTIVE';
/** Nobody, somebody who left of their own will, or somebody who was declined a while ago. The removed stay out. */
const isOutside = (g: GroupSubject) =>
  !g.mine ||
  g.mine.standing === 'LEFT' ||
  (g.mine.standing === 'DECLINED' && g.now.getTime() - g.mine.joinedAt.getTime() >= askAgainAfterMs);

/** Groups by invitation do not exist for anybody else. */
export const groupPolicy = {
  read: (actor: Actor, g: GroupSubject) =>
    moderatesGroup(actor, g.id) ||
    (!g.archivedAt && (g.joinRule !== 'INVITED' || g.mine?.standing === 'ACTIVE' || g.mine?.standing === 'ASKED')),
  join: (_: Actor, g: GroupSubject) => !g.archivedAt && g.joinRule === 'OPEN' && isOutside(g),
  ask: (_: Actor, g: GroupSubject) => !g.archivedAt && g.joinRule === 'ASK' && isOutside(g),
  leave: (_: Actor, g: GroupSubject) => isActive(g) || g.mine?.standing === 'ASKED',
  readContent: (actor: Actor, g: GroupSubject) => isActive(g) || moderatesGroup(actor, g.id),
  write: (_: Actor, g: GroupSubject) =>
    !g.archivedAt && isActive(g) && g.confirmed && !isRestricted(g.mine ?? { restrictedUntil: null }, g.now),
  enterRoom: (actor: Actor, g: GroupSubject) => !g.archivedAt && (isActive(g) || moderatesGroup(actor, g.id)),
} satisfies Policy<GroupSubject>;
