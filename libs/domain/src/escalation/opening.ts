import { higherOf, rankOf } from '@kith/contracts/level';

import { DomainError } from '../refusal.js';
import {
  type Ask,
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
import type { Cover, PagingDecision } from './cover.js';
import { caseTimers } from './timers.js';

const days = 24 * 60;

/** Why a clinician is asked: a moderator's sentence, or the clock of an unclaimed crisis (`raisedBy` null). */
export interface Trigger {
  reviewItemId: string;
  accountId: string;
  membershipId: string;
  level: CaseLevel;
  ask: Ask;
  sentence: string;
  raisedBy: string | null;
  /** When the content was written or the report made: every clock starts there (2.4). */
  detectedAt: Date;
}

export const clocks = (level: CaseLevel, detectedAt: Date, { now, after, agreed }: Timing) => ({
  decideBy: level === 'CRISIS' ? after(detectedAt, agreed.timers.decide) : null,
  pageStep: 0,
  nextPageAt: after(now, caseTimers(agreed.timers, level).firstPage),
  acknowledgeBy: after(now, caseTimers(agreed.timers, level).acknowledge),
  firstContactBy: after(detectedAt, caseTimers(agreed.timers, level).firstContact),
});

export const unowned = {
  ownerId: null,
  acknowledgedAt: null,
  openBy: null,
  openedByOwnerAt: null,
  firstContactAt: null,
  nextEntryBy: null,
  lookAgainAt: null,
  retryAt: null,
  handoverTo: null,
  handoverNote: null,
  handoverBy: null,
  outcome: null,
  extraOutcomes: [],
  closingBy: null,
  signOffByTime: null,
  signedOffBy: null,
  worthTime: null,
  worthReason: null,
  feedbackCode: null,
  feedbackText: null,
  noFollowUpReason: null,
  closedAt: null,
  reviewBy: null,
  reviewedBy: null,
  reviewedAt: null,
};

/** Opens a case. `id` and `reference` are the caller's. */
export function open(trigger: Trigger, id: string, reference: number, timing: Timing): CaseDecision {
  const next: Escalation = {
    ...unowned,
    ...trigger,
    ...clocks(trigger.level, trigger.detectedAt, timing),
    id,
    reference,
    status: 'OPEN',
    openedAt: timing.now,
    reopenedAt: null,
    version: 1,
  };
  const { reviewItemId, level, ask } = trigger;
  return {
    next,
    events: [happened(next, 'opened', { reviewItemId, level, ask, byClock: trigger.raisedBy === null })],
  };
}

/** True when a new trigger belongs to this closed case and not to a new one. */
export const mayReopen = (e: Escalation, { now, after, agreed }: Timing): boolean =>
  (e.status === 'CLOSED' || e.status === 'REVIEWED') &&
  e.closedAt !== null &&
  after(e.closedAt, agreed.timers.reopen * days) > now;

/** A new trigger within 30 days opens the closed case again, with every clock new. */
export function reopen(e: Escalation, trigger: Trigger, timing: Timing): CaseDecision {
  if (!mayReopen(e, timing)) throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'OPEN' });
  const next = moved(e, 'OPEN', {
    ...unowned,
    ...trigger,
    ...clocks(trigger.level, trigger.detectedAt, timing),
    reopenedAt: timing.now,
  });
  const { reviewItemId, level, ask } = trigger;
  return { next, events: [happened(next, 'reopened', { reviewItemId, level, ask })] };
}

/**
 * One more trigger about a person who has an open case. The level may rise, never fall (R8). When it rises, somebody is
 * paged again, even if the case has an owner: the owner may have gone home with a case that was calm. A person who asks
 * is heard at any level: the owner is rung, or, when the owner is not on call, whoever is. Words of the clock, which
 * asked before a moderator could, give way to theirs.
 */
export function gather(e: Escalation, trigger: Trigger, cover: Cover, timing: Timing): PagingDecision {
  if (isEnded(e)) throw new DomainError('escalation.illegalTransition', { from: e.status, to: e.status });
  const { reviewItemId, ask, sentence, raisedBy } = trigger;
  const level = higherOf(e.level, trigger.level) as CaseLevel;
  const rises = rankOf(level) > rankOf(e.level);
  const events = [happened(e, 'gathered', { reviewItemId, level, rises, asked: raisedBy !== null })];
  const heard = e.raisedBy === null && raisedBy !== null ? { ...e, ask, sentence, raisedBy } : { ...e };
  if (rises) return { next: raised(heard, level, timing), events, page: null };
  if (isWaiting(e)) return { next: heard, events, page: null };
  if (raisedBy !== null && trigger.level !== 'AMBER') return { ...called(heard, cover, timing), events };
  return { next: backInHand(heard, timing), events, page: null };
}

/** Something new that cannot wait: the owner is rung, or, when the owner is not on call, whoever is (R32). */
export function called(e: Escalation, cover: Cover, timing: Timing): Pick<PagingDecision, 'next' | 'page'> {
  const { ownerId } = e;
  const isOnCall = ownerId !== null && [cover.primary, cover.backup, cover.manager].includes(ownerId);
  if (!isOnCall) return { next: raised(e, e.level, timing), page: null };
  return { next: backInHand(e, timing), page: { step: 0, targets: [{ duty: 'OWNER', accountId: ownerId }] } };
}

/** At this level, with somebody being rung; an owner keeps the case meanwhile, and must acknowledge it again. */
export function raised(e: Escalation, level: CaseLevel, timing: Timing): Escalation {
  const { now, after, agreed } = timing;
  const contact = after(now, caseTimers(agreed.timers, level).firstContact);
  const sooner = e.firstContactBy && e.firstContactBy < contact ? e.firstContactBy : contact;
  const change = {
    level,
    pageStep: 0,
    nextPageAt: now,
    acknowledgeBy: after(now, caseTimers(agreed.timers, level).acknowledge),
    acknowledgedAt: null,
    firstContactBy: e.firstContactAt ? e.firstContactBy : sooner,
    nextEntryBy: null,
    lookAgainAt: null,
    decideBy: level === 'CRISIS' && e.level !== 'CRISIS' ? after(now, agreed.timers.decide) : e.decideBy,
    signOffByTime: null,
    closingBy: null,
  };
  return isWaiting(e) ? { ...e, ...change } : moved(e, 'PAGED', change);
}

/** Watched or about to be closed, and now looked at again by its owner. */
export function backInHand(e: Escalation, { now, after, agreed }: Timing): Escalation {
  if (isInHand(e)) return e;
  return moved(e, 'IN_PROGRESS', {
    nextPageAt: null,
    lookAgainAt: null,
    signOffByTime: null,
    closingBy: null,
    nextEntryBy: after(now, caseTimers(agreed.timers, e.level).idle),
  });
}
