import { rankOf } from '@kith/contracts/level';

import { DomainError } from '../refusal.js';
import {
  type CaseDecision,
  type CaseLevel,
  type Escalation,
  happened,
  isEnded,
  isInHand,
  isWaiting,
  moved,
  type Timing,
} from './escalation.js';
import { backInHand, raised } from './opening.js';
import { working } from './ownership.js';
import { caseTimers } from './timers.js';

/**
 * A clinician changes the level, with a reason. Lowering a crisis needs a contact attempt, or a clinician other than the
 * owner (2.6); `contactTried` says whether any attempt is in the log.
 */
export function setLevel(
  e: Escalation,
  who: string,
  level: CaseLevel,
  reason: string,
  contactTried: boolean,
  timing: Timing,
): CaseDecision {
  const { now, after, agreed } = timing;
  if (!reason.trim()) throw new DomainError('input.required', { field: 'reason' });
  if (isEnded(e) || e.status === 'CLOSING') {
    throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'IN_PROGRESS' });
  }
  if (level === e.level) return { next: e, events: [] };
  const falls = rankOf(level) < rankOf(e.level);
  if (falls && e.level === 'CRISIS') {
    if (e.ownerId === null) throw new DomainError('escalation.notOwner');
    if (!contactTried && who === e.ownerId) throw new DomainError('escalation.contactNeeded');
  }
  const changed: Escalation = {
    ...e,
    level,
    ...(!e.firstContactAt && !falls && { firstContactBy: after(now, caseTimers(agreed.timers, level).firstContact) }),
    decideBy: level === 'CRISIS' ? after(now, agreed.timers.decide) : null,
  };
  const events = [happened(e, 'levelChanged', { by: who, from: e.level, to: level })];
  if (!falls && who !== e.ownerId) return { next: raised(e, level, timing), events };
  if (isWaiting(e)) {
    const clocks = {
      nextPageAt: falls ? after(now, caseTimers(agreed.timers, level).ladder[0]) : now,
      acknowledgeBy: after(now, caseTimers(agreed.timers, level).acknowledge),
    };
    return { next: { ...changed, ...clocks }, events };
  }
  const inHand = e.status === 'MONITORING' ? backInHand(changed, timing) : changed;
  return { next: { ...inHand, nextEntryBy: after(now, caseTimers(agreed.timers, level).idle) }, events };
}

/** Nothing to do until a set time. Never for a crisis; a red case rests at most a day. */
export function watch(e: Escalation, who: string, lookAgainAt: Date, timing: Timing): CaseDecision {
  const { now, after, agreed } = timing;
  const longest = caseTimers(agreed.timers, e.level).longestWatch;
  if (longest === null)
    throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'MONITORING', level: e.level });
  if (lookAgainAt <= now || lookAgainAt > after(now, longest)) {
    throw new DomainError('input.invalid', { field: 'lookAgainAt', longestMinutes: longest });
  }
  const next = moved(working(e, timing), 'MONITORING', { lookAgainAt, nextEntryBy: null });
  return { next, events: [happened(e, 'watched', { by: who, until: lookAgainAt.toISOString() })] };
}

/** Looks again before the time is up, or takes the closing back. */
export function resume(e: Escalation, who: string, timing: Timing): CaseDecision {
  if (isInHand(e)) return { next: e, events: [] };
  if (e.status !== 'MONITORING' && e.status !== 'CLOSING') {
    throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'IN_PROGRESS' });
  }
  return { next: backInHand(e, timing), events: [happened(e, 'resumed', { by: who })] };
}
