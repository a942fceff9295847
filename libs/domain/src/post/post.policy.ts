import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';
import { threadPolicy, type ThreadSubject } from '../thread/thread.policy.js';
import { isEditable, isReadable, type PostState, tombstoneOf } from './post.js';

/** A post with its thread and what ties the actor to its author. */
export interface PostSubject {
  thread: ThreadSubject;
  state: PostState;
  /** The actor wrote it. */
  isMine: boolean;
  /** Its author has blocked the actor. */
  isBlockedByAuthor: boolean;
  /** The actor muted or blocked its author: the words are folded away. */
  isSilenced: boolean;
  /** Its author took it down so lately that they may still undo it. */
  isJustTakenDown: boolean;
  /** The advice in it is being checked, or staff have corrected it. */
  isDisputed: boolean;
}

const isShown = (p: PostSubject) => isReadable(p.state) && !p.isSilenced;
const moderates = (actor: Actor, p: PostSubject) => moderatesGroup(actor, p.thread.groupId);

export const postPolicy = {
  /** It has a place on the page, with words or with a stub. What one wrote oneself never disappears by another's block. */
  read: (actor, p) =>
    (p.isMine && p.thread.isMember) ||
    (threadPolicy.read(actor, p.thread) && (!p.isBlockedByAuthor || moderates(actor, p))),
  /** Its words and author. */
  readWords: (_, p) => tombstoneOf(p.state, p.isMine) === null && !p.isSilenced,
  edit: (_, p) =>
    p.isMine && p.thread.isMember && !p.thread.isRestricted && !p.thread.isArchived && isEditable(p.state),
  takeDown: (_, p) => p.isMine && p.thread.isMember && isEditable(p.state),
  putBack: (_, p) => p.isMine && p.thread.isMember && p.state === 'AUTHOR_DELETED' && p.isJustTakenDown,
  reply: (actor, p) => threadPolicy.reply(actor, p.thread) && isShown(p) && p.state !== 'REPLIES_OFF',
  hear: (_, p) => p.thread.isMember && !p.isMine && isShown(p),
  /** Muted and blocked people can be reported still. */
  report: (_, p) => p.thread.isMember && !p.isMine && isReadable(p.state),
  mute: (_, p) => p.thread.isMember && !p.isMine && isShown(p),
  /** Nobody acts on what they wrote themselves (R3). */
  moderate: (actor, p) => moderates(actor, p) && !p.isMine && p.state !== 'AUTHOR_DELETED',
  history: (actor, p) => p.isMine || moderates(actor, p),
  /**
   * Search finds it. Less than reading: only what the group can read now, in a thread it can read, by nobody who is
   * silenced or has blocked the actor, and no advice that is in doubt (H14); powers and authorship widen nothing (H13).
   */
  find: (_, p) =>
    p.thread.isMember &&
    p.thread.isVisible &&
    !p.thread.isSilenced &&
    !p.thread.isBlockedByAuthor &&
    isShown(p) &&
    !p.isDisputed &&
    !p.isBlockedByAuthor,
} satisfies Policy<PostSubject>;
