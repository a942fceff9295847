import type { Retention } from '../configuration/numbers.js';
import { DomainError } from '../refusal.js';

/** Days that technical records are kept; what an organisation decides is in its configuration. */
export const technicalDays = {
  /** Sessions that ended. */
  sessions: 30,
  /** Links in mails that ran out. */
  links: 30,
  /** Mails that were sent or given up. */
  mails: 30,
  notices: 365,
} as const;

/** Classes that a run deletes, in its order. */
export const deletedClasses = [
  'communityContent',
  'roomLines',
  'privateConversations',
  'drafts',
  'sessions',
  'links',
  'mails',
  'notices',
] as const;
export type DeletedClass = (typeof deletedClasses)[number];

/** Evidence, clinical records and the trail: a run counts what is past its time, and deletes none of it. */
export const countedClasses = ['moderationRecords', 'clinicalRecords', 'auditTrail'] as const;
export type RetentionClass = DeletedClass | (typeof countedClasses)[number];
export const retentionClasses: readonly RetentionClass[] = [...deletedClasses, ...countedClasses];

export type RetentionDays = Readonly<Record<RetentionClass, number>>;

/** Days of every class: what is agreed, and the technical ones. */
export const daysOf = (agreed: Retention): RetentionDays => ({
  ...technicalDays,
  communityContent: agreed.communityContent,
  roomLines: agreed.roomLines,
  privateConversations: agreed.privateConversations,
  drafts: agreed.drafts,
  moderationRecords: agreed.moderationRecords,
  clinicalRecords: agreed.clinicalRecords,
  auditTrail: agreed.auditTrail,
});

/** What is older than this is past its time. */
export const limitOf = (asOf: Date, days: number): Date => new Date(asOf.getTime() - days * 24 * 3600_000);

export const runStates = ['PROPOSED', 'RUNNING', 'DONE', 'WITHDRAWN'] as const;
export type RunState = (typeof runStates)[number];

/** A run: counted and proposed by one person, let go by another (H22). */
export interface RetentionRun {
  id: string;
  state: RunState;
  /** Limits count back from here, however long the run waits or takes. */
  asOf: Date;
  days: RetentionDays;
  proposedBy: string;
  /** A privacy officer proposed it. */
  byOfficer: boolean;
  decidedBy: string | null;
  decidedAt: Date | null;
}

const needs = (run: RetentionRun): void => {
  if (run.state !== 'PROPOSED') throw new DomainError('proposal.decided', { state: run.state });
};

/**
 * The second person lets it go. Refuses `action.involved` to whoever proposed it, `proposal.decided`, and
 * `proposal.outOfDate` when the days are other ones by now.
 */
export function letGo(run: RetentionRun, by: string, days: RetentionDays, now: Date): RetentionRun {
  if (run.proposedBy === by) throw new DomainError('action.involved');
  needs(run);
  if (retentionClasses.some((each) => days[each] !== run.days[each])) throw new DomainError('proposal.outOfDate');
  return { ...run, state: 'RUNNING', decidedBy: by, decidedAt: now };
}

/** Nothing will be deleted by it. Either of the two may say so. Refuses `proposal.decided`. */
export function withdrawn(run: RetentionRun, by: string, now: Date): RetentionRun {
  needs(run);
  return { ...run, state: 'WITHDRAWN', decidedBy: by, decidedAt: now };
}
