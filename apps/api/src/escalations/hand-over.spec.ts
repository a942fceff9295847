import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, aPatient, everybodyIsBack, nobodyIsLeft, onRota } from '../testing/clinic.js';
import { aClinician, aGroup, aModerator, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { EscalationService } from './escalation.service.js';

let app: TestApp;
let group: { id: string };
let moderator: Someone;
let hannah: Someone;
let okoro: Someone;
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  await write(app.dataSource.manager, `DELETE FROM notice`);
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group] });
  hannah = await aClinician(app, { workName: 'Hannah Byrne' });
  okoro = await aClinician(app, { workName: 'Dr Okoro' });
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
});
afterAll(() => app.close());

/** Hannah is on call for two hours and then Dr Okoro, with Dr Lead as the manager; she has taken some cases. */
async function herShiftWith(cases: number): Promise<string[]> {
  await onRota(app, 'PRIMARY', hannah, 2);
  await onRota(app, 'MANAGER', lead);
  await write(
    app.dataSource.manager,
    `INSERT INTO rota_shift (duty, account_id, during) SELECT 'PRIMARY', $1, tstzrange(upper(during), upper(during) + interval '1 day')
     FROM rota_shift WHERE account_id = $2`,
    [okoro.accountId, hannah.accountId],
  );
  const ids: string[] = [];
  for (let n = 0; n < cases; n++) ids.push(await aCaseOfHers());
  return ids;
}

async function aCaseOfHers(): Promise<string> {
  const { about } = await aPatient(app, group);
  const { id } = await aCase(app, about, moderator, 'RED');
  await app.get(EscalationService).acknowledge(hannah.actor, id, randomUUID());
  return id;
}

async function theEnd(minutes = 130): Promise<void> {
  app.clock.passes(minutes);
  await app.sweep();
  await everybodyIsBack(app);
}

interface View {
  shift: { duty: string; isOver: boolean } | null;
  nextName: string | null;
  cases: { id: string; state: string; version: number; offeredToName: string | null; lastAnswer: string | null }[];
  accepted: { name: string }[];
}
const view = async (who: Someone): Promise<View> =>
  (
    await ask(
      app,
      who,
      `{ handOver { shift { duty isOver } nextName cases { id state version offeredToName lastAnswer attempts signedNotes }
         accepted { name } colleagues { name } } }`,
    )
  ).data?.['handOver'] as View;
const onBoard = async () =>
  (await ask(app, lead, `{ board { openShifts { name duty cases } } }`)).data?.['board'].openShifts as unknown[];
const told = async () =>
  (
    await rows<{ name: string }>(
      app.dataSource.manager,
      `SELECT a.work_name AS name FROM notice n JOIN account a ON a.id = n.account_id WHERE n.kind = 'handover.due' ORDER BY 1`,
    )
  ).map(({ name }) => name);
const ended = async () =>
  (
    await row<{ endedAt: Date | null }>(
      app.dataSource.manager,
      `SELECT ended_at FROM rota_shift WHERE account_id = $1`,
      [hannah.accountId],
    )
  )?.endedAt ?? null;
const ownerOf = async (id: string) =>
  (await row<{ ownerId: string }>(app.dataSource.manager, `SELECT owner_id FROM escalation WHERE id = $1`, [id]))
    ?.ownerId;

const versionOf = async (id: string) =>
  (await row<{ version: number }>(app.dataSource.manager, `SELECT version FROM escalation WHERE id = $1`, [id]))!
    .version;
const offer = async (id: string, to = okoro) =>
  ask(
    app,
    hannah,
    `mutation ($key: UUID!, $caseId: UUID!, $version: Int!, $to: UUID!) {
       offerHandover(key: $key, caseId: $caseId, version: $version, toAccountId: $to, note: "Opened at nine.") { id } }`,
    { key: randomUUID(), caseId: id, version: await versionOf(id), to: to.accountId },
  );
const answer = async (what: 'accept' | 'decline', who: Someone, id: string) =>
  ask(app, who, `mutation ($id: UUID!, $v: Int!) { ${what}Handover(caseId: $id, version: $v) { id } }`, {
    id,
    v: await versionOf(id),
  });
/** Hannah writes, so that no case of hers is rung for being idle. */
const keepAwake = () =>
  write(
    app.dataSource.manager,
    `UPDATE escalation SET next_entry_by = $1, status = 'IN_PROGRESS' WHERE owner_id = $2`,
    [new Date(app.clock.now().getTime() + 600 * 60_000), hannah.accountId],
  );

describe('the end of a shift on call', () => {
  it('keeps the shift open and the cases with their owner, who is told with the next on call and the manager, once (R33, H06)', async () => {
    const [id] = await herShiftWith(1);
    await keepAwake();
    await theEnd();
    await app.sweep();

    expect(await told()).toEqual(['Dr Lead', 'Dr Okoro', 'Hannah Byrne']);
    expect(await ownerOf(id!)).toBe(hannah.accountId);
    expect(await ended()).toBeNull();
    expect(await onBoard()).toEqual([{ name: 'Hannah Byrne', duty: 'PRIMARY', cases: 1 }]);
    const open = await ask(app, hannah, `{ clinicInbox { openShift { duty cases } } }`);
    expect(open.data?.['clinicInbox'].openShift).toEqual({ duty: 'PRIMARY', cases: 1 });
  });

  it('ends it when the next on call has accepted the last case, one by one (R33)', async () => {
    const [first, second] = await herShiftWith(2);
    await keepAwake();
    await theEnd();
    await offer(first!);
    await offer(second!);
    expect((await view(hannah)).cases.map((e) => `${e.state} ${e.offeredToName}`)).toEqual([
      'OFFERED Dr Okoro',
      'OFFERED Dr Okoro',
    ]);

    await answer('accept', okoro, first!);
    await app.sweep();
    expect(await ended()).toBeNull();
    expect(await onBoard()).toEqual([{ name: 'Hannah Byrne', duty: 'PRIMARY', cases: 1 }]);

    await answer('accept', okoro, second!);
    await app.sweep();
    expect(await ended()).toEqual(app.clock.now());
    expect(await onBoard()).toEqual([]);
    const after = await view(hannah);
    expect(after).toMatchObject({ shift: null, cases: [] });
    expect(after.accepted.map(({ name }) => name)).toEqual(['Dr Okoro', 'Dr Okoro']);
  });

  it('stays open through refusals and lapses, and the owner keeps the case (R33, H06)', async () => {
    const [id] = await herShiftWith(1);
    await keepAwake();
    await theEnd();
    await offer(id!);
    await answer('decline', okoro, id!);
    expect((await view(hannah)).cases[0]).toMatchObject({ state: 'TO_OFFER', lastAnswer: 'DECLINED' });

    await keepAwake();
    await offer(id!);
    await theEnd(40);
    expect((await view(hannah)).cases[0]).toMatchObject({ state: 'TO_OFFER', lastAnswer: 'LAPSED' });
    expect(await ownerOf(id!)).toBe(hannah.accountId);
    expect(await onBoard()).toHaveLength(1);
  });

  it('just ends a shift with nothing in hand', async () => {
    await herShiftWith(0);
    await theEnd();

    expect(await ended()).toEqual(app.clock.now());
    expect(await told()).toEqual([]);
  });

  it('just ends the shift of somebody who goes on with another duty', async () => {
    const [id] = await herShiftWith(1);
    await keepAwake();
    await write(
      app.dataSource.manager,
      `INSERT INTO rota_shift (duty, account_id, during) SELECT 'BACKUP', account_id, tstzrange(upper(during), upper(during) + interval '1 day')
       FROM rota_shift WHERE account_id = $1`,
      [hannah.accountId],
    );
    await theEnd();

    expect(await told()).toEqual([]);
    expect(await onBoard()).toEqual([]);
    expect(await ownerOf(id!)).toBe(hannah.accountId);
    expect(await view(hannah)).toMatchObject({ shift: { duty: 'BACKUP', isOver: false }, nextName: 'Dr Lead' });
  });

  it('tells the leads when nobody is on call after it (R28, R33, H05)', async () => {
    await onRota(app, 'PRIMARY', hannah, 2);
    await aCaseOfHers();
    await keepAwake();
    await theEnd();

    expect(await told()).toEqual(['Dr Lead', 'Hannah Byrne']);
    expect((await view(hannah)).nextName).toBeNull();
  });

  it('is caught up on when the service was down for days (R15, H07)', async () => {
    const [id] = await herShiftWith(1);
    await keepAwake();
    await theEnd(3 * 24 * 60);

    expect(await told()).toContain('Hannah Byrne');
    expect(await ownerOf(id!)).toBe(hannah.accountId);
    expect(await onBoard()).toHaveLength(1);
  });
});

describe('handing over before the shift ends', () => {
  it('names who is next, and shows clocks and counts but no words (R33)', async () => {
    await herShiftWith(1);
    const seen = await view(hannah);

    expect(seen).toMatchObject({ shift: { duty: 'PRIMARY', isOver: false }, nextName: 'Dr Okoro' });
    expect(seen.cases).toMatchObject([{ state: 'TO_OFFER', lastAnswer: null }]);
    expect(JSON.stringify(seen)).not.toContain('stopped answering');
    expect(await view(okoro)).toMatchObject({ shift: null, cases: [] });
  });

  it('is for clinical people only', async () => {
    expect((await ask(app, moderator, `{ handOver { nextName } }`)).code).toBe('action.forbidden');
  });
});
