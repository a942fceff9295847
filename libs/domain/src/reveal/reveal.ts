import type { Level } from '@kith/contracts/level';

import type { Reveals } from '../configuration/numbers.js';
import type { Decision } from '../decision.js';
import type { Timing } from '../escalation/escalation.js';
import { nextWorkingDay } from '../escalation/timers.js';
import { DomainError } from '../refusal.js';

export const identityFields = ['NAME', 'PHONE', 'ADDRESS', 'SUPPORTER', 'CLINIC'] as const;
export type IdentityField = (typeof identityFields)[number];

export const revealReasons = [
  'DANGER_TO_LIFE',
  'DANGER_TO_OTHER',
  'CHILD_OR_ADULT_AT_RISK',
  'LEGAL_ORDER',
  'MEMBER_ASKED',
] as const;
export type RevealReason = (typeof revealReasons)[number];

export type RevealStatus = 'REQUESTED' | 'ACTIVE' | 'EXPIRED' | 'REVOKED' | 'REVIEWED_OK' | 'REVIEWED_CONCERN';

/** A time-limited sight of some identity fields, for one case (R41-R45). */
export interface Reveal {
  id: string;
  escalationId: string;
  /** The member whose details they are. */
  accountId: string;
  requestedBy: string;
  fields: IdentityField[];
  reasonCode: RevealReason;
  reason: string;
  status: RevealStatus;
  requestedAt: Date;
  grantedAt: Date | null;
  /** Null when it was granted at once by the rule for an emergency. */
  grantedBy: string | null;
  expiresAt: Date | null;
  reviewBy: Date | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  reviewFinding: string | null;
  tellMemberBy: Date | null;
  memberToldAt: Date | null;
  withheldReason: string | null;
  lookAgainAt: Date | null;
  version: number;
}

export type RevealEvent = { type: `reveal.${string}`; revealId: string; escalationId: string };
export type RevealDecision = Decision<Reveal, RevealEvent>;

const hour = 60;
const day = 24 * hour;

/** The agreed clocks in minutes: how long details can be seen, how long a request waits, until when the member is told, and when an unreviewed reveal alarms. */
export const revealTimers = ({ lasts, requestLasts, tellMember, reviewAlarm }: Reveals) => ({
  lasts,
  requestLasts: requestLasts * hour,
  tellMember: tellMember * hour,
  reviewAlarm: reviewAlarm * day,
});

/** Characters that a reason has at least (R41). */
export const shortestReason = 20;

const happened = (r: Pick<Reveal, 'id' | 'escalationId'>, what: string): RevealEvent => ({
  type: `reveal.${what}`,
  revealId: r.id,
  escalationId: r.escalationId,
});

export interface RevealRequest {
  escalationId: string;
  accountId: string;
  fields: readonly IdentityField[];
  reasonCode: RevealReason;
  reason: string;
  withholdReason: string | null;
  lookAgainAt: Date | null;
}

/** The case as the rule of R42 sees it. */
export interface CaseAtHand {
  isOpen: boolean;
  level: Level;
  ownerId: string | null;
}

/** In an emergency nobody waits: the owner of an open red or crisis case sees at once (R42). */
export const isGrantedAtOnce = (who: string, c: CaseAtHand): boolean =>
  c.isOpen && c.ownerId === who && (c.level === 'RED' || c.level === 'CRISIS');

/** Asks for a sight. Active at once in an emergency, otherwise requested until a clinical lead approves. */
export function request(
  asked: RevealRequest,
  who: string,
  caseAtHand: CaseAtHand,
  id: string,
  timing: Timing,
): RevealDecision {
  const { withholdReason, ...rest } = asked;
  if (!caseAtHand.isOpen) throw new DomainError('reveal.notAllowed');
  if (asked.fields.length === 0) throw new DomainError('input.required', { field: 'fields' });
  if (asked.reason.trim().length < shortestReason) {
    throw new DomainError('input.invalid', { field: 'reason', shortest: shortestReason });
  }
  withholding(withholdReason, asked.lookAgainAt, timing);
  const requested: Reveal = {
    ...rest,
    id,
    fields: [...new Set(asked.fields)],
    requestedBy: who,
    status: 'REQUESTED',
    requestedAt: timing.now,
    grantedAt: null,
    grantedBy: null,
    expiresAt: null,
    reviewBy: null,
    reviewedBy: null,
    reviewedAt: null,
    reviewFinding: null,
    tellMemberBy: null,
    memberToldAt: null,
    withheldReason: withholdReason,
    version: 1,
  };
  if (!isGrantedAtOnce(who, caseAtHand)) return { next: requested, events: [happened(requested, 'requested')] };
  return { next: granted(requested, null, timing), events: [happened(requested, 'started')] };
}

function withholding(reason: string | null, lookAgainAt: Date | null, { now, after, agreed }: Timing): void {
  const longestDays = agreed.reveals.lookAgain;
  if (!reason?.trim() && !lookAgainAt) return;
  if (!reason?.trim()) throw new DomainError('input.required', { field: 'withholdReason' });
  if (!lookAgainAt || lookAgainAt <= now || lookAgainAt > after(now, longestDays * day)) {
    throw new DomainError('input.invalid', { field: 'lookAgainAt', longestDays });
  }
}

const granted = (r: Reveal, by: string | null, timing: Timing): Reveal => ({
  ...r,
  status: 'ACTIVE',
  grantedAt: timing.now,
  grantedBy: by,
  expiresAt: timing.after(timing.now, revealTimers(timing.agreed.reveals).lasts),
  reviewBy: nextWorkingDay(timing),
  tellMemberBy: timing.after(timing.now, revealTimers(timing.agreed.reveals).tellMember),
});

/** A clinical lead lets it begin; never one's own request (R4). */
export function approve(r: Reveal, who: string, timing: Timing): RevealDecision {
  if (who === r.requestedBy) throw new DomainError('escalation.secondPersonNeeded');
  if (r.status !== 'REQUESTED') throw new DomainError('reveal.expired', { status: r.status });
  return { next: granted(r, who, timing), events: [happened(r, 'started')] };
}

/** True while the details may be looked at, by the one who asked. */
export const isOpenTo = (r: Reveal, who: string, now: Date): boolean =>
  r.status === 'ACTIVE' && r.requestedBy === who && r.expiresAt !== null && r.expiresAt > now;

/** Ends a sight, or refuses a request. */
export function revoke(r: Reveal, { now }: Timing): RevealDecision {
  if (r.status !== 'ACTIVE' && r.status !== 'REQUESTED') throw new DomainError('reveal.expired', { status: r.status });
  const stopped = r.status === 'ACTIVE' ? 'stopped' : 'refused';
  return { next: { ...r, status: 'REVOKED', ...(r.expiresAt && { expiresAt: now }) }, events: [happened(r, stopped)] };
}

/** The 60 minutes are over, or nobody answered the request within a day. */
export function expire(r: Reveal, { now, after, agreed }: Timing): RevealDecision {
  if (r.status === 'REQUESTED' && after(r.requestedAt, revealTimers(agreed.reveals).requestLasts) <= now) {
    return { next: { ...r, status: 'EXPIRED' }, events: [happened(r, 'lapsed')] };
  }
  if (r.status !== 'ACTIVE' || !r.expiresAt || r.expiresAt > now) return { next: r, events: [] };
  return { next: { ...r, status: 'EXPIRED' }, events: [happened(r, 'stopped')] };
}

/**
 * Proper, or a concern, said by somebody who neither asked nor approved (R4, R43). Ends the sight if it still runs. The
 * same answer of the same person again changes nothing.
 */
export function review(r: Reveal, who: string, ok: boolean, finding: string, { now }: Timing): RevealDecision {
  if (who === r.requestedBy || who === r.grantedBy) throw new DomainError('escalation.secondPersonNeeded');
  const status = ok ? 'REVIEWED_OK' : 'REVIEWED_CONCERN';
  if (r.reviewedBy === who && r.status === status && r.reviewFinding === finding) return { next: r, events: [] };
  if (r.grantedAt === null || r.reviewedAt) throw new DomainError('reveal.expired', { status: r.status });
  if (!finding.trim()) throw new DomainError('input.required', { field: 'finding' });
  const stops = r.status === 'ACTIVE' ? [happened(r, 'stopped')] : [];
  const next: Reveal = {
    ...r,
    status,
    reviewedBy: who,
    reviewedAt: now,
    reviewFinding: finding,
    ...(stops.length > 0 && { expiresAt: now }),
  };
  return { next, events: [...stops, happened(r, 'reviewed')] };
}

/** The reason for the sight is gone: the case has ended, or the owner it was granted to at once no longer owns it (R42). */
export function stopWhen(r: Reveal, caseNow: CaseAtHand, { now }: Timing): RevealDecision {
  const stands = caseNow.isOpen && (r.grantedBy !== null || caseNow.ownerId === r.requestedBy);
  if (r.status === 'REQUESTED' && !caseNow.isOpen)
    return { next: { ...r, status: 'EXPIRED' }, events: [happened(r, 'lapsed')] };
  if (r.status !== 'ACTIVE' || stands) return { next: r, events: [] };
  return { next: { ...r, status: 'EXPIRED', expiresAt: now }, events: [happened(r, 'stopped')] };
}

/** Tells the member now, or goes on withholding with a new reason and date (R44); the same ones again change nothing. Nobody withholds what they asked for (R4). */
export function lookAgain(
  r: Reveal,
  who: string,
  withholdReason: string | null,
  lookAgainAt: Date | null,
  timing: Timing,
): RevealDecision {
  const tells = !withholdReason?.trim();
  if (r.grantedAt === null || (r.memberToldAt && !tells)) throw new DomainError('reveal.expired', { status: r.status });
  if (who === r.requestedBy) throw new DomainError('escalation.secondPersonNeeded');
  if (r.memberToldAt) return { next: r, events: [] };
  withholding(withholdReason, lookAgainAt, timing);
  if (tells) return tell(r, timing);
  if (r.withheldReason === withholdReason && r.lookAgainAt?.getTime() === lookAgainAt?.getTime())
    return { next: r, events: [] };
  return { next: { ...r, withheldReason: withholdReason, lookAgainAt }, events: [happened(r, 'withheld')] };
}

/** The member is told what was seen, by which role and why. */
export const tell = (r: Reveal, { now }: Timing): RevealDecision => ({
  next: { ...r, memberToldAt: now, withheldReason: null, lookAgainAt: null },
  events: [happened(r, 'memberTold')],
});

/** True when the member must be told by the clock: 72 hours have passed and nobody withheld it. */
export const mustTell = (r: Reveal, now: Date): boolean =>
  r.memberToldAt === null && r.withheldReason === null && r.tellMemberBy !== null && r.tellMemberBy <= now;
