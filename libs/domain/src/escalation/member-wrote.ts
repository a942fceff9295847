import { higherOf, rankOf } from '@kith/contracts/level';

import { DomainError } from '../refusal.js';
import { type CaseLevel, type Escalation, happened, isEnded, isWaiting, moved, type Timing } from './escalation.js';
import { backInHand, called, clocks, mayReopen, raised, unowned } from './opening.js';
import type { Cover, PagingDecision } from './cover.js';

/** How the detector read what the member wrote to their clinician; codes and a level, never words. */
export interface Reading {
  /** Null when nothing was found. */
  level: CaseLevel | null;
  /** Rows of safety.md 4.2. */
  signals: readonly string[];
  detector: string;
}

const isDanger = (level: CaseLevel | null): level is CaseLevel => level !== null && rankOf(level) >= rankOf('RED');

/**
 * The member wrote in the clinical conversation. Words of danger raise the case and ring its owner, or whoever is on
 * call; any words bring a case that rests or is about to close back into the owner's hands, and a case that nobody has
 * taken is paged at once. A case that has ended opens again: for a while with any words, later only with words of
 * danger (SAFE-1); all others are refused with `conversation.closed`.
 */
export function memberWrote(before: Escalation, reading: Reading, cover: Cover, timing: Timing): PagingDecision {
  const { level, signals, detector } = reading;
  // They answered: nobody has to decide without them.
  const e = before.decideBy ? { ...before, decideBy: null } : before;
  const events = level ? [happened(e, 'memberRead', { level, signals, detector })] : [];
  if (isEnded(e)) return again(e, reading, timing);
  const higher = higherOf(e.level, level ?? e.level) as CaseLevel;
  if (rankOf(higher) > rankOf(e.level)) return { next: raised(e, higher, timing), events, page: null };
  if (isWaiting(e)) {
    const atOnce = e.status === 'OPEN' || isDanger(level);
    return { next: atOnce ? { ...e, nextPageAt: timing.now } : e, events, page: null };
  }
  if (isDanger(level)) return { ...called(e, cover, timing), events };
  const next = backInHand(e, timing);
  return { next, events: next === e ? events : [...events, happened(e, 'memberBack')], page: null };
}

/** As new as on its first day, but calm words wake nobody at night. */
function again(e: Escalation, { level, signals, detector }: Reading, timing: Timing): PagingDecision {
  if (!mayReopen(e, timing) && !isDanger(level)) throw new DomainError('conversation.closed');
  const at = level ?? 'AMBER';
  const next = moved(e, 'OPEN', {
    ...unowned,
    ...clocks(at, timing.now, timing),
    level: at,
    detectedAt: timing.now,
    reopenedAt: timing.now,
  });
  const { reviewItemId, ask } = e;
  const reopened = happened(next, 'reopened', { reviewItemId, level: at, ask });
  return {
    next,
    events: level ? [reopened, happened(next, 'memberRead', { level, signals, detector })] : [reopened],
    page: null,
  };
}
