import type { DecideReason, ReportOutcome } from '@kith/contracts/moderation-codes';

const words: Readonly<Record<DecideReason, { worried: ReportOutcome; rule: ReportOutcome }>> = {
  noConcern: { worried: 'supported', rule: 'noRuleBroken' },
  falseAlarm: { worried: 'supported', rule: 'noRuleBroken' },
  supported: { worried: 'supported', rule: 'noRuleBroken' },
  signposted: { worried: 'supported', rule: 'noRuleBroken' },
  acted: { worried: 'supported', rule: 'acted' },
  duplicate: { worried: 'supported', rule: 'acted' },
};

/** Broad words for reporters from the reason of a decision: never a sanction, nothing clinical (R10, R48). */
export const outcomeOf = (reasonCode: string): { worried: ReportOutcome; rule: ReportOutcome } =>
  words[reasonCode as DecideReason] ?? { worried: 'supported', rule: 'acted' };
