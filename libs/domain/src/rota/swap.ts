import type { Role } from '@kith/contracts/roles';

import { DomainError } from '../refusal.js';
import { type Duty, mayHold, type RotaSpan } from './rota.js';

export type SwapStatus = 'OFFERED' | 'ACCEPTED' | 'REFUSED' | 'LAPSED' | 'WITHDRAWN' | 'CANCELLED';

/** A shift, or a part of it, that its holder offers. They stay responsible until a colleague accepts (R28). */
export interface Swap {
  id: string;
  /** Null once the shift was taken out of the rota. */
  shiftId: string | null;
  duty: Duty;
  from: Date;
  until: Date;
  offeredBy: string;
  /** Null: to everybody who may hold the duty. */
  offeredTo: string | null;
  /** Those who said no to an offer to everybody. */
  refusedBy: readonly string[];
  status: SwapStatus;
  takenBy: string | null;
}

/** What is offered, checked: `input.invalid` names the field, `shift.begun` says that it is too late. */
export function offer(
  shift: RotaSpan,
  wanted: { from: Date; until: Date; to: { id: string; roles: readonly Role[] } | null },
  now: Date,
): Pick<Swap, 'duty' | 'from' | 'until' | 'offeredBy' | 'offeredTo'> {
  const { from, until, to } = wanted;
  if (from < shift.from || from >= shift.until) throw new DomainError('input.invalid', { field: 'from' });
  if (until <= from || until > shift.until) throw new DomainError('input.invalid', { field: 'until' });
  if (from <= now) throw new DomainError('shift.begun');
  if (to && (to.id === shift.accountId || !mayHold(shift.duty, to.roles)))
    throw new DomainError('input.invalid', { field: 'toAccountId' });
  return { duty: shift.duty, from, until, offeredBy: shift.accountId, offeredTo: to?.id ?? null };
}

/** Still to be had: nobody took it, it was not taken back, and its time has not come. */
export const isOpenSwap = (swap: Pick<Swap, 'status' | 'from'>, now: Date): boolean =>
  swap.status === 'OFFERED' && swap.from > now;

/** The shift in up to three pieces that touch: what comes before, what changes hands, what comes after. */
export interface Pieces {
  before: RotaSpan | null;
  taken: RotaSpan;
  after: RotaSpan | null;
}

/**
 * The receiver takes it. Refused with `swap.settled` when a colleague was first, its time has come, or the shift is not
 * the holder's any more. The pieces cover what the shift covered, so no hole comes to be.
 */
export function take(swap: Swap, shift: RotaSpan | null, who: string, now: Date): Pieces {
  const isWhole = shift && shift.from <= swap.from && swap.until <= shift.until && shift.accountId === swap.offeredBy;
  if (!isOpenSwap(swap, now) || !isWhole) throw new DomainError('swap.settled', { status: swap.status });
  const piece = (from: Date, until: Date) => (from < until ? { ...shift, from, until } : null);
  return {
    before: piece(shift.from, swap.from),
    taken: { ...shift, accountId: who, from: swap.from, until: swap.until },
    after: piece(swap.until, shift.until),
  };
}

/** A colleague says no. An offer to them alone is over; one to everybody stands for the others. */
export function refuse(swap: Swap, who: string, now: Date): Pick<Swap, 'status' | 'refusedBy'> {
  if (!isOpenSwap(swap, now)) throw new DomainError('swap.settled', { status: swap.status });
  if (swap.offeredTo) return { status: 'REFUSED', refusedBy: [who] };
  return { status: 'OFFERED', refusedBy: [...new Set([...swap.refusedBy, who])] };
}

/** The holder takes it back, or a clinical lead cancels it. */
export function endOffer(swap: Swap, who: string, now: Date): SwapStatus {
  if (!isOpenSwap(swap, now)) throw new DomainError('swap.settled', { status: swap.status });
  return swap.offeredBy === who ? 'WITHDRAWN' : 'CANCELLED';
}
