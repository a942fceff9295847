import type { Flag, ServiceRequest, Task } from '@medplum/fhirtypes';

import { type CaseLevel, type CaseStatus, dueNow, isEnded } from '@kith/domain/escalation/escalation';

import type { CaseFacts } from '../../escalations/case-file.model.js';
import { type Base, concept, metaOf, own, systems } from './codes.js';

/** safety.md 2.12; what a moderator could have kept is rejected, the rest of an end is completed. */
const statuses: Readonly<Record<CaseStatus, NonNullable<Task['status']>>> = {
  OPEN: 'requested',
  PAGED: 'requested',
  ACKNOWLEDGED: 'accepted',
  IN_PROGRESS: 'in-progress',
  MONITORING: 'on-hold',
  CLOSING: 'in-progress',
  CLOSED: 'completed',
  REVIEWED: 'completed',
  DECLINED_RETURNED: 'rejected',
};

/** Acknowledged is received until its owner has looked at it, and accepted from then on. */
export const taskStatus = (e: Pick<CaseFacts, 'status' | 'openedByOwnerAt'>): NonNullable<Task['status']> =>
  e.status === 'ACKNOWLEDGED' && e.openedByOwnerAt === null ? 'received' : statuses[e.status];

/** States of ours that a status of the standard stands for, as searches name them; none when it is no status we use. */
export const statesOf = (status: string): readonly string[] =>
  status === 'received'
    ? ['RECEIVED']
    : Object.entries(statuses).flatMap(([ours, theirs]) => (theirs === status ? [ours] : []));

const priorities: Readonly<Record<CaseLevel, NonNullable<Task['priority']>>> = {
  CRISIS: 'stat',
  RED: 'urgent',
  AMBER: 'routine',
};

const requestStatuses: Partial<Record<CaseStatus, NonNullable<ServiceRequest['status']>>> = {
  MONITORING: 'on-hold',
  CLOSED: 'completed',
  REVIEWED: 'completed',
  DECLINED_RETURNED: 'revoked',
};

const outcomeNames: Readonly<Record<string, string>> = {
  OC01: 'Reached, safe, plan made',
  OC02: 'Reached, declined help, safe for now',
  OC03: 'Linked to their own care team',
  OC04: 'Referred to a crisis service',
  OC05: 'Emergency services called, attended',
  OC06: 'Emergency services called, not found',
  OC07: 'Someone else reached them',
  OC08: 'Not reached, danger judged past',
  OC09: 'Not reached, identity unknown, public resources sent',
  OC10: 'Medical emergency resolved by self-care',
  OC11: 'Went to hospital',
  OC12: 'Safeguarding report made',
  OC13: 'Not clinical, returned to moderation',
  OC14: 'Misread',
  OC15: 'Duplicate',
  OC16: 'Death confirmed',
  OC17: 'Insulin or supplies obtained',
  OC18: 'Malicious report',
};

const outcome = (base: Base, code: string) => concept(own(base, 'outcome', code, outcomeNames[code]));
export const patient = (e: Pick<CaseFacts, 'patientId'>) => ({ reference: `Patient/${e.patientId}` });
export const practitioner = (id: string) => ({ reference: `Practitioner/${id}` });
export const taskOf = (caseId: string) => ({ reference: `Task/${caseId}` });

/** The work on a case and where it stands. Not a word of anybody is in it. */
export function asTask(base: Base, e: CaseFacts): Task {
  const due = dueNow(e);
  const outcomes = e.outcome ? [e.outcome, ...e.extraOutcomes] : [];
  return {
    resourceType: 'Task',
    id: e.id,
    meta: metaOf(e.changedAt),
    identifier: [{ system: `${base}/case`, value: String(e.reference) }],
    basedOn: [{ reference: `ServiceRequest/${e.id}` }],
    status: taskStatus(e),
    ...(e.status === 'DECLINED_RETURNED' && e.outcome && { statusReason: outcome(base, e.outcome) }),
    businessStatus: concept(own(base, 'case-status', e.status)),
    intent: 'order',
    priority: priorities[e.level],
    code: concept({ system: systems.taskCode, code: 'fulfill' }),
    focus: { reference: `ServiceRequest/${e.id}` },
    for: patient(e),
    executionPeriod: {
      start: (e.reopenedAt ?? e.openedAt).toISOString(),
      ...(e.closedAt && { end: e.closedAt.toISOString() }),
    },
    authoredOn: e.openedAt.toISOString(),
    lastModified: e.lastEntryAt.toISOString(),
    requester: { display: e.raisedBy ? 'Moderation team' : 'Clock of the service' },
    ...(e.ownerId && { owner: practitioner(e.ownerId) }),
    ...(due && { restriction: { period: { end: due.at.toISOString() } } }),
    ...(outcomes.length > 0 && {
      output: outcomes.map((code) => ({
        type: concept(own(base, 'task-output', 'outcome')),
        valueCodeableConcept: outcome(base, code),
      })),
    }),
  };
}

/** What is asked of the clinic: how soon, what for, and what it rests on. */
export function asServiceRequest(base: Base, e: CaseFacts): ServiceRequest {
  return {
    resourceType: 'ServiceRequest',
    id: e.id,
    meta: metaOf(e.changedAt),
    identifier: [{ system: `${base}/case`, value: String(e.reference) }],
    status: requestStatuses[e.status] ?? 'active',
    intent: 'order',
    priority: priorities[e.level],
    code: concept(own(base, 'ask', e.ask)),
    subject: patient(e),
    occurrenceDateTime: e.detectedAt.toISOString(),
    authoredOn: e.openedAt.toISOString(),
    requester: { display: e.raisedBy ? 'Moderation team' : 'Clock of the service' },
    ...(e.ownerId && { performer: [practitioner(e.ownerId)] }),
    ...(e.reasons.length > 0 && {
      reasonCode: e.reasons.map(({ category, code }) =>
        concept(own(base, 'signal-category', category), own(base, 'signal', code)),
      ),
    }),
    ...(e.snapshotIds.length > 0 && {
      supportingInfo: e.snapshotIds.map((id) => ({ reference: `DocumentReference/${id}` })),
    }),
  };
}

/** Hours after the last entry until a caution that nobody renewed is over. */
const flagLasts = 72;

/** A caution to colleagues while a red or crisis case runs. It always ends, and never outlives the case. */
export function asFlag(base: Base, e: CaseFacts, now: Date): Flag | null {
  if (e.level === 'AMBER') return null;
  const start = e.reopenedAt ?? e.openedAt;
  const end = isEnded(e) && e.closedAt ? e.closedAt : new Date(e.lastEntryAt.getTime() + flagLasts * 3_600_000);
  return {
    resourceType: 'Flag',
    id: e.id,
    meta: metaOf(e.changedAt),
    status: isEnded(e) || end <= now ? 'inactive' : 'active',
    category: [concept({ system: systems.flagCategory, code: 'safety', display: 'Safety' })],
    code: concept(own(base, 'level', e.level)),
    subject: patient(e),
    period: { start: start.toISOString(), end: end.toISOString() },
  };
}
