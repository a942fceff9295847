import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { row, rows, write } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { anApp } from '../testing/app.js';
import { aClinic } from '../testing/clinic.js';
import { changedTables, databaseMarks } from '../testing/database-marks.js';
import { calm, crisis, itemsAbout, queueOf } from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import { aLead, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;
let lead: Someone;
let manager: Someone;
let member: Someone;

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  lead = await aLead(app, { groups: [clinic.group] });
  manager = await anAccount(app, { roles: ['programmeManager'] });
  member = await aMember(app, { groups: [clinic.group] });
  await worker();
});

const db = () => app.dataSource.manager;
const second = 1 / 60;
/** One round of the worker. Nothing else in this file is done by one. */
const worker = async () => {
  await app.drain();
  await app.sweep();
};
/** What a process of the API does by itself every 15 seconds. */
const watch = () => app.get(Sweeps).standIn();
const alarms = async () => {
  const desk = await ask(app, lead, `{ desk { detector { working } } }`);
  const board = await ask(app, manager, `{ board { detector { working } sweepLate } }`);
  return {
    desk: !desk.data!['desk'].detector.working,
    board: !board.data!['board'].detector.working,
    clock: board.data!['board'].sweepLate,
  };
};
const quiet = { desk: false, board: false, clock: false };
const loud = { desk: true, board: true, clock: true };
const concern = async () => (await itemsAbout(app, member.membershipId(clinic.group)))[0];
const pages = () =>
  rows<{ status: string; accountId: string }>(
    db(),
    `SELECT p.status, p.account_id FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id WHERE e.account_id = $1`,
    [member.accountId],
  );

describe('a worker that stopped (H02, R9)', () => {
  it('is missed within a minute, by the desk and by the board, until it is back', async () => {
    expect(await alarms()).toEqual(quiet);
    app.clock.passes(30 * second);
    expect(await alarms()).toEqual(quiet);
    app.clock.passes(16 * second);
    expect(await alarms()).toEqual(loud);
    await worker();
    expect(await alarms()).toEqual(quiet);
  });

  it('is missed although texts are read: a reading elsewhere is no sign of its life', async () => {
    app.clock.passes(1);
    await aThread(app, member, clinic.group, { body: calm });
    await app.drain();
    expect(await alarms()).toEqual(loud);
  });

  it('leaves no crisis unread, unraised or unpaged', async () => {
    await aThread(app, await aMember(app, { groups: [clinic.group] }), clinic.group, { body: calm });
    app.clock.passes(6);
    await aThread(app, member, clinic.group, { body: crisis });

    // Read where it was written: nobody has run a round since.
    expect(await concern()).toMatchObject({ level: 'CRISIS', status: 'NEW', pageDueAt: app.clock.now() });
    const listed = (await queueOf(app, lead)).data!['queue'].items;
    expect(listed).toContainEqual(expect.objectContaining({ id: (await concern())!.id, level: 'CRISIS' }));
    expect(await alarms()).toEqual(loud);
    expect(await pages()).toEqual([]);

    // Paged by the API, which is no sign that the worker lives.
    expect(await watch()).toBe(true);
    expect(await watch()).toBe(true);
    const sent = await pages();
    expect(sent).toContainEqual({ status: 'SENT', accountId: clinic.hannah.accountId });
    expect(sent.filter(({ status }) => status === 'QUEUED')).toEqual([]);
    expect(await rows(db(), `SELECT 1 AS one FROM screening WHERE status = 'WAITING'`)).toEqual([]);
    expect(await alarms()).toEqual(loud);

    await worker();
    expect(await watch()).toBe(false);
    expect(await alarms()).toEqual(quiet);
    expect(await itemsAbout(app, member.membershipId(clinic.group))).toHaveLength(1);
    expect(await pages()).toEqual(sent);
  });
});

describe('the hourly rehearsal (H02)', () => {
  const forget = () => write(db(), `DELETE FROM service_state WHERE key = 'rehearsal'`);
  const rehearsed = () => row<{ at: Date }>(db(), `SELECT at, value FROM service_state WHERE key = 'rehearsal'`);
  it('is held once an hour and leaves nothing to see, to page or to count', async () => {
    await forget();
    expect(await alarms()).toMatchObject({ desk: true });
    const before = await databaseMarks(app);
    await app.sweep();
    expect(changedTables(before, await databaseMarks(app))).toEqual([]);
    const first = await rehearsed();
    expect(first).toEqual({ at: app.clock.now(), value: { ok: true } });
    expect(await alarms()).toEqual(quiet);
    app.clock.passes(59);
    await app.sweep();
    expect(await rehearsed()).toEqual(first);
    app.clock.passes(1);
    await app.sweep();
    expect(await rehearsed()).toEqual({ at: app.clock.now(), value: { ok: true } });
  });

  it.each([
    ['signal', `NEW.source = 'DETECTOR'`],
    ['review_item', 'true'],
    ['help_card', 'true'],
    ['screening', 'true'],
  ])('raises the alarm when the way is broken at %s, and again every round until it is mended', async (table, when) => {
    await forget();
    await whileRefused(app, table, when, () => worker());
    expect(await alarms()).toEqual({ desk: true, board: true, clock: false });
    await worker();
    expect(await alarms()).toEqual(quiet);
  });
});
