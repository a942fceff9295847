import type { AuditEvent, AuditEventAgent, Coding } from '@medplum/fhirtypes';

import type { CaseFacts } from '../../escalations/case-file.model.js';
import { clinicalRoles } from '../clinical-roles.js';
import { type Base, concept, metaOf, own, systems } from './codes.js';
import { patient, practitioner, taskOf } from './task.js';

const dicom = (code: string, display: string): Coding => ({ system: systems.dicom, code, display });

/** Breaking the glass: security alerts, with the start and the stop as events of their own (R45). */
const overrides: Readonly<Record<string, Coding>> = {
  'reveal.started': dicom('110127', 'Emergency Override Started'),
  'reveal.stopped': dicom('110138', 'Emergency Override Stopped'),
};

const reads = /\.(open|view|read)$/;

function actOf(action: string): NonNullable<AuditEvent['action']> {
  if (overrides[action]) return 'E';
  if (reads.test(action)) return 'R';
  return action === 'escalation.opened' ? 'C' : 'U';
}

/** Facts that name nobody; ids of accounts and memberships stay inside. */
const told = [
  'fields',
  'purpose',
  'level',
  'from',
  'to',
  'outcome',
  'timer',
  'dueAt',
  'ask',
  'channel',
  'result',
  'count',
];

const said = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value));

export interface AuditLine {
  id: string;
  at: Date;
  actorId: string | null;
  actorRoles: string[];
  action: string;
  targetType: string;
  targetId: string;
  beforeState: string | null;
  afterState: string | null;
  reasonCode: string | null;
  details: Record<string, unknown>;
}

/** One line of the audit trail about a case (R53): who, in which role, did or saw what; codes only, never words. */
export function asAuditEvent(base: Base, e: CaseFacts, entry: AuditLine): AuditEvent {
  const override = overrides[entry.action];
  const isReveal = entry.action.startsWith('reveal.');
  const reason = (code: string, display: string) => concept({ system: systems.actReason, code, display });
  const facts: [string, unknown][] = [
    ['target', entry.targetType],
    ['before', entry.beforeState],
    ['after', entry.afterState],
    ['reason', entry.reasonCode],
    ...told.map((name): [string, unknown] => [name, entry.details[name]]),
  ];
  return {
    resourceType: 'AuditEvent',
    id: entry.id,
    meta: metaOf(entry.at),
    type: override ? dicom('110113', 'Security Alert') : dicom('110110', 'Patient Record'),
    subtype: [...(override ? [override] : []), own(base, 'act', entry.action)],
    action: actOf(entry.action),
    recorded: entry.at.toISOString(),
    outcome: entry.action === 'access.refused' ? '4' : '0',
    purposeOfEvent: isReveal
      ? [reason('BTG', 'break the glass'), reason('ETREAT', 'Emergency Treatment')]
      : [reason('TREAT', 'treatment')],
    agent: [agentOf(base, e, entry)],
    source: { observer: { display: 'Kith' }, type: [{ system: systems.observer, code: '4' }] },
    entity: [
      {
        what: taskOf(e.id),
        type: { system: systems.objectType, code: '2', display: 'System Object' },
        detail: facts
          .filter(([, value]) => value !== null && value !== undefined && said(value) !== '')
          .map(([type, value]) => ({ type, valueString: said(value) })),
      },
    ],
  };
}

/** The member by pseudonym, clinical people by name, everybody else by role alone (R2). */
function agentOf(base: Base, e: CaseFacts, { actorId, actorRoles, action }: AuditLine): AuditEventAgent {
  const isClinical = actorRoles.some((role) => clinicalRoles.includes(role));
  const nobody = { display: action.startsWith('handoff.') ? 'System of the clinic' : 'Kith' };
  const someone = isClinical && actorId ? practitioner(actorId) : { display: 'Known by role' };
  return {
    ...(actorRoles.length > 0 && { role: actorRoles.map((role) => concept(own(base, 'role', role))) }),
    who: actorId === null ? nobody : actorId === e.accountId ? patient(e) : someone,
    requestor: true,
  };
}
