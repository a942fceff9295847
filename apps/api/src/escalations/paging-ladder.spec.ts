import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { ReachService } from '../paging/reach.service.js';
import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aBrowser, aCarrier, everyWay, receipt, type TestCarrier } from '../testing/carrier.js';
import { aCase, aPatient, caseOf, nobodyIsLeft, onRota, openCase } from '../testing/clinic.js';
import { aClinician, aGroup, aModerator, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { EscalationService } from './escalation.service.js';
import { PageStore } from './page.store.js';

let carrier: TestCarrier;
let app: TestApp;
let group: { id: string };
let moderator: Someone;
let primary: Someone;

const scale = 0.1;
/** Seconds as people count them: the timers of this service run ten times as fast. */
const later = (seconds: number) => app.clock.passes((seconds / 60) * scale);
/** One look of the worker, bells and all. */
const look = async () => {
  await app.sweep();
  await app.drain();
};
const number = async (who: Someone, place: 1 | 2, digits: string) =>
  app.get(ReachService).setPhone(who.actor, randomUUID(), place, digits);
const device = (who: Someone) =>
  app.get(ReachService).addDevice(who.actor, randomUUID(), aBrowser(carrier).given, 'Firefox on Linux');

/** What would have rung somebody. */
const real = (way: 'sms' | 'voice') => carrier.bodies(way).filter(({ synthetic }) => !synthetic);

interface Tried {
  id: string;
  channel: string;
  status: string;
  fault: string | null;
}
const attempts = (caseId: string, who = primary) =>
  rows<Tried>(
    app.dataSource.manager,
    `SELECT id, channel, status, fault FROM page_attempt WHERE escalation_id = $1 AND account_id = $2 ORDER BY queued_at, id`,
    [caseId, who.accountId],
  );
const states = async (caseId: string, who = primary) =>
  Object.fromEntries((await attempts(caseId, who)).map(({ channel, status }) => [channel, status]));
const attemptOn = async (caseId: string, channel: string, who = primary) =>
  (await attempts(caseId, who)).find((one) => one.channel === channel)!;
const aCrisis = async () => {
  const { about } = await aPatient(app, group);
  const { id, reference } = await aCase(app, about, moderator);
  await app.drain();
  return { id, reference, about };
};
const board = async () => {
  const manager = await anAccount(app, { roles: ['programmeManager'] });
  const { data } = await ask(app, manager, '{ board { pageChannels { channel failingSince fault isUnproven } } }');
  return data?.['board'].pageChannels as { channel: string; failingSince: string | null; isUnproven: boolean }[];
};
const failing = async () => (await board()).filter(({ failingSince }) => failingSince).map(({ channel }) => channel);
const testOf = (channel: string) =>
  row<Tried>(
    app.dataSource.manager,
    `SELECT id, channel, status, fault FROM page_test WHERE channel = $1 AND account_id IS NULL ORDER BY queued_at DESC LIMIT 1`,
    [channel],
  );

beforeAll(async () => {
  carrier = await aCarrier();
  app = await anApp('/nonexistent', { ...everyWay(carrier), TIMER_SCALE: String(scale) });
  group = await aGroup(app);
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  for (const table of ['page_channel', 'page_test', 'page_device', 'page_phone'])
    await write(app.dataSource.manager, `DELETE FROM ${table}`);
  carrier.forget();
  moderator = await aModerator(app, { groups: [group] });
  primary = await aClinician(app, { workName: 'Hannah Byrne' });
  await onRota(app, 'PRIMARY', primary);
});
afterAll(async () => {
  await app.close();
  await carrier.close();
});

describe('a page that nobody answers', () => {
  it('goes by app, mail and push, then by SMS, a call and the second phone (R29, R31, H05)', async () => {
    await number(primary, 1, '+44 7700 900417');
    await number(primary, 2, '+44 7700 900418');
    await device(primary);
    const { id, reference } = await aCrisis();
    expect(await states(id)).toEqual({ 'in-app': 'SENT', mail: 'SENT', push: 'SENT' });

    await app.app.inject({ method: 'POST', url: `/paging/push/${(await attemptOn(id, 'push')).id}` });
    later(30);
    await look();
    expect(await states(id)).toEqual({ 'in-app': 'SENT', mail: 'SENT', push: 'DELIVERED' });
    later(30);
    await look();
    expect(real('sms')).toMatchObject([{ to: '+447700900417', level: 'CRISIS', reference, channel: 'sms' }]);
    later(15);
    await look();
    later(15);
    await look();

    expect(real('voice').map(({ to }) => to)).toEqual(['+447700900417', '+447700900418']);
    expect(await states(id)).toMatchObject({ push: 'DELIVERED', sms: 'SENT', voice: 'SENT', 'second-phone': 'SENT' });
  });
});

describe('a carrier that fails (RE-14)', () => {
  beforeEach(async () => {
    await number(primary, 1, '+447700900417');
  });

  it('is followed by the next way at once, is on the board, and comes back by itself (R31, H05)', async () => {
    carrier.is('sms', 'down');
    const { id } = await aCrisis();
    await app.drain();

    expect(await states(id)).toMatchObject({ sms: 'QUEUED', voice: 'SENT' });
    expect(await failing()).toEqual(['sms']);

    const next = await aCrisis();
    expect(await states(next.id)).toMatchObject({ voice: 'SENT' });

    carrier.is('sms', 'up');
    later(60);
    await look();
    expect(await failing()).toContain('sms');
    await receipt(app, 'sms', { id: (await testOf('sms'))!.id, state: 'delivered' });
    expect(await failing()).not.toContain('sms');
  });

  it('is asked three times with the same key, and the phone rings once, when it lies (INV-6)', async () => {
    carrier.is('sms', 'lying');
    const { id } = await aCrisis();
    for (const _ of [1, 2, 3]) {
      later(20);
      await look();
    }

    const { id: key, status, fault } = await attemptOn(id, 'sms');
    expect([status, fault]).toEqual(['FAILED', 'http500']);
    expect(real('sms').map((one) => one['id'])).toEqual([key, key, key]);
    expect(carrier.effects.get(key)).toBe(1);
    expect(await states(id)).toMatchObject({ voice: 'SENT', 'in-app': 'SENT' });
  });

  it('holds up no other page and nobody who wants to take the case, when it is slow', async () => {
    carrier.is('sms', 'slow');
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator);
    const sending = app.sweep();
    while (carrier.bodies('sms').length === 0) await new Promise(setImmediate);

    await app.get(EscalationService).acknowledge(primary.actor, id, randomUUID());
    expect(await caseOf(app, about.membershipId)).toMatchObject({ status: 'ACKNOWLEDGED' });
    expect(await states(id)).toMatchObject({ 'in-app': 'ACKNOWLEDGED', sms: 'ACKNOWLEDGED' });
    await sending;
    await look();

    expect(real('voice')).toEqual([]);
    expect(await failing()).toContain('sms');
  });

  it('is not believed by a sender that was away while somebody else took the page over (RE-9)', async () => {
    carrier.is('sms', 'slow');
    const { about } = await aPatient(app, group);
    const { id } = await aCase(app, about, moderator);
    const sending = app.sweep();
    while (real('sms').length === 0) await new Promise(setImmediate);
    const now = app.clock.now();
    const leaseOver = new Date(now.getTime() + 60_000);
    await app.dataSource.transaction((tx) => app.get(PageStore).claim(tx, 'sms', leaseOver, leaseOver, 1));
    await sending;

    expect(await attemptOn(id, 'sms')).toMatchObject({ status: 'QUEUED', fault: null });
  });

  it('is switched within 30 seconds when it takes pages and says nothing', async () => {
    const { id } = await aCrisis();
    expect(await states(id)).toMatchObject({ sms: 'SENT' });
    later(15);
    await look();

    expect(await states(id)).toMatchObject({ sms: 'SENT', voice: 'SENT' });
    expect(await failing()).toContain('sms');
  });

  it('is not blamed for a number that cannot be rung', async () => {
    carrier.is('sms', 'wrongNumber');
    const { id } = await aCrisis();
    await app.drain();

    expect(await attemptOn(id, 'sms')).toMatchObject({ status: 'FAILED', fault: 'numberRefused' });
    expect(await states(id)).toMatchObject({ voice: 'SENT' });
    expect(await failing()).toEqual([]);
  });

  it('forgets a device that is gone, and goes on', async () => {
    await device(primary);
    carrier.is('push', 'gone');
    const { id } = await aCrisis();
    await app.drain();

    expect(await attemptOn(id, 'push')).toMatchObject({ status: 'FAILED', fault: 'noDevice' });
    expect(await states(id)).toMatchObject({ sms: 'SENT' });
    expect(await rows(app.dataSource.manager, `SELECT id FROM page_device`)).toEqual([]);
  });
});

describe('a receipt', () => {
  let page: Tried;
  let found: Awaited<ReturnType<typeof aCrisis>>;
  beforeEach(async () => {
    await number(primary, 1, '+447700900417');
    found = await aCrisis();
    page = await attemptOn(found.id, 'sms');
  });
  const said = (state: string) => ({ id: page.id, state });

  it('that is unsigned, wrongly signed, old or heard before is refused, and changes nothing (R31)', async () => {
    const minutesAgo = new Date(app.clock.now().getTime() - 6 * 60_000);
    const unsigned = await app.app.inject({
      method: 'POST',
      url: '/paging/receipts/sms',
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(said('acknowledged')),
    });
    expect(unsigned.statusCode).toBe(401);
    expect((await receipt(app, 'sms', said('acknowledged'), { secret: 'x'.repeat(32) })).statusCode).toBe(401);
    expect((await receipt(app, 'sms', said('acknowledged'), { at: minutesAgo })).statusCode).toBe(401);
    expect((await receipt(app, 'voice', said('acknowledged'))).statusCode).toBe(404);
    expect((await receipt(app, 'sms', said('perhaps'))).statusCode).toBe(400);
    expect((await receipt(app, 'sms', said('delivered'), { body: '{' })).statusCode).toBe(400);
    expect((await receipt(app, 'sms', { id: randomUUID(), state: 'delivered' })).statusCode).toBe(404);
    expect(await states(found.id)).toMatchObject({ sms: 'SENT' });

    expect((await receipt(app, 'sms', said('delivered'))).statusCode).toBe(200);
    expect((await receipt(app, 'sms', said('delivered'))).statusCode).toBe(409);
    expect(await states(found.id)).toMatchObject({ sms: 'DELIVERED' });
  });

  it('that says "acknowledged" names the owner as the button does, and opens nothing (R30)', async () => {
    const other = await aClinician(app, { workName: 'Dr Okoro' });
    const answer = await receipt(app, 'sms', said('acknowledged'));

    expect([answer.statusCode, answer.json()]).toEqual([200, { result: 'yours' }]);
    expect(await caseOf(app, found.about.membershipId)).toMatchObject({
      status: 'ACKNOWLEDGED',
      ownerId: primary.accountId,
    });
    expect(await states(found.id)).toEqual({ 'in-app': 'SUPERSEDED', mail: 'SUPERSEDED', sms: 'ACKNOWLEDGED' });
    const told = await rows(app.dataSource.manager, `SELECT 1 FROM notice WHERE kind = 'clinician.told'`);
    expect(told.length).toBeGreaterThan(0);
    expect((await openCase(app, null, found.id)).code).toBe('auth.required');
    await expect(app.get(EscalationService).acknowledge(other.actor, found.id, randomUUID())).rejects.toMatchObject({
      code: 'escalation.notWaiting',
    });
    later(60);
    expect((await receipt(app, 'sms', said('acknowledged'))).json()).toEqual({ result: 'yours' });
  });

  it('that comes second is told that somebody else has it', async () => {
    const other = await aClinician(app);
    await app.get(EscalationService).acknowledge(other.actor, found.id, randomUUID());

    expect((await receipt(app, 'sms', said('acknowledged'))).json()).toEqual({ result: 'taken' });
    expect(await caseOf(app, found.about.membershipId)).toMatchObject({ ownerId: other.accountId });
  });

  it('of somebody who is no clinician any more names no owner', async () => {
    await write(app.dataSource.manager, `DELETE FROM account_role WHERE account_id = $1`, [primary.accountId]);

    expect((await receipt(app, 'sms', said('acknowledged'))).json()).toEqual({ result: 'taken' });
    expect(await caseOf(app, found.about.membershipId)).toMatchObject({ ownerId: null, status: 'PAGED' });
  });

  it('that comes before the carrier has answered stands', async () => {
    const next = await aPatient(app, group);
    const { id } = await aCase(app, next.about, moderator);
    const { id: early } = await attemptOn(id, 'sms');
    await receipt(app, 'sms', { id: early, state: 'failed', reason: 'absent' });
    await app.drain();

    expect(await attemptOn(id, 'sms')).toMatchObject({ status: 'FAILED', fault: 'absent' });
    expect(await states(id)).toMatchObject({ voice: 'SENT' });
  });

  it('that says "failed" brings the next way at once', async () => {
    await receipt(app, 'sms', { ...said('failed'), reason: 'absent' });
    await app.drain();

    expect(await attemptOn(found.id, 'sms')).toMatchObject({ status: 'FAILED', fault: 'absent' });
    expect(await states(found.id)).toMatchObject({ voice: 'SENT' });
  });

  it('stands on the timeline of the case with every other way (R31)', async () => {
    await receipt(app, 'sms', said('acknowledged'));
    const { data } = await ask(
      app,
      primary,
      `query ($id: UUID!) { clinicCase(id: $id) { timeline { kind facts { name value } } pages { channel status receipt deliveredAt acknowledgedAt } } }`,
      { id: found.id },
    );

    const rang = data?.['clinicCase'].timeline.find((one: { kind: string }) => one.kind === 'case.rang');
    expect(rang.facts).toEqual(
      expect.arrayContaining([
        { name: 'to', value: 'Hannah Byrne' },
        { name: 'sms', value: 'ACKNOWLEDGED' },
        { name: 'mail', value: 'SUPERSEDED' },
      ]),
    );
    const sms = data?.['clinicCase'].pages.find((one: { channel: string }) => one.channel === 'sms');
    expect(sms).toMatchObject({ status: 'ACKNOWLEDGED', receipt: expect.stringMatching(/^carrier-/) });
    expect(sms.acknowledgedAt).not.toBeNull();
  });
});

describe('the hourly page that is about nobody (R31, H05)', () => {
  const figures = () =>
    row(
      app.dataSource.manager,
      `SELECT (SELECT count(*) FROM page_attempt) AS pages, (SELECT count(*) FROM escalation) AS cases,
         (SELECT count(*) FROM notice) AS notices, (SELECT count(*) FROM account) AS accounts`,
    );

  it('goes by every way, rings nobody, is in no figure, and its receipt is awaited', async () => {
    const before = await figures();
    await look();

    expect(await figures()).toEqual(before);
    for (const way of ['sms', 'voice'] as const)
      expect(carrier.bodies(way)).toMatchObject([{ to: null, synthetic: true, level: 'TEST', reference: null }]);
    expect(await testOf('in-app')).toMatchObject({ status: 'DELIVERED' });
    for (const way of ['sms', 'voice'] as const) {
      expect((await receipt(app, way, { id: (await testOf(way))!.id, state: 'delivered' })).json()).toEqual({
        result: 'noted',
      });
      expect(await testOf(way)).toMatchObject({ status: 'DELIVERED' });
    }
    expect((await board()).filter((one) => one.channel !== 'mail')).toEqual(
      ['in-app', 'push', 'sms', 'voice'].map((channel) =>
        expect.objectContaining({ channel, failingSince: null, isUnproven: false }),
      ),
    );

    later(59 * 60);
    await look();
    expect(carrier.bodies('sms')).toHaveLength(1);
    later(60);
    await look();
    expect(carrier.bodies('sms')).toHaveLength(2);
  });

  it('is on the board within a minute when no receipt came', async () => {
    await look();
    await receipt(app, 'voice', { id: (await testOf('voice'))!.id, state: 'delivered' });
    later(30);
    await look();

    expect(await testOf('sms')).toMatchObject({ status: 'FAILED', fault: 'noReceipt' });
    expect(await failing()).toEqual(['sms']);
  });

  it('knocks at each push service in use, where nobody is at home', async () => {
    await device(primary);
    carrier.is('push', 'gone');
    await look();
    expect(await testOf('push')).toMatchObject({ status: 'DELIVERED' });
    expect(await rows(app.dataSource.manager, `SELECT id FROM page_device`)).toHaveLength(1);

    carrier.is('push', 'down');
    later(3600);
    await look();
    expect(await testOf('push')).toMatchObject({ status: 'FAILED', fault: 'http503' });
    expect(await failing()).toContain('push');
  });

  it('is missed when it does not come at all', async () => {
    await look();
    later(76 * 60);
    expect((await board()).every(({ channel, isUnproven }) => isUnproven || channel === 'mail')).toBe(true);
  });
});
