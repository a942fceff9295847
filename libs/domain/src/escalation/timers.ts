import type { CaseLevel, Timing } from './escalation.js';

const hours = 60;
const days = 24 * hours;

/** Minutes that one level allows for each step (safety.md 2.4). */
export interface CaseTimers {
  acknowledge: number;
  /** From opening to the first page. */
  firstPage: number;
  /** From each step of the ladder to the next: primary, primary again, backup, everyone, and everyone again. */
  ladder: readonly [number, number, number, number];
  /** From acknowledging to opening the case. */
  open: number;
  /** From detection to the first private contact attempt. */
  firstContact: number;
  /** Without an entry before the owner and the backup are paged again. */
  idle: number;
  /** Longest time a case may rest before somebody looks again; null where it may not rest. */
  longestWatch: number | null;
}

/** Defaults that a clinical lead signs off; amber never pages at night, but it is not forgotten either. */
export const caseTimers: Readonly<Record<CaseLevel, CaseTimers>> = {
  CRISIS: {
    acknowledge: 5,
    firstPage: 0,
    ladder: [5, 5, 5, 5],
    open: 5,
    firstContact: 15,
    idle: 10,
    longestWatch: null,
  },
  RED: {
    acknowledge: 30,
    firstPage: 0,
    ladder: [15, 15, 30, 30],
    open: 30,
    firstContact: 60,
    idle: 60,
    longestWatch: 1 * days,
  },
  AMBER: {
    acknowledge: 1 * days,
    firstPage: 1 * days,
    ladder: [12 * hours, 12 * hours, 1 * days, 1 * days],
    open: 1 * days,
    firstContact: 1 * days,
    idle: 1 * days,
    longestWatch: 14 * days,
  },
};

/** Minutes from the words of a crisis until somebody decides on emergency services, while nobody has reached the person. */
export const decideWithin = 30;

/** Minutes until a second person must have signed off the closing of a crisis case. */
export const signOffWithin = 1 * days;

/** Minutes between two calls for a sign-off that is late. */
export const signOffAgain = 1 * hours;

/** Minutes after closing during which a new trigger opens the same case again. */
export const reopensWithin = 30 * days;

/** One clinician holds at most this many open crisis cases (R32). */
export const crisisCasesEach = 3;

/** One working day later at the same time; Saturday and Sunday do not count. */
export function nextWorkingDay({ now, after }: Timing): Date {
  const weekday = now.getUTCDay();
  return after(now, days * (weekday === 5 ? 3 : weekday === 6 ? 2 : 1));
}
