import type { Decision } from '../decision.js';
import { DomainError } from '../refusal.js';

export type ShiftStatus = 'PLANNED' | 'ACTIVE' | 'HANDED_OVER' | 'ABANDONED';

/** A moderator's time at the desk. */
export interface DeskShift {
  id: string;
  accountId: string;
  plannedFrom: Date;
  plannedUntil: Date;
  startedAt: Date | null;
  endedAt: Date | null;
  status: ShiftStatus;
  /** How many hard items (red, crisis) the moderator takes in this shift at most. */
  hardItemCap: number;
  handoverNote: string | null;
  version: number;
}

export type ShiftEvent =
  | { type: 'shift.started'; shiftId: string; accountId: string }
  | { type: 'shift.ended'; shiftId: string; accountId: string; how: 'handedOver' | 'abandoned' };

/** A planned shift may be started this long before its time, in minutes. */
export const earlyStartMinutes = 60;

/** A shift nobody ended is given up this long after its planned end, in minutes; the leads are told (S09). */
export const missedEndMinutes = 30;

/** Longest shift that may be planned or started, in hours. */
export const longestShiftHours = 12;

/** Length of a shift that is started without a plan and without an end, in hours. */
export const usualShiftHours = 2;

const minute = 60_000;
const hour = 60 * minute;

/** Refuses times that end before they begin, last too long or are over already. */
export function checkSpan(from: Date, until: Date, now: Date): void {
  if (until <= from || until <= now) throw new DomainError('input.invalid', { field: 'until' });
  if (until.getTime() - from.getTime() > longestShiftHours * hour)
    throw new DomainError('input.invalid', { field: 'until', maxHours: longestShiftHours });
}

/** Refuses a cap that is not between 0 and 10 hard items. */
export function checkCap(cap: number): void {
  if (!Number.isInteger(cap) || cap < 0 || cap > 10) throw new DomainError('input.invalid', { field: 'hardItemCap' });
}

/** The moderator arrives. Starting a running shift again changes nothing. */
export function start(shift: DeskShift, hardItemCap: number, now: Date): Decision<DeskShift, ShiftEvent> {
  if (shift.status === 'ACTIVE') return { next: shift, events: [] };
  const tooEarly = now.getTime() < shift.plannedFrom.getTime() - earlyStartMinutes * minute;
  if (shift.status !== 'PLANNED' || tooEarly || now >= shift.plannedUntil)
    throw new DomainError('shift.notStartable', { status: shift.status });
  return {
    next: { ...shift, status: 'ACTIVE', startedAt: now, hardItemCap },
    events: [{ type: 'shift.started', shiftId: shift.id, accountId: shift.accountId }],
  };
}

/** The moderator hands over and leaves. */
export function end(shift: DeskShift, handoverNote: string, now: Date): Decision<DeskShift, ShiftEvent> {
  if (shift.status !== 'ACTIVE') throw new DomainError('shift.notRunning', { status: shift.status });
  return {
    next: { ...shift, status: 'HANDED_OVER', endedAt: now, handoverNote: handoverNote || null },
    events: [{ type: 'shift.ended', shiftId: shift.id, accountId: shift.accountId, how: 'handedOver' }],
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
