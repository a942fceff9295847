import type { Timers } from '../configuration/timers.js';
import type { CaseLevel, Timing } from './escalation.js';

const days = 24 * 60;

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

/** The agreed times of one level. A crisis never rests; amber never pages at night, but it is not forgotten either. */
export const caseTimers = (timers: Timers, level: CaseLevel): CaseTimers => ({
  acknowledge: timers[`acknowledge.${level}`],
  firstPage: level === 'AMBER' ? timers['firstPage.AMBER'] : 0,
  ladder: [timers[`again.${level}`], timers[`backup.${level}`], timers[`everyone.${level}`], timers[`repeat.${level}`]],
  open: timers[`open.${level}`],
  firstContact: timers[`firstContact.${level}`],
  idle: timers[`idle.${level}`],
  longestWatch: level === 'CRISIS' ? null : timers[`watch.${level}`],
});

/** One working day later at the same time; Saturday and Sunday do not count. */
export function nextWorkingDay({ now, after }: Pick<Timing, 'now' | 'after'>): Date {
  const weekday = now.getUTCDay();
  return after(now, days * (weekday === 5 ? 3 : weekday === 6 ? 2 : 1));
}
