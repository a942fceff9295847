import { DomainError } from '../refusal.js';
import {
  type CaseDecision,
  type Escalation,
  happened,
  isEnded,
  isInHand,
  isWaiting,
  moved,
  type Timing,
} from './escalation.js';
import { backInHand } from './opening.js';
import type { Cover, PagingDecision } from './cover.js';
import { everyoneCalled, isFull } from './paging.js';
import { caseTimers } from './timers.js';

const unchanged = (e: Escalation): CaseDecision => ({ next: e, events: [] });

/**
 * One clinician takes the case; asking twice changes nothing. Refused with `escalation.notWaiting` when a colleague was
 * first, and with `escalation.caseLoad` for a fourth crisis case while somebody else can still be rung (R32).
 */
export function acknowledge(
  e: Escalation,
  who: string,
  cover: Pick<Cover, 'crisisCases' | 'everyone'>,
  timing: Timing,
): CaseDecision {
  if (e.ownerId === who && !isWaiting(e)) return unchanged(e);
  if (!isWaiting(e)) throw new DomainError('escalation.notWaiting', { status: e.status });
  const others = cover.everyone.some((id) => id !== who && id !== e.accountId && !isFull(cover, id, timing));
  refuseFourth(e, who, cover, others && e.pageStep < everyoneCalled, timing);
  return taken(e, who, timing, happened(e, 'acknowledged', { ownerId: who, late: isLate(e.acknowledgeBy, timing) }));
}

const isLate = (by: Date | null, { now }: Timing): boolean => by !== null && now > by;

function refuseFourth(
  e: Escalation,
  who: string,
  cover: Pick<Cover, 'crisisCases'>,
  othersLeft: boolean,
  timing: Timing,
): void {
  const { agreed } = timing;
  const full = isFull(cover, who, timing);
  if (e.level === 'CRISIS' && e.ownerId !== who && full && othersLeft) {
    throw new DomainError('escalation.caseLoad', { limit: agreed.thresholds.crisisCases });
  }
}

function taken(
  e: Escalation,
  who: string,
  { now, after, agreed }: Timing,
  event: CaseDecision['events'][number],
): CaseDecision {
  const same = e.ownerId === who;
  const next = moved(e, 'ACKNOWLEDGED', {
    ownerId: who,
    acknowledgedAt: same && e.acknowledgedAt ? e.acknowledgedAt : now,
    openBy: same && e.openedByOwnerAt ? e.openBy : after(now, caseTimers(agreed.timers, e.level).open),
    openedByOwnerAt: same ? e.openedByOwnerAt : null,
    nextEntryBy: after(now, caseTimers(agreed.timers, e.level).idle),
    nextPageAt: null,
    lookAgainAt: null,
    // What came due while nobody had the case is for the new owner, once they have had time to open it.
    ...later(e, after(now, caseTimers(agreed.timers, e.level).open)),
    handoverTo: null,
    handoverNote: null,
    handoverBy: null,
  });
  return { next, events: [event] };
}

const later = ({ retryAt, decideBy }: Escalation, at: Date): Pick<Escalation, 'retryAt' | 'decideBy'> => ({
  retryAt: retryAt && retryAt < at ? at : retryAt,
  decideBy: decideBy && decideBy < at ? at : decideBy,
});

/** The owner looked at the case for the first time; other readers change nothing. */
export function firstSight(e: Escalation, who: string, timing: Timing): CaseDecision {
  if (isEnded(e) || e.ownerId !== who || e.openedByOwnerAt) return unchanged(e);
  return {
    next: { ...e, openedByOwnerAt: timing.now },
    events: [happened(e, 'seen', { late: isLate(e.openBy, timing) })],
  };
}

/** Asks a colleague to take over. The owner stays responsible until the colleague accepts (R33). */
export function offerHandover(e: Escalation, who: string, to: string, note: string, timing: Timing): PagingDecision {
  if (!isInHand(e) && e.status !== 'MONITORING') {
    throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'ACKNOWLEDGED' });
  }
  if (to === e.ownerId || to === e.accountId) throw new DomainError('input.invalid', { field: 'toAccountId' });
  if (!note.trim()) throw new DomainError('input.required', { field: 'note' });
  return {
    next: {
      ...e,
      handoverTo: to,
      handoverNote: note,
      handoverBy: timing.after(timing.now, caseTimers(timing.agreed.timers, e.level).acknowledge),
    },
    events: [happened(e, 'handoverOffered', { by: who, to })],
    page: { step: 0, targets: [{ duty: 'HANDOVER', accountId: to }] },
  };
}

export function acceptHandover(
  e: Escalation,
  who: string,
  cover: Pick<Cover, 'crisisCases'>,
  timing: Timing,
): CaseDecision {
  if (isEnded(e) || e.handoverTo !== who) throw new DomainError('escalation.notOwner');
  refuseFourth(e, who, cover, true, timing);
  return taken(e, who, timing, happened(e, 'handedOver', { from: e.ownerId, to: who }));
}

/** The colleague says no, or the owner takes the offer back. */
export function declineHandover(e: Escalation, who: string): CaseDecision {
  if (isEnded(e) || !e.handoverTo)
    throw new DomainError('escalation.illegalTransition', { from: e.status, to: e.status });
  return {
    next: { ...e, handoverTo: null, handoverNote: null, handoverBy: null },
    events: [happened(e, 'handoverDeclined', { by: who, to: e.handoverTo })],
  };
}

/** What an attempt means for the clocks: the person was reached or help was sent; and when it will be tried again. */
export interface Outreach {
  isSettled: boolean;
  retryAt: Date | null;
}

/**
 * Something was written or done for the person. The owner's entry starts the idle clock again and ends a page for being
 * idle; after a rise it does not: that page wants to be acknowledged. A contact attempt by anybody stops the clock of
 * the first contact, and takes the place of the one that was planned.
 */
export function entry(
  e: Escalation,
  who: string,
  what: string,
  isContact: boolean,
  timing: Timing,
  outreach: Outreach = { isSettled: false, retryAt: null },
): CaseDecision {
  if (isEnded(e)) throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'IN_PROGRESS' });
  const { now, after, agreed } = timing;
  const contact = {
    ...(isContact && { firstContactAt: e.firstContactAt ?? now, retryAt: outreach.retryAt }),
    ...(outreach.isSettled && { decideBy: null }),
  };
  const event = happened(e, what, {
    by: who,
    ...(isContact && !e.firstContactAt && { first: true, late: isLate(e.firstContactBy, timing) }),
  });
  const stays = e.ownerId !== who || (isWaiting(e) && e.acknowledgedAt === null);
  if (stays || e.status === 'MONITORING' || e.status === 'CLOSING')
    return { next: { ...e, ...contact }, events: [event] };
  const next = moved(e, 'IN_PROGRESS', {
    ...contact,
    nextPageAt: null,
    nextEntryBy: after(now, caseTimers(agreed.timers, e.level).idle),
  });
  return { next, events: [event] };
}

/** In the owner's hands and being worked on; what the table asks before watching, declining or closing. */
export function working(e: Escalation, timing: Timing): Escalation {
  if (e.status === 'IN_PROGRESS') return e;
  if (e.status === 'MONITORING') return backInHand(e, timing);
  if (e.status === 'ACKNOWLEDGED') return moved(e, 'IN_PROGRESS');
  throw new DomainError('escalation.illegalTransition', { from: e.status, to: 'IN_PROGRESS' });
}
