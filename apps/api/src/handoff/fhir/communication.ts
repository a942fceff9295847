import type { Communication } from '@medplum/fhirtypes';

import type { CaseFacts, Talk } from '../../escalations/case-file.model.js';
import { type Base, concept, metaOf, own, systems } from './codes.js';
import { patient, practitioner, taskOf } from './task.js';

type Status = NonNullable<Communication['status']>;
type NotDone = 'system-error' | 'recipient-unavailable' | 'invalid-phone-number' | 'patient-objection';

/** What became of an attempt: done or on its way, or not done and why. */
const pageStatus: Readonly<Record<string, readonly [Status, NotDone?]>> = {
  QUEUED: ['preparation'],
  SENT: ['in-progress'],
  DELIVERED: ['in-progress'],
  ACKNOWLEDGED: ['completed'],
  FAILED: ['not-done', 'system-error'],
  TIMED_OUT: ['not-done', 'recipient-unavailable'],
  SUPERSEDED: ['stopped'],
};
const outreachStatus: Readonly<Record<string, readonly [Status, NotDone?]>> = {
  REACHED: ['completed'],
  THIRD_PARTY: ['completed'],
  SENT: ['completed'],
  NO_ANSWER: ['not-done', 'recipient-unavailable'],
  WRONG_PERSON: ['not-done', 'invalid-phone-number'],
  DECLINED: ['not-done', 'patient-objection'],
};

const mediums: Readonly<Record<string, string>> = {
  MESSAGE: 'ELECTRONIC',
  PHONE: 'PHONE',
  TEXT: 'SMSWRIT',
  mail: 'EMAILWRIT',
  sms: 'SMSWRIT',
  voice: 'PHONE',
};

const became = ([status, reason]: readonly [Status, NotDone?]) => ({
  status,
  ...(reason && { statusReason: concept({ system: systems.notDone, code: reason }) }),
});

/** One message or attempt about a case. The words of people who may be read by a clinic's system go with it (R34). */
export function asCommunication(base: Base, e: CaseFacts, talk: Talk): Communication {
  const isAlert = talk.kind === 'page';
  const about = {
    resourceType: 'Communication' as const,
    id: talk.id,
    meta: metaOf(talk.at),
    basedOn: [taskOf(e.id)],
    category: [
      concept({ system: systems.category, code: isAlert ? 'alert' : 'instruction' }, own(base, 'talk', talk.kind)),
    ],
    subject: patient(e),
    sent: talk.at.toISOString(),
  };
  const payload = (words: string | null) => (words ? { payload: [{ contentString: words }] } : {});
  const medium = (channel: string) => ({
    medium: [
      concept({ system: systems.medium, code: mediums[channel] ?? 'ELECTRONIC' }, own(base, 'channel', channel)),
    ],
  });
  switch (talk.kind) {
    case 'ask':
      return { ...about, status: 'completed', sender: { display: 'Moderation team' }, ...payload(talk.words) };
    case 'message':
      return {
        ...about,
        status: 'completed',
        ...medium('MESSAGE'),
        sender: talk.clinicianId ? practitioner(talk.clinicianId) : patient(e),
        ...(talk.clinicianId && { recipient: [patient(e)] }),
        ...payload(talk.words),
      };
    case 'outreach':
      return {
        ...about,
        ...became(outreachStatus[talk.result] ?? ['unknown']),
        ...medium(talk.channel),
        recipient: [patient(e)],
        sender: practitioner(talk.clinicianId),
        ...payload(talk.words),
      };
    case 'page': {
      const { sent: _queued, ...rest } = about;
      return {
        ...rest,
        ...became(pageStatus[talk.status] ?? ['unknown']),
        priority: e.level === 'CRISIS' ? 'stat' : e.level === 'RED' ? 'urgent' : 'routine',
        ...medium(talk.channel),
        ...(talk.sentAt && { sent: talk.sentAt.toISOString() }),
        recipient: [practitioner(talk.clinicianId)],
      };
    }
  }
}
