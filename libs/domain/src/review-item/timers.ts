import type { Level } from '@kith/contracts/level';

/** Minutes of safety.md 2.4, counted from when the words were written. Green promises nothing. */
export const claimMinutes: Readonly<Record<Level, number | null>> = { CRISIS: 3, RED: 15, AMBER: 240, GREEN: null };
export const actMinutes: Readonly<Record<Level, number | null>> = { CRISIS: 5, RED: 30, AMBER: 480, GREEN: null };

/** How long a claim holds without a sign of work (2.6). */
export const leaseMinutes = (level: Level): number => (level === 'CRISIS' ? 3 : 10);

/** How long a crisis nobody claims may wait before the clinician is paged directly. */
export const pageMinutes = 3;

/** A decided item closes after this many quiet days. */
export const quietDays = 7;
