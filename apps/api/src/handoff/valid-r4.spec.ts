import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Bundle, Communication, Resource, Task } from '@medplum/fhirtypes';

import { randomUUID } from 'node:crypto';

import { outcomes } from '@kith/domain/escalation/closing';
import { type HandoffScope, handoffScopes } from '@kith/domain/handoff/handoff';

import { CaseFileService } from '../escalations/case-file.service.js';
import { Db, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aCase,
  acknowledge,
  aClinic,
  aConcern,
  aPatient,
  caseOf,
  closeCase,
  closing,
  everybodyIsBack,
  openCase,
  writeToPatient,
} from '../testing/clinic.js';
import { faultsOf } from '../testing/fhir-validator.js';
import { ask, type Someone, type TestApp } from '../testing/people.js';
import { identity, sentences, tellStory } from '../testing/story.js';
import { CaseResources } from './case-resources.service.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

/** The whole case as it is handed over now; it and every resource in it hold against R4. */
async function handedOver(caseId: string, scopes: readonly HandoffScope[] = ['TASKS'], from = app): Promise<Bundle> {
  const bundle = await from.get(Db).tx(async (tx) => {
    const e = await from.get(CaseFileService).one(tx, caseId);
    return from.get(CaseResources).bundle(tx, e!, scopes);
  });
  const sent = JSON.parse(JSON.stringify(bundle)) as Bundle;
  expect(faultsOf(sent)).toEqual([]);
  return sent;
}

const partsOf = <R extends Resource>(bundle: Bundle, type: R['resourceType']): R[] =>
  (bundle.entry ?? []).map(({ resource }) => resource as R).filter(({ resourceType }) => resourceType === type);
const taskIn = (bundle: Bundle): Task => partsOf<Task>(bundle, 'Task')[0]!;

/** One act on a case at its present version. */
async function act(who: Someone, name: string, about: { membershipId: string }, more: Record<string, string>) {
  const { id, version } = await caseOf(app, about.membershipId);
  const keyed = ['offerHandover', 'declineCase', 'signOffCase', 'reviewCase'].includes(name);
  const given = { caseId: `"${id}"`, version: String(version), ...(keyed && { key: `"${randomUUID()}"` }), ...more };
  const args = Object.entries(given).map(([argument, value]) => `${argument}: ${value}`);
  const { errors } = await ask(app, who, `mutation { ${name}(${args.join(', ')}) { id } }`);
  expect(errors).toBeUndefined();
}

const logOutreach = async (caseId: string, channel: string, result: string) =>
  expect(
    (
      await ask(app, clinic.hannah, `mutation ($input: OutreachInput!) { logOutreach(input: $input) { id } }`, {
        input: { key: randomUUID(), caseId, channel, result, words: 'Rang twice, let it ring out.' },
      })
    ).errors,
  ).toBeUndefined();

const note = async (caseId: string, text: string, addendumTo?: string) => {
  const { data } = await ask(
    app,
    clinic.hannah,
    `mutation ($input: NoteInput!) { saveNote(input: $input) { notes { id } } }`,
    {
      input: {
        key: randomUUID(),
        caseId,
        text,
        fields: [{ name: 'Supports', value: 'A sister nearby' }],
        sign: true,
        addendumTo,
      },
    },
  );
  return data?.['saveNote'].notes[0].id as string;
};

describe('a case that is handed over', () => {
  it('holds against the R4 definitions in every state on its way, with failed attempts, a reveal and a hand-over (R55, H22)', async () => {
    const { hannah, okoro, lead, group, moderator } = clinic;
    const { about, member } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator, 'CRISIS');
    const seen = [taskIn(await handedOver(id))];
    const look = async (scopes?: readonly HandoffScope[]) => {
      const bundle = await handedOver(id, scopes);
      seen.push(taskIn(bundle));
      return bundle;
    };

    // Nobody answers the first pages; one could not be sent at all.
    await app.drain();
    await write(
      app.dataSource.manager,
      `UPDATE page_attempt SET status = 'FAILED', receipt = 'refused' WHERE id = (SELECT id FROM page_attempt WHERE escalation_id = $1 LIMIT 1)`,
      [id],
    );
    for (let step = 0; step < 3; step++) {
      app.clock.passes(6);
      await app.sweep();
    }
    const paged = partsOf<Communication>(await look(handoffScopes), 'Communication');
    expect(
      paged.map(({ status, statusReason }) => `${status} ${statusReason?.coding?.[0]?.code ?? ''}`.trim()),
    ).toEqual(
      expect.arrayContaining(['not-done system-error', 'not-done recipient-unavailable', 'in-progress', 'completed']),
    );

    await everybodyIsBack(app);
    await acknowledge(app, hannah, id);
    await look();
    await openCase(app, hannah, id);
    await look();
    await writeToPatient(app, hannah, id, 'Are you safe where you are?');
    for (const [channel, result] of [
      ['PHONE', 'NO_ANSWER'],
      ['PHONE', 'WRONG_PERSON'],
      ['TEXT', 'SENT'],
      ['SUPPORTER', 'THIRD_PARTY'],
      ['CLINIC', 'DECLINED'],
      ['EMERGENCY', 'REACHED'],
    ] as const)
      await logOutreach(id, channel, result);
    await note(id, 'An addendum.', await note(id, 'Ketones 1.8, will sit with their sister.'));
    await look();

    // Breaking the glass begins and ends (R45).
    await write(app.dataSource.manager, `UPDATE session SET stepped_up_at = $2 WHERE account_id = $1`, [
      hannah.accountId,
      app.clock.now(),
    ]);
    await ask(app, member, `mutation { setIdentity(field: PHONE, value: "01632 960 077") { field } }`);
    const opened = await ask(app, hannah, `mutation ($input: RevealInput!) { reveal(input: $input) { id } }`, {
      input: {
        key: randomUUID(),
        caseId: id,
        fields: ['PHONE'],
        reasonCode: 'DANGER_TO_LIFE',
        reason: 'They stopped answering in the middle.',
      },
    });
    const revealId = opened.data?.['reveal'].id as string;
    await ask(app, hannah, `mutation ($id: UUID!) { seeRevealed(id: $id) { field value } }`, { id: revealId });
    await ask(app, hannah, `mutation ($id: UUID!) { revokeReveal(id: $id) { id } }`, { id: revealId });
    const overrides = partsOf(await look(handoffScopes), 'AuditEvent').flatMap((event) =>
      event.resourceType === 'AuditEvent' && event.type?.code === '110113'
        ? [[event.subtype?.[0]?.code, event.purposeOfEvent?.[0]?.coding?.[0]?.code]]
        : [],
    );
    expect(overrides).toEqual([
      ['110127', 'BTG'],
      ['110138', 'BTG'],
    ]);

    await act(hannah, 'offerHandover', about, {
      toAccountId: `"${okoro.accountId}"`,
      note: '"Ring the sister at six."',
    });
    await look();
    await act(okoro, 'acceptHandover', about, {});
    await look();
    await writeToPatient(app, okoro, id, 'I am taking over from Hannah.');
    const { version } = await caseOf(app, about.membershipId);
    expect((await closeCase(app, okoro, closing(app, id, version))).errors).toBeUndefined();
    await look();
    await act(hannah, 'signOffCase', about, { agree: 'true', note: '""' });
    await look();
    await act(lead, 'reviewCase', about, { finding: '"Quick and kind."', learning: '""' });
    await look();
    await aCase(app, about, moderator, 'RED');
    await look(handoffScopes);

    expect([...new Set(seen.map(({ status }) => status))]).toEqual([
      'requested',
      'received',
      'accepted',
      'in-progress',
      'completed',
    ]);
    expect([...new Set(seen.map((task) => task.businessStatus?.coding?.[0]?.code))].sort()).toEqual([
      'ACKNOWLEDGED',
      'CLOSED',
      'CLOSING',
      'IN_PROGRESS',
      'PAGED',
      'REVIEWED',
    ]);
    const running = seen.filter(({ status }) => status !== 'completed');
    expect(running.every((task) => task.restriction?.period?.end !== undefined)).toBe(true);
    expect(seen.some((task) => task.owner?.reference === `Practitioner/${okoro.accountId}`)).toBe(true);
  }, 60_000);

  it('holds with each outcome, while it is watched, when it was declined, and when the clock opened it (R47, R55)', async () => {
    const { hannah, group, moderator } = clinic;
    for (const outcome of outcomes) {
      const { about } = await aPatient(app, group);
      const { id } = await aCase(app, about, moderator, 'RED');
      await acknowledge(app, hannah, id);
      await writeToPatient(app, hannah, id, 'Hello.');
      const { version } = await caseOf(app, about.membershipId);
      const died = outcome === 'OC16';
      const input = closing(app, id, version, {
        outcome,
        extraOutcomes: [],
        ...(died && { followUpAt: [], noFollowUpReason: 'They have died.' }),
      });
      expect((await closeCase(app, hannah, input)).code).toBeUndefined();
      if (died) await act(clinic.okoro, 'signOffCase', about, { agree: 'true', note: '""' });
      const task = taskIn(await handedOver(id));
      expect([task.status, task.output?.map((one) => one.valueCodeableConcept?.coding?.[0]?.code)]).toEqual([
        'completed',
        [outcome],
      ]);
    }

    const watched = await aPatient(app, group);
    const resting = await aCase(app, watched.about, moderator, 'RED');
    await acknowledge(app, hannah, resting.id);
    await writeToPatient(app, hannah, resting.id, 'Hello.');
    const lookAgainAt = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    await act(hannah, 'watchCase', watched.about, { lookAgainAt: `"${lookAgainAt}"` });
    expect(taskIn(await handedOver(resting.id))).toMatchObject({
      status: 'on-hold',
      restriction: { period: { end: lookAgainAt } },
    });

    const declined = await aPatient(app, group);
    const { id } = await aCase(app, declined.about, moderator, 'AMBER');
    await acknowledge(app, hannah, id);
    await act(hannah, 'declineCase', declined.about, {
      reasonCode: '"notClinical"',
      note: '"A question for the desk."',
    });
    const returned = await handedOver(id);
    expect(taskIn(returned)).toMatchObject({ status: 'rejected', statusReason: { coding: [{ code: 'OC13' }] } });
    expect(partsOf(returned, 'Flag')).toEqual([]);

    const alone = await aPatient(app, group);
    await aConcern(app, alone.about, { level: 'CRISIS' });
    app.clock.passes(4);
    await app.sweep();
    const byClock = taskIn(await handedOver((await caseOf(app, alone.about.membershipId)).id));
    expect(byClock.requester?.display).toBe('Clock of the service');
  }, 60_000);

  it('tells who nobody is: no name, no address, no account, no words of the community (R2, R41, H10)', async () => {
    const told = await anApp();
    const { ids } = await tellStory(told);
    const file = JSON.stringify(await handedOver(ids.case, handoffScopes, told));
    await told.close();
    for (const value of Object.values(identity)) expect(file).not.toContain(value);
    for (const id of [ids.account, ids.membership, ids.thread, ids.post]) expect(file).not.toContain(id);
    for (const name of ['post', 'edited', 'reply', 'crisis', 'room', 'reportNote', 'help', 'revealReason'] as const)
      expect([name, file.includes(sentences[name])]).toEqual([name, false]);
    expect(file).toContain(sentences.toPatient);
    expect(file).toContain(Buffer.from(sentences.note).toString('base64').slice(0, 20));
    expect(file).not.toContain('Fern Gate');
  }, 60_000);
});

describe('the check itself', () => {
  const task = { resourceType: 'Task', status: 'requested', intent: 'order' } as const;

  it.each([
    ['what is missing', { resourceType: 'Task', status: 'requested' }],
    ['what is not there in R4', { ...task, urgency: 'now' }],
    ['a code of no required value set', { ...task, status: 'doing' }],
    ['a moment that is none', { ...task, lastModified: 'yesterday' }],
    ['a rule of the resource', { ...task, authoredOn: '2026-03-02T10:00:00Z', lastModified: '2026-03-02T09:00:00Z' }],
    ['a list where one is meant', { ...task, for: [{ reference: 'Patient/1' }] }],
    [
      'a fault inside a bundle',
      { resourceType: 'Bundle', type: 'collection', entry: [{ resource: { ...task, status: 'doing' } }] },
    ],
  ])('finds %s', (_what, broken) => {
    expect(faultsOf(broken as unknown as Resource)).not.toEqual([]);
    expect(faultsOf(task)).toEqual([]);
  });
});
