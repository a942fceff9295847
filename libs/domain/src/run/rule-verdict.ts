import { type Level, rankOf } from '@kith/contracts/level';
import type { DecideReason, LevelReason } from '@kith/contracts/moderation-codes';

/** What people did about a concern after a rule had fired in it. What was undone is left out. */
export interface Handled {
  /** The highest level at which the rule fired. */
  firedAt: Level;
  decided: boolean;
  /** A person called a clinician. */
  escalated: boolean;
  /** Why it was decided; null while it is open. */
  reason: string | null;
  /** The level a person set last, and why; null where nobody changed it. */
  levelSet: Level | null;
  levelReason: string | null;
}

export type Verdict = { is: 'OPEN' } | { is: 'AGREED' } | { is: 'OVERRULED'; reason: string };

const unfounded: ReadonlySet<string> = new Set<DecideReason>(['noConcern', 'falseAlarm']);
/** A danger that has passed was there: lowering for it says nothing against the rule. */
const passed: LevelReason = 'safeNow';

/**
 * What people made of a rule. Overruled: they found nothing, or put the level below the one at which it fired. Agreed: every
 * other decision, and calling a clinician always. The decision counts, not what was tried on the way to it.
 */
export function verdictOn({ firedAt, decided, escalated, reason, levelSet, levelReason }: Handled): Verdict {
  if (!decided) return { is: 'OPEN' };
  if (escalated) return { is: 'AGREED' };
  if (reason && unfounded.has(reason)) return { is: 'OVERRULED', reason };
  if (levelSet && levelReason && levelReason !== passed && rankOf(levelSet) < rankOf(firedAt))
    return { is: 'OVERRULED', reason: levelReason };
  return { is: 'AGREED' };
}

/** Fewer decisions say nothing about a rule, and something about the people in them (2.10). */
export const enoughDecided = 5;
/** An amber rule that people agree with less often than this is to be narrowed (H03). */
export const narrowBelow = 0.1;

export interface Judged {
  level: Level;
  fired: number;
  agreed: number;
  overruled: number;
}

/** The share of decisions that agreed with a rule, from 0 to 1; null where too few were made. */
export const agreedShare = ({ agreed, overruled }: Judged): number | null =>
  agreed + overruled < enoughDecided ? null : agreed / (agreed + overruled);

/** Whether the rule costs more looks than it is worth. Graver rules are changed only after a replay (H03). */
export function shouldNarrow(rule: Judged): boolean {
  const share = agreedShare(rule);
  return rule.level === 'AMBER' && share !== null && share < narrowBelow;
}

/** Rules that need a look first: overruled most often where enough was decided, then fired most often. */
export const byNeed = (a: Judged, b: Judged): number =>
  (agreedShare(a) ?? 1) - (agreedShare(b) ?? 1) || b.fired - a.fired;
