import type { Level } from '@kith/contracts/level';

import { DomainError } from '../refusal.js';
import { held, notOffered, type ReviewItem, type Timing } from './review-item.js';
import { leaseMinutes } from './timers.js';

const lease = (item: ReviewItem, { now, after, agreed }: Timing): Date | null =>
  item.wakeAt ? null : after(now, leaseMinutes(agreed.timers, item.level));

/** Asks a colleague to take it over. The holder stays responsible until the colleague accepts (R33). */
export function offered(item: ReviewItem, actorId: string, to: string, note: string, timing: Timing): ReviewItem {
  held(item, actorId);
  if (to === actorId) throw new DomainError('input.invalid', { field: 'toShiftId' });
  return { ...item, handoverTo: to, handoverNote: note || null, leaseUntil: lease(item, timing) };
}

/** The colleague has it now. Its promises stay as they were: handing it around wins no time. */
export function accepted(item: ReviewItem, actorId: string, timing: Timing): ReviewItem {
  if (item.status === 'CLAIMED' && item.claimedBy === actorId) return item;
  if (item.status !== 'CLAIMED' || item.handoverTo !== actorId) throw new DomainError('reviewItem.notOffered');
  return { ...item, ...notOffered, claimedBy: actorId, claimedAt: timing.now, leaseUntil: lease(item, timing) };
}

/** The colleague says no, or the holder takes the offer back. Without an offer nothing changes. */
export function notTaken(item: ReviewItem, actorId: string): ReviewItem {
  if (item.handoverTo !== actorId && item.claimedBy !== actorId) throw new DomainError('reviewItem.notOffered');
  return item.handoverTo ? { ...item, ...notOffered } : item;
}

/** Acts that the next one should know of. */
const toldActs = new Set([
  'reply',
  'message',
  'hide',
  'restore',
  'repliesOff',
  'repliesOn',
  'propose',
  'remove',
  'restrict',
  'endPause',
  'publish',
  'decline',
  'level',
]);

/** What a hand-over says by itself: facts from the timeline, as codes; the screen has the words. */
export interface HandoverDraft {
  level: Level;
  /** Kinds of acts that were done and not taken back, each once, in their order. */
  done: readonly string[];
  /** What is due: `wake` (it waits until then), `act` (the first action), or `decide` (no time is promised). */
  due: 'wake' | 'act' | 'decide';
  dueAt: Date | null;
}

/** Draws up the hand-over from what stands on the timeline. */
export function handoverDraft(
  item: Pick<ReviewItem, 'level' | 'wakeAt' | 'actBy' | 'actedAt'>,
  acts: readonly { kind: string; undoneAt: Date | null }[],
): HandoverDraft {
  const kinds = acts.filter(({ undoneAt }) => !undoneAt).map(({ kind }) => kind);
  const due = item.wakeAt ? 'wake' : !item.actedAt && item.actBy ? 'act' : 'decide';
  return {
    level: item.level,
    done: [...new Set(kinds.filter((kind) => toldActs.has(kind)))],
    due,
    dueAt: due === 'wake' ? item.wakeAt : due === 'act' ? item.actBy : null,
  };
}
