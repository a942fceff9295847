import type { Level } from '@kith/contracts/level';

import type { Agreed } from '../configuration/configuration.js';
import type { Decision } from '../decision.js';
import { DomainError } from '../refusal.js';

/** A case is never green: what needs no clinician stays with the moderators. */
export type CaseLevel = Exclude<Level, 'GREEN'>;

export const caseStatuses = [
  'OPEN',
  'PAGED',
  'ACKNOWLEDGED',
  'IN_PROGRESS',
  'MONITORING',
  'CLOSING',
  'CLOSED',
  'REVIEWED',
  'DECLINED_RETURNED',
] as const;
export type CaseStatus = (typeof caseStatuses)[number];

export const asks = ['CONTACT', 'ADVISE', 'CHECK_CLAIM', 'TAKE_OVER'] as const;
export type Ask = (typeof asks)[number];

/** One person's case at the clinic: at most one open per account (R7). All times are instants; deadlines end in `By`. */
export interface Escalation {
  id: string;
  reference: number;
  accountId: string;
  /** Membership that the newest trigger came from. */
  membershipId: string;
  reviewItemId: string;
  level: CaseLevel;
  status: CaseStatus;
  ask: Ask;
  sentence: string;
  /** Null when the clock opened it, not a person. */
  raisedBy: string | null;
  ownerId: string | null;
  detectedAt: Date;
  openedAt: Date;
  /** The next step of the ladder: 0 primary, 1 primary again, 2 backup, 3 everyone. */
  pageStep: number;
  nextPageAt: Date | null;
  acknowledgeBy: Date | null;
  acknowledgedAt: Date | null;
  openBy: Date | null;
  openedByOwnerAt: Date | null;
  firstContactBy: Date | null;
  firstContactAt: Date | null;
  nextEntryBy: Date | null;
  lookAgainAt: Date | null;
  /** The next attempt that somebody planned in the outreach log (R35). */
  retryAt: Date | null;
  /** Crisis only: decide on emergency services, as long as nobody has reached the person (2.4). */
  decideBy: Date | null;
  handoverTo: string | null;
  handoverNote: string | null;
  handoverBy: Date | null;
  outcome: string | null;
  extraOutcomes: string[];
  closingBy: string | null;
  signOffByTime: Date | null;
  signedOffBy: string | null;
  worthTime: boolean | null;
  worthReason: string | null;
  feedbackCode: string | null;
  feedbackText: string | null;
  noFollowUpReason: string | null;
  closedAt: Date | null;
  /** Until when a clinical lead looks at a closed crisis; null where none is promised. */
  reviewBy: Date | null;
  reviewedBy: string | null;
  reviewedAt: Date | null;
  reopenedAt: Date | null;
  version: number;
}

/** Now, how long the minutes of safety.md 2.4 last in this deployment, and what two people have agreed on. */
export interface Timing {
  now: Date;
  after: (from: Date, minutes: number) => Date;
  agreed: Agreed;
}

/** What became true. Each one is a line of the timeline, an audit row and a domain event; never words. */
export type EscalationEvent = {
  type: `escalation.${string}`;
  escalationId: string;
  [fact: string]: string | number | boolean | null | readonly string[];
};

export type CaseDecision = Decision<Escalation, EscalationEvent>;

/** Every legal move (safety.md 2.6). What is not listed is refused. */
export const moves: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  OPEN: ['PAGED', 'ACKNOWLEDGED'],
  PAGED: ['PAGED', 'ACKNOWLEDGED', 'IN_PROGRESS'],
  ACKNOWLEDGED: ['IN_PROGRESS', 'PAGED', 'ACKNOWLEDGED'],
  IN_PROGRESS: ['IN_PROGRESS', 'PAGED', 'ACKNOWLEDGED', 'MONITORING', 'CLOSING', 'CLOSED', 'DECLINED_RETURNED'],
  MONITORING: ['IN_PROGRESS', 'PAGED', 'ACKNOWLEDGED'],
  CLOSING: ['CLOSED', 'IN_PROGRESS', 'PAGED'],
  CLOSED: ['REVIEWED', 'OPEN'],
  REVIEWED: ['OPEN'],
  DECLINED_RETURNED: ['OPEN'],
};

const ended: readonly CaseStatus[] = ['CLOSED', 'REVIEWED', 'DECLINED_RETURNED'];

export const isEnded = (e: Pick<Escalation, 'status'>): boolean => ended.includes(e.status);

/** Somebody is being looked for. A case that was acknowledged and then left idle waits again and keeps its owner. */
export const isWaiting = (e: Pick<Escalation, 'status'>): boolean => e.status === 'OPEN' || e.status === 'PAGED';

/** In somebody's hands, and an entry is expected. */
export const isInHand = (e: Pick<Escalation, 'status'>): boolean =>
  e.status === 'ACKNOWLEDGED' || e.status === 'IN_PROGRESS';

/** The next state with its fields changed, or a refusal when the table has no such move. */
export function moved(e: Escalation, status: CaseStatus, change: Partial<Escalation> = {}): Escalation {
  if (!moves[e.status].includes(status)) {
    throw new DomainError('escalation.illegalTransition', { from: e.status, to: status });
  }
  return { ...e, ...change, status };
}

export const happened = (
  e: Pick<Escalation, 'id'>,
  what: string,
  facts: Omit<EscalationEvent, 'type' | 'escalationId'> = {},
): EscalationEvent => ({ type: `escalation.${what}`, escalationId: e.id, ...facts }) as EscalationEvent;

/** Which promise is running now, as the screens name it, and when it ends. */
export function dueNow(e: Escalation): { at: Date; for: DueFor } | null {
  if (isWaiting(e)) return e.acknowledgeBy && { at: e.acknowledgeBy, for: 'ACKNOWLEDGE' };
  if (e.status === 'MONITORING') return e.lookAgainAt && { at: e.lookAgainAt, for: 'LOOK_AGAIN' };
  if (e.status === 'CLOSING') return e.signOffByTime && { at: e.signOffByTime, for: 'SIGN_OFF' };
  if (!isInHand(e)) return null;
  const open: ({ at: Date; for: DueFor } | null)[] = [
    e.openedByOwnerAt === null && e.openBy ? { at: e.openBy, for: 'OPEN' } : null,
    e.firstContactAt === null && e.firstContactBy ? { at: e.firstContactBy, for: 'CONTACT' } : null,
    e.nextEntryBy ? { at: e.nextEntryBy, for: 'ENTRY' } : null,
    e.decideBy ? { at: e.decideBy, for: 'DECIDE' } : null,
    e.retryAt ? { at: e.retryAt, for: 'RETRY' } : null,
  ];
  return open.filter((d) => d !== null).sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}
export type DueFor = 'ACKNOWLEDGE' | 'OPEN' | 'CONTACT' | 'ENTRY' | 'LOOK_AGAIN' | 'SIGN_OFF' | 'DECIDE' | 'RETRY';

/** When the clock itself acts next on this case; null only when the case has ended (R26). */
export function nextFiring(e: Escalation): Date | null {
  if (isEnded(e)) return null;
  const by = isWaiting(e) || e.status === 'CLOSING' ? e.nextPageAt : isInHand(e) ? e.nextEntryBy : e.lookAgainAt;
  const prompts = isInHand(e) || e.status === 'MONITORING' ? [e.retryAt, e.decideBy] : [];
  const times = [by, e.handoverBy, ...prompts].filter((at) => at !== null);
  return times.length ? new Date(Math.min(...times.map((at) => at.getTime()))) : null;
}
