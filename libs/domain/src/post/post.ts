import type { Decision } from '../decision.js';
import { DomainError } from '../refusal.js';

/** States a stored post can be in (R19). A draft is not a post yet: it lives in the author's drafts. */
export const postStates = [
  'PREMODERATED_PENDING',
  'PUBLISHED',
  'PUBLISHED_RESTRICTED',
  'REPLIES_OFF',
  'HELD',
  'HIDDEN',
  'REMOVED',
  'DECLINED',
  'AUTHOR_DELETED',
] as const;
export type PostState = (typeof postStates)[number];

/** Who moves a post: its author, the moderators' desk (an appeal and a clinician's wish included), or the system. */
export type Mover = 'author' | 'desk' | 'system';

/** When a group's posts wait for a moderator before others see them. */
export type Premoderation = 'OFF' | 'FIRST_THREE' | 'ALL';

/** What becomes true when a post moves. */
export type PostEvent = { type: 'post.stateChanged'; postId: string; from: PostState; to: PostState };

type Moves = Readonly<Record<PostState, Partial<Record<PostState, readonly Mover[]>>>>;

const desk = ['desk'] as const;
const author = ['author'] as const;
const system = ['system'] as const;
const heldBy = ['desk', 'system', 'author'] as const;
/** The author brings back what only they asked to be kept from the group. */
const released = ['desk', 'author'] as const;

/**
 * The table of moves (R19). Every state but the author's own deletion has a way back for the desk; what the author took
 * back returns only where it came from, and only by the author (`putBack`).
 */
export const moves: Moves = {
  PREMODERATED_PENDING: {
    PUBLISHED: desk,
    PUBLISHED_RESTRICTED: desk,
    REPLIES_OFF: desk,
    DECLINED: desk,
    HELD: heldBy,
    AUTHOR_DELETED: author,
  },
  PUBLISHED: {
    PREMODERATED_PENDING: system,
    PUBLISHED_RESTRICTED: desk,
    REPLIES_OFF: desk,
    HELD: heldBy,
    HIDDEN: desk,
    REMOVED: desk,
    AUTHOR_DELETED: author,
  },
  PUBLISHED_RESTRICTED: {
    PREMODERATED_PENDING: system,
    PUBLISHED: desk,
    REPLIES_OFF: desk,
    HELD: heldBy,
    HIDDEN: desk,
    REMOVED: desk,
    AUTHOR_DELETED: author,
  },
  REPLIES_OFF: {
    PREMODERATED_PENDING: system,
    PUBLISHED: desk,
    PUBLISHED_RESTRICTED: desk,
    HELD: heldBy,
    HIDDEN: desk,
    REMOVED: desk,
    AUTHOR_DELETED: author,
  },
  HELD: {
    PREMODERATED_PENDING: system,
    PUBLISHED: released,
    PUBLISHED_RESTRICTED: released,
    REPLIES_OFF: released,
    HIDDEN: desk,
    REMOVED: desk,
    DECLINED: desk,
    AUTHOR_DELETED: author,
  },
  HIDDEN: { PUBLISHED: desk, PUBLISHED_RESTRICTED: desk, REPLIES_OFF: desk, REMOVED: desk },
  REMOVED: { PUBLISHED: desk, PUBLISHED_RESTRICTED: desk, REPLIES_OFF: desk, HIDDEN: desk },
  DECLINED: { PUBLISHED: desk },
  AUTHOR_DELETED: {
    PUBLISHED: author,
    PUBLISHED_RESTRICTED: author,
    REPLIES_OFF: author,
    HELD: author,
    PREMODERATED_PENDING: author,
    HIDDEN: desk,
    REMOVED: desk,
  },
};

/** How long the author may undo taking their own post down, in minutes. */
export const putBackMinutes = 10;

/** The author may still undo what they took down at that time. */
export const mayPutBack = (takenDownAt: Date, now: Date): boolean =>
  now.getTime() - takenDownAt.getTime() <= putBackMinutes * 60_000;

const readable: readonly PostState[] = ['PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF'];

/** The group can read the words. */
export const isReadable = (state: PostState): boolean => readable.includes(state);

/** Waits for a moderator; the author sees it as kept. */
export const isWaiting = (state: PostState): boolean => state === 'HELD' || state === 'PREMODERATED_PENDING';

/** The author may still change the words. */
export const isEditable = (state: PostState): boolean => isReadable(state) || isWaiting(state);

export const canMove = (from: PostState, to: PostState, mover: Mover): boolean =>
  moves[from][to]?.includes(mover) ?? false;

/** One move of the table. To where it already is: nothing. Refuses `post.illegalTransition`. */
export function move<P extends { id: string; state: PostState }>(
  post: P,
  to: PostState,
  mover: Mover,
): Decision<P, PostEvent> {
  const { id, state: from } = post;
  if (from === to) return { next: post, events: [] };
  if (!canMove(from, to, mover)) throw new DomainError('post.illegalTransition', { from, to });
  return { next: { ...post, state: to }, events: [{ type: 'post.stateChanged', postId: id, from, to }] };
}

/**
 * The author undoes the deletion: back to where the post was, never to a freer state. Refuses `post.illegalTransition`
 * after ten minutes and for a post that was not taken down.
 */
export function putBack<P extends { id: string; state: PostState }>(
  post: P,
  takenDown: { from: PostState; at: Date },
  now: Date,
): Decision<P, PostEvent> {
  const late = !mayPutBack(takenDown.at, now);
  if (post.state !== 'AUTHOR_DELETED' || late) {
    throw new DomainError('post.illegalTransition', { from: post.state, to: takenDown.from, late });
  }
  return move(post, takenDown.from, 'author');
}

/** Who writes where, as far as it decides whether a moderator reads first. */
export interface Premoderated {
  premoderation: Premoderation;
  /** Posts of this membership that are published. */
  published: number;
  moderates: boolean;
  /** The words lead out of the community, and their author is new there (H15). */
  newLink: boolean;
}

/** A moderator reads this person's words before others do. Who moderates the group is never premoderated. */
export const waitsFirst = ({ premoderation, published, moderates, newLink }: Premoderated): boolean =>
  !moderates && (newLink || premoderation === 'ALL' || (premoderation === 'FIRST_THREE' && published < 3));

/**
 * Where a new post starts. `hold`: the detector asks for a warm hold (B7), or the text was raised although its author
 * may not write (SAFE-1).
 */
export function firstState(facts: Premoderated & { hold: boolean }): PostState {
  if (facts.hold) return 'HELD';
  return waitsFirst(facts) ? 'PREMODERATED_PENDING' : 'PUBLISHED';
}

/**
 * Where an edit leaves the post. A text that must be held is held. Where a moderator reads first, changed words wait like
 * new ones: taking the post out of sight is simpler than keeping two versions of it, and no unread word is ever shown,
 * also not when its author brings back what they had set aside.
 */
export function stateAfterEdit(state: PostState, facts: { hold: boolean; waits: boolean }): PostState {
  if (facts.hold) return 'HELD';
  return facts.waits && (isReadable(state) || state === 'HELD') ? 'PREMODERATED_PENDING' : state;
}

/** What stands in the place of words that are not shown. */
export type Tombstone = 'TAKEN_DOWN' | 'BEING_LOOKED_AT' | 'TAKEN_BACK' | 'WAITING' | 'MUTED';

/**
 * The stub for a viewer, or null where the words are shown. The author sees their own words as long as they are kept
 * for them; only what was removed or taken back is a stub for the author too.
 */
export function tombstoneOf(state: PostState, isMine: boolean): Tombstone | null {
  switch (state) {
    case 'PUBLISHED':
    case 'PUBLISHED_RESTRICTED':
    case 'REPLIES_OFF':
      return null;
    case 'AUTHOR_DELETED':
      return 'TAKEN_BACK';
    case 'REMOVED':
      return 'TAKEN_DOWN';
    case 'DECLINED':
      return isMine ? null : 'TAKEN_DOWN';
    case 'HELD':
    case 'HIDDEN':
      return isMine ? null : 'BEING_LOOKED_AT';
    case 'PREMODERATED_PENDING':
      return isMine ? null : 'WAITING';
  }
}

/** The state as others are told it: why a text is out of sight is between its author and the desk. */
export function stateShown(state: PostState, isMine: boolean): PostState {
  if (isMine) return state;
  if (state === 'HELD') return 'HIDDEN';
  if (state === 'DECLINED') return 'REMOVED';
  return state === 'PUBLISHED_RESTRICTED' ? 'PUBLISHED' : state;
}

/** Words for the answer to a write. */
export const outcomeOf = (state: PostState): 'PUBLISHED' | 'WAITING' | 'HELD' =>
  state === 'HELD' ? 'HELD' : state === 'PREMODERATED_PENDING' ? 'WAITING' : 'PUBLISHED';
