import type { DecideReason, ReportOutcome } from '@kith/contracts/moderation-codes';

const rule: Readonly<Record<DecideReason, ReportOutcome>> = {
  noConcern: 'noRuleBroken',
  falseAlarm: 'noRuleBroken',
  supported: 'noRuleBroken',
  signposted: 'noRuleBroken',
  acted: 'acted',
  duplicate: 'acted',
};

/** Reasons which say that somebody was there for the person; whether by words is another question. */
const caring: ReadonlySet<string> = new Set<DecideReason>(['supported', 'signposted', 'acted']);

/**
 * Broad words for reporters from the reason of a decision: never a sanction, nothing clinical (R10, R48). "We wrote to
 * the person" is said only when somebody `wrote`.
 */
export const outcomeOf = (reasonCode: string, wrote: boolean): { worried: ReportOutcome; rule: ReportOutcome } => ({
  worried: wrote && caring.has(reasonCode) ? 'supported' : 'looked',
  rule: Object.hasOwn(rule, reasonCode) ? rule[reasonCode as DecideReason] : 'acted',
});
