import type { Duty } from '../rota/rota.js';
import { type Escalation, isEnded } from './escalation.js';

/** A shift on call as its end sees it. `endedAt` is null until its cases are in other hands. */
export interface ClinicalShift {
  id: string;
  duty: Duty;
  accountId: string;
  until: Date;
  endedAt: Date | null;
}

/** What of a case matters at the end of a shift. */
export type HeldCase = Pick<Escalation, 'id' | 'status' | 'level' | 'ownerId' | 'acknowledgedAt' | 'handoverTo'>;

/**
 * RUNNING: it has not come to its end. OPEN: its end is past, and cases are still in the holder's hands (R33). ENDED: it is
 * over.
 */
export type ShiftState = 'RUNNING' | 'OPEN' | 'ENDED';

/** Level 1 and 2 are handed over at the end of a shift; what waits for the clinic's day stays with whoever works on it. */
const isNightWork = (e: Pick<HeldCase, 'level'>): boolean => e.level !== 'AMBER';

/** Still in the owner's hands: not ended, and not merely waiting for a second signature. */
export const isToHandOver = (e: HeldCase): boolean => isNightWork(e) && !isEnded(e) && e.status !== 'CLOSING';

/** Cases that keep a shift open: its holder's, unless they took it after the shift was over. */
export const leftOver = <Case extends HeldCase>(shift: ClinicalShift, cases: readonly Case[]): Case[] =>
  cases.filter(
    (e) =>
      e.ownerId === shift.accountId && isToHandOver(e) && (e.acknowledgedAt === null || e.acknowledgedAt < shift.until),
  );

/** A manager holds no cases by duty, and a holder who is on call again goes on with theirs: such a shift just ends. */
export function shiftState(
  shift: ClinicalShift,
  cases: readonly HeldCase[],
  isOnCallAgain: boolean,
  now: Date,
): ShiftState {
  if (shift.endedAt) return 'ENDED';
  if (now < shift.until) return 'RUNNING';
  const isDone = shift.duty === 'MANAGER' || isOnCallAgain || leftOver(shift, cases).length === 0;
  return isDone ? 'ENDED' : 'OPEN';
}
