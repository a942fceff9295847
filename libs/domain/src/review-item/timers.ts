import type { Level } from '@kith/contracts/level';

import type { Timers } from '../configuration/timers.js';

/** Minutes from when the words were written until somebody has claimed the item; green promises nothing. */
export const claimMinutes = (timers: Timers, level: Level): number | null =>
  level === 'GREEN' ? null : timers[`claim.${level}`];

/** Minutes from when the words were written until something was done. */
export const actMinutes = (timers: Timers, level: Level): number | null =>
  level === 'GREEN' ? null : timers[`act.${level}`];

/** How long a claim holds without a sign of work (2.6). */
export const leaseMinutes = (timers: Timers, level: Level): number =>
  level === 'GREEN' ? timers['lease.AMBER'] : timers[`lease.${level}`];
