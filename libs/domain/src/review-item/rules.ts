import type { RuleCode } from '@kith/contracts/moderation-codes';

import { DomainError } from '../refusal.js';

/** Rules that allow removal or a pause. Distress is not among them (R20). */
const forRemoval: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'riskyDetail',
  'encouragesHarm',
  'exposesPerson',
  'personalDetails',
  'unsafeAdvice',
  'unkind',
  'selling',
  'unmarkedAi',
  'illegal',
  'underAge',
  'offTopic',
]);

export const allowsRemoval = (code: RuleCode): boolean => forRemoval.has(code);

/** Distress alone never takes words away for good, and never pauses a person (R20). */
export function checkRemovalRule(code: RuleCode): void {
  if (!allowsRemoval(code)) throw new DomainError('reviewItem.notForDistress', { reasonCode: code });
}

export const longestPauseHours = 24;

/** A pause lasts one to 24 hours; longer ones are not set from the desk (2.1). */
export function checkPause(hours: number): void {
  if (!Number.isInteger(hours) || hours < 1 || hours > longestPauseHours) {
    throw new DomainError('input.invalid', { field: 'hours', min: 1, max: longestPauseHours });
  }
}
