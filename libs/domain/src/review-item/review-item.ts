import { higherOf, type Level, rankOf } from '@kith/contracts/level';

import type { Agreed } from '../configuration/configuration.js';
import { DomainError } from '../refusal.js';
import { actMinutes, claimMinutes, leaseMinutes } from './timers.js';

export const reviewStatuses = ['NEW', 'CLAIMED', 'DECIDED', 'CLOSED'] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** All signals about one membership gather here; at most one is not closed (R7). Times are instants. */
export interface ReviewItem {
  id: string;
  reference: number;
  /** Null for a request for help from somebody signed out. */
  membershipId: string | null;
  groupId: string | null;
  level: Level;
  status: ReviewStatus;
  /** About private messages or about a moderator: peer moderators do not see it (R12). */
  leadsOnly: boolean;
  raisedAt: Date;
  claimBy: Date | null;
  actBy: Date | null;
  claimedBy: string | null;
  claimedAt: Date | null;
  leaseUntil: Date | null;
  actedAt: Date | null;
  decidedBy: string | null;
  decidedAt: Date | null;
  reasonCode: string | null;
  escalationId: string | null;
  /** Somebody waits for an answer or a time; it comes back then. */
  wakeAt: Date | null;
  reopenedCount: number;
  /** Crisis only: page the clinician then, if no moderator has acted. */
  pageDueAt: Date | null;
  /** The colleague who is asked to take it over. The holder keeps it until they accept (R33). */
  handoverTo: string | null;
  /** What the colleague should know, in the holder's words. */
  handoverNote: string | null;
  version: number;
}

/** Now, how long the minutes of safety.md 2.4 last in this deployment, and what two people have agreed on. */
export interface Timing {
  now: Date;
  after: (from: Date, minutes: number) => Date;
  agreed: Pick<Agreed, 'timers'>;
}

const dueIn = (minutes: number | null, from: Date, { after }: Timing) =>
  minutes === null ? null : after(from, minutes);

/** Nobody is asked to take it over. */
export const notOffered = { handoverTo: null, handoverNote: null };
const lease = (level: Level, { now, after, agreed }: Timing): Date => after(now, leaseMinutes(agreed.timers, level));

const sooner = (a: Date | null, b: Date | null): Date | null => (a && b ? (a < b ? a : b) : (a ?? b));

/** The promises of a level that run from when the words were written. */
export const promises = (
  level: Level,
  writtenAt: Date,
  timing: Timing,
): { claimBy: Date | null; actBy: Date | null } => ({
  claimBy: dueIn(claimMinutes(timing.agreed.timers, level), writtenAt, timing),
  actBy: dueIn(actMinutes(timing.agreed.timers, level), writtenAt, timing),
});

/** When an unclaimed crisis pages the clinician: after three minutes, or at once with nobody on shift (R18). */
const pageAt = (level: Level, onShift: boolean, { now, after, agreed }: Timing): Date | null =>
  level === 'CRISIS' ? (onShift ? after(now, agreed.timers.pageUnclaimed) : now) : null;

export interface RaisedSignal {
  level: Level;
  writtenAt: Date;
  leadsOnly: boolean;
  /** A moderator is on shift for this group now. */
  onShift: boolean;
}

/** What a first signal starts. */
export function opened(
  signal: RaisedSignal,
  timing: Timing,
): Omit<ReviewItem, 'id' | 'reference' | 'membershipId' | 'groupId' | 'version'> {
  return {
    level: signal.level,
    status: 'NEW',
    leadsOnly: signal.leadsOnly,
    raisedAt: signal.writtenAt,
    ...promises(signal.level, signal.writtenAt, timing),
    claimedBy: null,
    claimedAt: null,
    leaseUntil: null,
    actedAt: null,
    decidedBy: null,
    decidedAt: null,
    reasonCode: null,
    escalationId: null,
    wakeAt: null,
    reopenedCount: 0,
    pageDueAt: pageAt(signal.level, signal.onShift, timing),
    ...notOffered,
  };
}

/** A further signal joins: the level only goes up (R8), and a decided item comes back (R7). Refuses nothing but a closed one. */
export function joined(item: ReviewItem, signal: RaisedSignal, timing: Timing): ReviewItem {
  if (item.status === 'CLOSED') throw new DomainError('reviewItem.notOpen', { status: item.status });
  const level = higherOf(item.level, signal.level);
  const leadsOnly = item.leadsOnly || signal.leadsOnly;
  if (item.status === 'DECIDED') {
    return {
      ...item,
      ...opened({ ...signal, level, leadsOnly }, timing),
      escalationId: item.escalationId,
      reopenedCount: item.reopenedCount + 1,
    };
  }
  const fresh = promises(level, signal.writtenAt, timing);
  const rose = rankOf(level) > rankOf(item.level);
  const base: ReviewItem = {
    ...item,
    level,
    leadsOnly,
    wakeAt: null,
    claimBy: item.status === 'NEW' ? sooner(item.claimBy, fresh.claimBy) : item.claimBy,
    actBy: rose || !item.actedAt ? sooner(item.actBy, fresh.actBy) : item.actBy,
    actedAt: rose ? null : item.actedAt,
  };
  // What only leads may see leaves the hands of whoever held it.
  if (item.status === 'CLAIMED' && leadsOnly && !item.leadsOnly)
    return returned(base, 'handedBack', signal.onShift, timing);
  if (item.status === 'CLAIMED') {
    const anew = lease(level, timing);
    return {
      ...base,
      leaseUntil: item.wakeAt ? anew : rose ? sooner(item.leaseUntil, anew) : item.leaseUntil,
      pageDueAt: level === 'CRISIS' && rose ? base.actBy : item.pageDueAt,
    };
  }
  return { ...base, pageDueAt: item.pageDueAt ?? pageAt(level, signal.onShift, timing) };
}

/** Takes the lease. Holding it already changes nothing; somebody else's running lease refuses `reviewItem.claimed`. */
export function claimed(item: ReviewItem, actorId: string, timing: Timing): ReviewItem {
  if (item.status === 'CLAIMED' && item.claimedBy === actorId) return renewed(item, actorId, timing);
  if (item.status === 'CLAIMED') throw new DomainError('reviewItem.claimed');
  if (item.status === 'CLOSED') throw new DomainError('reviewItem.notOpen', { status: item.status });
  return {
    ...item,
    ...(item.status === 'DECIDED' && {
      decidedBy: null,
      decidedAt: null,
      reasonCode: null,
      reopenedCount: item.reopenedCount + 1,
    }),
    status: 'CLAIMED',
    claimedBy: actorId,
    claimedAt: timing.now,
    leaseUntil: lease(item.level, timing),
    wakeAt: null,
    // A crisis that is held but not acted on pages the clinician all the same; a late one when it would have anyway.
    pageDueAt: item.pageDueAt && item.actBy && item.actBy > timing.now ? item.actBy : item.pageDueAt,
  };
}

/** Work can only be done by the one who holds it. */
export function held(item: ReviewItem, actorId: string): ReviewItem {
  if (item.status !== 'CLAIMED') throw new DomainError('reviewItem.notOpen', { status: item.status });
  if (item.claimedBy !== actorId) throw new DomainError('reviewItem.notYours');
  return item;
}

/** Activity renews the lease (S03). */
export function renewed(item: ReviewItem, actorId: string, timing: Timing): ReviewItem {
  held(item, actorId);
  return { ...item, wakeAt: null, leaseUntil: lease(item.level, timing) };
}

/** Something was done: the first act stops the clocks, every act renews the lease. */
export function acted(item: ReviewItem, actorId: string, timing: Timing): ReviewItem {
  const next = renewed(item, actorId, timing);
  return { ...next, actedAt: item.actedAt ?? timing.now, pageDueAt: null };
}

/**
 * Back into the queue. A promise already gone by starts anew; a crisis pages soon and never later than it would have,
 * and at once when its lease ran out or nothing was done by the time promised: handing it around wins no time.
 */
export function returned(
  item: ReviewItem,
  why: 'handedBack' | 'leaseOver' | 'shiftEnded',
  onShift: boolean,
  timing: Timing,
): ReviewItem {
  const { claimBy } = promises(item.level, timing.now, timing);
  const late = !item.actedAt && item.actBy !== null && item.actBy <= timing.now;
  const here = onShift && why !== 'leaseOver' && !late;
  return {
    ...item,
    ...notOffered,
    status: 'NEW',
    claimedBy: null,
    claimedAt: null,
    leaseUntil: null,
    claimBy: item.claimBy && item.claimBy > timing.now ? item.claimBy : claimBy,
    pageDueAt: item.level === 'CRISIS' ? sooner(item.pageDueAt, pageAt(item.level, here, timing)) : null,
  };
}

/** Raising restarts the promises from now; lowering keeps what was promised no later than the new level would. */
export function leveled(item: ReviewItem, level: Level, timing: Timing): ReviewItem {
  if (item.status === 'CLOSED' || item.status === 'DECIDED')
    throw new DomainError('reviewItem.notOpen', { status: item.status });
  if (level === item.level) return item;
  const fresh = promises(level, timing.now, timing);
  const up = rankOf(level) > rankOf(item.level);
  return {
    ...item,
    level,
    claimBy: up ? sooner(item.claimBy, fresh.claimBy) : fresh.claimBy,
    actBy: up ? sooner(item.actBy, fresh.actBy) : fresh.actBy,
    wakeAt: level === 'CRISIS' ? null : item.wakeAt,
    leaseUntil:
      item.status === 'CLAIMED' && !(item.wakeAt && level !== 'CRISIS') ? lease(level, timing) : item.leaseUntil,
    pageDueAt:
      level !== 'CRISIS'
        ? null
        : item.status === 'CLAIMED'
          ? fresh.actBy
          : timing.after(timing.now, timing.agreed.timers.pageUnclaimed),
  };
}

/** In hand, and not so urgent that nobody may wait. */
export const mayWait = ({ status, level }: ReviewItem): boolean => status === 'CLAIMED' && level !== 'CRISIS';

/** Keeps it in hand until a time, at most three days on. A crisis cannot wait. */
export function waiting(item: ReviewItem, actorId: string, until: Date, timing: Timing): ReviewItem {
  held(item, actorId);
  if (item.level === 'CRISIS') throw new DomainError('reviewItem.crisisCannotWait');
  const latest = new Date(timing.now.getTime() + 72 * 3_600_000);
  if (until <= timing.now || until > latest) throw new DomainError('input.invalid', { field: 'until' });
  return { ...item, wakeAt: until, leaseUntil: null };
}

/** The time has come, or the member has answered: the holder has a lease again, or the queue has it. */
export function woken(item: ReviewItem, timing: Timing): ReviewItem {
  if (item.status === 'CLAIMED') return { ...item, wakeAt: null, leaseUntil: lease(item.level, timing) };
  return { ...item, wakeAt: null, claimBy: promises(item.level, timing.now, timing).claimBy };
}

/** Closing is its own act, after as many others as were needed. */
export function decided(item: ReviewItem, actorId: string, reasonCode: string, timing: Timing): ReviewItem {
  held(item, actorId);
  return {
    ...item,
    ...notOffered,
    status: 'DECIDED',
    decidedBy: actorId,
    decidedAt: timing.now,
    reasonCode,
    actedAt: item.actedAt ?? timing.now,
    claimedBy: null,
    claimedAt: null,
    leaseUntil: null,
    wakeAt: null,
    pageDueAt: null,
  };
}

/** Undo of a decision a moment ago: it is in the same hands again. */
export function undecided(item: ReviewItem, actorId: string, timing: Timing): ReviewItem {
  if (item.status !== 'DECIDED') throw new DomainError('reviewItem.notOpen', { status: item.status });
  if (item.decidedBy !== actorId) throw new DomainError('reviewItem.notYours');
  return {
    ...item,
    status: 'CLAIMED',
    claimedBy: actorId,
    claimedAt: timing.now,
    leaseUntil: lease(item.level, timing),
    decidedBy: null,
    decidedAt: null,
    reasonCode: null,
    // What was done before no longer counts as enough: an undone crisis pages unless something is done now.
    actedAt: null,
    pageDueAt: item.level === 'CRISIS' ? timing.after(timing.now, timing.agreed.timers.pageUnclaimed) : null,
  };
}
