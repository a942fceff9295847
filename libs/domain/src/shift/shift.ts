import type { Thresholds } from '../configuration/numbers.js';
import type { Decision } from '../decision.js';
import { DomainError } from '../refusal.js';

export type ShiftStatus = 'PLANNED' | 'ACTIVE' | 'HANDED_OVER' | 'ABANDONED';

/** How somebody is; for themselves and their lead. */
export const feelings = ['STEADY', 'TENDER', 'WORN'] as const;
export type Feeling = (typeof feelings)[number];

/** Categories of signals somebody may prefer not to be given (R50). */
export const topics = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;

/** A moderator's time at the desk. */
export interface DeskShift {
  id: string;
  accountId: string;
  plannedFrom: Date;
  plannedUntil: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  status: ShiftStatus;
  /** How many hard items (a life at risk, self-harm, abuse) the moderator takes in this shift at most. */
  hardItemCap: number;
  /** Categories the moderator would rather not be given. */
  prefersNot: readonly string[];
  feelingAtStart: Feeling | null;
  feelingAtEnd: Feeling | null;
  /** The moderator asks their lead for a talk about this shift. */
  wantsDebrief: boolean;
  handoverNote: string | null;
  /** The moderator left early because they needed to; the rest of the time is open (R49). */
  steppedAwayAt: Date | null;
  version: number;
}

export type ShiftEvent =
  | { type: 'shift.started'; shiftId: string; accountId: string }
  | { type: 'shift.ended'; shiftId: string; accountId: string; how: 'handedOver' | 'steppedAway' | 'abandoned' };

/** A planned shift may be started this long before its time, in minutes. */
export const earlyStartMinutes = 60;

/** With what somebody arrives. */
export interface Arrival {
  hardItemCap: number;
  prefersNot: readonly string[];
  feeling: Feeling | null;
}

/** With what somebody leaves. */
export interface Leaving {
  handoverNote: string;
  feeling: Feeling | null;
  wantsDebrief: boolean;
}

const minute = 60_000;
const hour = 60 * minute;

/** Refuses times that end before they begin, last longer than was agreed or are over already. */
export function checkSpan(
  from: Date,
  until: Date,
  now: Date,
  { shiftLongest }: Pick<Thresholds, 'shiftLongest'>,
): void {
  if (until <= from || until <= now) throw new DomainError('input.invalid', { field: 'until' });
  if (until.getTime() - from.getTime() > shiftLongest * hour)
    throw new DomainError('input.invalid', { field: 'until', maxHours: shiftLongest });
}

/** Refuses a cap of more hard items than was agreed (R50). */
export function checkCap(cap: number, { hardItems }: Pick<Thresholds, 'hardItems'>): void {
  if (!Number.isInteger(cap) || cap < 0 || cap > hardItems)
    throw new DomainError('input.invalid', { field: 'hardItemCap', max: hardItems });
}

/** Refuses topics that are none, and more than there are. */
export function checkTopics(prefersNot: readonly string[]): void {
  if (prefersNot.length > topics.length)
    throw new DomainError('input.tooLong', { field: 'prefersNot', max: topics.length });
  if (prefersNot.some((topic) => !(topics as readonly string[]).includes(topic)))
    throw new DomainError('input.invalid', { field: 'prefersNot' });
}

/** From when a planned shift may be started. */
export const startableFrom = (shift: Pick<DeskShift, 'plannedFrom'>): Date =>
  new Date(shift.plannedFrom.getTime() - earlyStartMinutes * minute);

/** The moderator arrives. Starting a running shift again changes nothing. */
export function start(shift: DeskShift, arrival: Arrival, now: Date): Decision<DeskShift, ShiftEvent> {
  if (shift.status === 'ACTIVE') return { next: shift, events: [] };
  const tooEarly = now < startableFrom(shift);
  if (shift.status !== 'PLANNED' || tooEarly || now >= shift.plannedUntil)
    throw new DomainError('shift.notStartable', { status: shift.status });
  return {
    next: {
      ...shift,
      status: 'ACTIVE',
      startedAt: now,
      hardItemCap: arrival.hardItemCap,
      prefersNot: [...new Set(arrival.prefersNot)],
      feelingAtStart: arrival.feeling,
    },
    events: [{ type: 'shift.started', shiftId: shift.id, accountId: shift.accountId }],
  };
}

/** The moderator leaves, with empty hands: refused with `shift.stillHolding` while they hold concerns (R33). */
export function end(shift: DeskShift, leaving: Leaving, holding: number, now: Date): Decision<DeskShift, ShiftEvent> {
  if (shift.status !== 'ACTIVE') throw new DomainError('shift.notRunning', { status: shift.status });
  if (holding > 0) throw new DomainError('shift.stillHolding', { count: holding });
  return {
    next: {
      ...shift,
      status: 'HANDED_OVER',
      endedAt: now,
      handoverNote: leaving.handoverNote || null,
      feelingAtEnd: leaving.feeling,
      wantsDebrief: leaving.wantsDebrief,
    },
    events: [{ type: 'shift.ended', shiftId: shift.id, accountId: shift.accountId, how: 'handedOver' }],
  };
}

/** The moderator needs to leave now, whatever they hold; nobody asks why (R49). */
export function stepAway(shift: DeskShift, now: Date): Decision<DeskShift, ShiftEvent> {
  if (shift.status !== 'ACTIVE') throw new DomainError('shift.notRunning', { status: shift.status });
  return {
    next: { ...shift, status: 'HANDED_OVER', endedAt: now, steppedAwayAt: now },
    events: [{ type: 'shift.ended', shiftId: shift.id, accountId: shift.accountId, how: 'steppedAway' }],
  };
}

/** Nobody ended it: the shift is over and what was held goes back to the queue. */
export function abandon(shift: DeskShift, now: Date): Decision<DeskShift, ShiftEvent> {
  if (shift.status !== 'ACTIVE') return { next: shift, events: [] };
  return {
    next: { ...shift, status: 'ABANDONED', endedAt: now },
    events: [{ type: 'shift.ended', shiftId: shift.id, accountId: shift.accountId, how: 'abandoned' }],
  };
}
