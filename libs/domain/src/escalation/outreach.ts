import { DomainError } from '../refusal.js';

export const channels = ['MESSAGE', 'PHONE', 'TEXT', 'SUPPORTER', 'CLINIC', 'EMERGENCY', 'OTHER'] as const;
export const results = ['REACHED', 'NO_ANSWER', 'DECLINED', 'WRONG_PERSON', 'THIRD_PARTY', 'SENT'] as const;

/** What only the right person is likely to know; asked for before any clinical talk (H09). */
export const facts = [
  'DISPLAY_NAME',
  'GROUP',
  'WHAT_THEY_WROTE',
  'CONDITION',
  'REGION',
  'AGE_BAND',
  'SUPPORTER',
] as const;
export type ConfirmedFact = (typeof facts)[number];

/** Ways on which anybody may answer: there it must be made sure who speaks. */
const anybodyAnswers: readonly string[] = ['PHONE', 'TEXT'];
const factsNeeded = 2;

/** Whether an attempt needs to say by which facts the person was known (H09). */
export const needsFacts = (channel: string, result: string): boolean =>
  result === 'REACHED' && anybodyAnswers.includes(channel);

/** Nobody of ours was spoken to: three of these ask for the identity decision (R35). */
export const hasFailed = (result: string): boolean => result === 'NO_ANSWER' || result === 'WRONG_PERSON';

/** Refuses what is no attempt, and a person counted as reached whom nobody asked for two facts (R35, H09). */
export function checkAttempt(attempt: { channel: string; result: string; confirmed: readonly ConfirmedFact[] }): void {
  const { channel, result, confirmed } = attempt;
  if (!channels.some((one) => one === channel)) throw new DomainError('input.invalid', { field: 'channel' });
  if (!results.some((one) => one === result)) throw new DomainError('input.invalid', { field: 'result' });
  if (confirmed.length > facts.length)
    throw new DomainError('input.tooLong', { field: 'confirmed', max: facts.length });
  if (needsFacts(channel, result) && new Set(confirmed).size < factsNeeded)
    throw new DomainError('input.required', { field: 'confirmed' });
}

/** How far ahead a member can ask to be rung. */
const farthestDays = 7;

/** When a member wants to be rung: both ends or none. Refuses times that are over, turned round or too far. */
export function callWindow(from: Date | null, until: Date | null, now: Date): { from: Date; until: Date } | null {
  if (!from && !until) return null;
  if (!from) throw new DomainError('input.required', { field: 'from' });
  if (!until) throw new DomainError('input.required', { field: 'until' });
  const farthest = new Date(now.getTime() + farthestDays * 86_400_000);
  if (until <= now || until > farthest || until <= from) throw new DomainError('input.invalid', { field: 'until' });
  // The earlier end may lie a little back: "from now on".
  if (from < new Date(now.getTime() - 86_400_000)) throw new DomainError('input.invalid', { field: 'from' });
  return { from, until };
}
