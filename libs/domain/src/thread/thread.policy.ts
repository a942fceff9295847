import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';
import { type PostState, tombstoneOf } from '../post/post.js';

/** A thread with what ties the actor to it; loaded before a rule is asked. */
export interface ThreadSubject {
  groupId: string;
  /** The actor opened it. */
  isMine: boolean;
  /** The group can read the opening post. */
  isVisible: boolean;
  openingState: PostState;
  /** Somebody's reply was published. */
  hasReplies: boolean;
  repliesOff: boolean;
  /** The group is kept for reading only. */
  isArchived: boolean;
  /** The actor is an active member of the group. */
  isMember: boolean;
  /** The actor may read but not write for a time. */
  isRestricted: boolean;
  /** Its author has blocked the actor: what a blocker writes is silently not there. */
  isBlockedByAuthor: boolean;
  /** The actor muted or blocked its author. */
  isSilenced: boolean;
}

/** What a group has once read keeps its place, with a stub for the words (R20); what it never read is not there. */
const wasShown = (t: ThreadSubject) =>
  t.isVisible || t.hasReplies || ['HIDDEN', 'REMOVED', 'AUTHOR_DELETED'].includes(t.openingState);

const isThere = (actor: Actor, t: ThreadSubject) => t.isMember && !t.isBlockedByAuthor && (t.isMine || wasShown(t));

export const threadPolicy = {
  read: (actor, t) => isThere(actor, t) || moderatesGroup(actor, t.groupId),
  /** Appears in the group's list. */
  list: (actor, t) =>
    !t.isSilenced &&
    ((t.isMember && !t.isBlockedByAuthor) || moderatesGroup(actor, t.groupId)) &&
    (t.isVisible || (t.isMine && tombstoneOf(t.openingState, true) === null)),
  reply: (_, t) =>
    t.isMember && !t.isBlockedByAuthor && !t.isRestricted && !t.isArchived && t.isVisible && !t.repliesOff,
  markRead: (_, t) => t.isMember,
  moderate: (actor, t) => moderatesGroup(actor, t.groupId) && !t.isMine,
} satisfies Policy<ThreadSubject>;
