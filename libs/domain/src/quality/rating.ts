import { type Level, rankOf } from '@kith/contracts/level';
import {
  type RatingAction,
  ratingActions,
  ratingCategories,
  type RatingCategory,
  type RatingReason,
} from '@kith/contracts/quality-codes';

/** What one person said about a concern. */
export interface Rating {
  level: Level;
  category: RatingCategory;
  action: RatingAction;
}

/** What is known of the decision that is rated again. */
export interface FirstDecision {
  level: Level;
  /** The gravest signal it had, null where none had a level. */
  signal: { source: string; category: string; code: string } | null;
  /** Kinds of acts of the desk that stand, and the reason it was closed for. */
  acts: readonly string[];
  reason: string | null;
}

const unfounded: readonly string[] = ['noConcern', 'falseAlarm'];

const ofReport: Readonly<Record<string, RatingCategory>> = {
  safety: 'B',
  stillWorried: 'B',
  medicalEmergency: 'A',
  unsafeAdvice: 'F',
  unkind: 'I',
  personalDetails: 'G',
  selling: 'H',
  unmarkedAi: 'F',
  underAge: 'E',
};

const ofAct: Readonly<Record<string, RatingAction>> = {
  reply: 'SUPPORT',
  message: 'SUPPORT',
  repliesOff: 'SUPPORT',
  hide: 'TAKE_AWAY',
  remove: 'TAKE_AWAY',
  decline: 'TAKE_AWAY',
  restrict: 'PAUSE',
  escalate: 'CLINICIAN',
};

const weightier = (a: RatingAction, b: RatingAction): RatingAction =>
  ratingActions.indexOf(a) >= ratingActions.indexOf(b) ? a : b;

function categoryOf({ signal, reason }: FirstDecision): RatingCategory {
  if (reason !== null && unfounded.includes(reason)) return 'NONE';
  if (signal?.source === 'REPORT') return ofReport[signal.code] ?? 'OTHER';
  return ratingCategories.find((one) => one === signal?.category) ?? 'OTHER';
}

/** A decision said as a rating: so that both people are asked the same. */
export const firstRating = (decision: FirstDecision): Rating => ({
  level: decision.level,
  category: categoryOf(decision),
  action: decision.acts
    .map((kind) => ofAct[kind] ?? 'NOTHING')
    .reduce(weightier, decision.reason === 'supported' || decision.reason === 'signposted' ? 'SUPPORT' : 'NOTHING'),
});

/** Steps between two levels. */
export const levelsApart = (a: Level, b: Level): number => Math.abs(rankOf(a) - rankOf(b));

export const differ = (a: Rating, b: Rating): boolean =>
  a.level !== b.level || a.category !== b.category || a.action !== b.action;

/** This far apart, the case is looked at again by the rules of learning (R52). */
export const isFarApart = (a: Rating, b: Rating): boolean => levelsApart(a.level, b.level) >= 2;

/**
 * What a second look found that the first did not: somebody must look soon, and nobody was going to. It goes to the desk
 * at once, because the person may still be waiting (H04).
 */
export const findsGraver = (first: Rating, second: Rating): boolean =>
  rankOf(second.level) >= rankOf('RED') && rankOf(second.level) > rankOf(first.level);

/** The one reason that is kept where several hold. */
export const reasonOf = (was: { crisis: boolean; distress: boolean }): RatingReason =>
  was.crisis ? 'CRISIS' : was.distress ? 'DISTRESS' : 'SHARE';
