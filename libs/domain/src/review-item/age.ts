import { type Level, rankOf } from '@kith/contracts/level';

/** Signs that somebody may be too young for a community of adults: a rule of the lexicon, and what members report. */
const codes: readonly string[] = ['E6', 'underAge'];

export const mayBeUnderAge = (signal: { code: string }): boolean => codes.includes(signal.code);

/** A hint of age is for the same day; with any other sign beside it, it is urgent (safety.md 2.3, H26). */
export const ageLevel = (others: readonly Level[]): Level =>
  others.some((level) => rankOf(level) >= rankOf('AMBER')) ? 'RED' : 'AMBER';

/** What only leads see would leave the hands of whoever is on shift: never while life is at risk. */
export const isForLeads = (levels: readonly Level[]): boolean => !levels.includes('CRISIS');
