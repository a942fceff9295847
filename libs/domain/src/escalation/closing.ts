import { isDeath } from '../memorial/memorial.js';
import { DomainError } from '../refusal.js';
import { type CaseDecision, type Escalation, happened, moved, type Timing } from './escalation.js';
import { backInHand } from './opening.js';
import { working } from './ownership.js';
import { nextWorkingDay } from './timers.js';

export const outcomes = [
  'OC01', 'OC02', 'OC03', 'OC04', 'OC05', 'OC06', 'OC07', 'OC08', 'OC09',
  'OC10', 'OC11', 'OC12', 'OC13', 'OC14', 'OC15', 'OC16', 'OC17', 'OC18',
] as const; // prettier-ignore
export type Outcome = (typeof outcomes)[number];

/** All that moderator and reporter ever hear of an outcome (R48). */
export type BroadOutcome = 'reached' | 'passedToServices' | 'notClinical' | 'notReached';

const broad: Readonly<Record<Outcome, BroadOutcome>> = {
  OC01: 'reached',
  OC02: 'reached',
  OC03: 'passedToServices',
  OC04: 'passedToServices',
  OC05: 'passedToServices',
  OC06: 'passedToServices',
  OC07: 'reached',
  OC08: 'notReached',
  OC09: 'notReached',
  OC10: 'reached',
  OC11: 'passedToServices',
  OC12: 'passedToServices',
  OC13: 'notClinical',
  OC14: 'notClinical',
  OC15: 'notClinical',
  OC16: 'passedToServices',
  OC17: 'reached',
  OC18: 'notClinical',
};

export const broadly = (outcome: Outcome): BroadOutcome => broad[outcome];

/** To the moderator who raised it: right / fine, not needed / could have come sooner (R48). */
export const feedbackCodes = ['rightToRaise', 'fineNotNeeded', 'soonerNextTime'] as const;
export type FeedbackCode = (typeof feedbackCodes)[number];

export interface Closing {
  outcome: Outcome;
  extraOutcomes: readonly Outcome[];
  actionsTaken: string;
  followUpAt: readonly Date[];
  noFollowUpReason: string | null;
  feedbackCode: FeedbackCode;
  feedbackText: string;
  worthTime: boolean;
  worthReason: string | null;
}

/** Refuses with `escalation.incomplete` and the first field that is missing. */
function complete(closing: Closing, { now }: Timing): void {
  const missing = (field: string): never => {
    throw new DomainError('escalation.incomplete', { field });
  };
  if (!closing.actionsTaken.trim()) missing('actionsTaken');
  if (closing.followUpAt.length === 0 && !closing.noFollowUpReason?.trim()) missing('followUpAt');
  if (closing.followUpAt.some((at) => at <= now)) missing('followUpAt');
  // Nobody is to be asked how they are after they have died.
  if (isDeath(closing) && closing.followUpAt.length > 0)
    throw new DomainError('input.invalid', { field: 'followUpAt' });
  if (!closing.feedbackText.trim()) missing('feedbackText');
  if (!closing.worthTime && !closing.worthReason?.trim()) missing('worthReason');
}

/**
 * Ends the case with an outcome. `everCrisis` is true when it stood at crisis at any time since it was opened: then it
 * waits for a second person, who has 24 hours, as it does when the person has died; otherwise it is closed at once.
 */
export function close(e: Escalation, who: string, closing: Closing, everCrisis: boolean, timing: Timing): CaseDecision {
  complete(closing, timing);
  const { now, after, agreed } = timing;
  const { outcome, feedbackCode, feedbackText, worthTime, worthReason, noFollowUpReason } = closing;
  const facts = {
    outcome,
    extraOutcomes: [...closing.extraOutcomes],
    feedbackCode,
    feedbackText,
    worthTime,
    worthReason,
    noFollowUpReason,
    closingBy: who,
    nextEntryBy: null,
    retryAt: null,
    decideBy: null,
    handoverTo: null,
    handoverNote: null,
    handoverBy: null,
  };
  const inWork = working(e, timing);
  if (everCrisis || e.level === 'CRISIS' || isDeath(closing)) {
    const by = after(now, agreed.timers.signOff);
    return {
      next: moved(inWork, 'CLOSING', { ...facts, signOffByTime: by, nextPageAt: by }),
      events: [happened(e, 'closingProposed', { by: who, outcome })],
    };
  }
  return { next: moved(inWork, 'CLOSED', { ...facts, closedAt: now }), events: [closed(e, who, outcome, null)] };
}

const closed = (e: Escalation, by: string, outcome: string, signedOffBy: string | null) =>
  happened(e, 'ended', { by, outcome, signedOffBy });

/** The second person agrees, and the case is closed and waits for its review, or does not, and it goes on. Never the one who proposed (R4). */
export function signOff(e: Escalation, who: string, agree: boolean, note: string, timing: Timing): CaseDecision {
  if (e.status !== 'CLOSING') throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'CLOSED' });
  if (who === e.closingBy || who === e.ownerId) throw new DomainError('escalation.secondPersonNeeded');
  if (!agree) {
    if (!note.trim()) throw new DomainError('input.required', { field: 'note' });
    return { next: backInHand(e, timing), events: [happened(e, 'closingRefused', { by: who })] };
  }
  const next = moved(e, 'CLOSED', {
    signedOffBy: who,
    signOffByTime: null,
    nextPageAt: null,
    closedAt: timing.now,
    reviewBy: nextWorkingDay(timing),
  });
  return { next, events: [closed(e, e.closingBy ?? who, e.outcome ?? '', who)] };
}

/**
 * A clinical lead looks at how a closed case was handled and says what was found and what can be learnt. Never the one
 * whose case it was (R4).
 */
export function review(e: Escalation, who: string, finding: string, timing: Timing): CaseDecision {
  if (who === e.ownerId || who === e.closingBy) throw new DomainError('escalation.secondPersonNeeded');
  if (!finding.trim()) throw new DomainError('input.required', { field: 'finding' });
  const next = moved(e, 'REVIEWED', { reviewedBy: who, reviewedAt: timing.now, reviewBy: null });
  const late = e.reviewBy !== null && timing.now > e.reviewBy;
  return { next, events: [happened(e, 'reviewed', { by: who, late })] };
}

export const declineReasons = ['notClinical', 'misread', 'duplicate', 'malicious'] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Not for a clinician: back to the moderators with a note. A crisis must be lowered first, which needs its own reasons. */
export function decline(
  e: Escalation,
  who: string,
  reasonCode: DeclineReason,
  note: string,
  everCrisis: boolean,
  timing: Timing,
): CaseDecision {
  if (!note.trim()) throw new DomainError('input.required', { field: 'note' });
  if (everCrisis || e.level === 'CRISIS') throw new DomainError('escalation.secondPersonNeeded');
  const next = moved(working(e, timing), 'DECLINED_RETURNED', {
    outcome: 'OC13',
    feedbackCode: 'fineNotNeeded',
    feedbackText: note,
    closingBy: who,
    nextEntryBy: null,
    retryAt: null,
    decideBy: null,
    handoverTo: null,
    handoverNote: null,
    handoverBy: null,
    closedAt: timing.now,
  });
  return { next, events: [happened(e, 'declined', { by: who, reasonCode })] };
}
