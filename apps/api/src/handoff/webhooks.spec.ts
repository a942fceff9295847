import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Resource } from '@medplum/fhirtypes';

import { createHmac } from 'node:crypto';

import { toldEvents } from '@kith/domain/handoff/told';

import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, acknowledge, aClinic, aPatient, everybodyIsBack, writeToPatient } from '../testing/clinic.js';
import { faultsOf } from '../testing/fhir-validator.js';
import { anAdministrator, aReceiver, createEndpoint } from '../testing/handoff.js';
import { ask, type Someone, type TestApp } from '../testing/people.js';
import { DeliveryReactions } from './delivery.reactions.js';
import { Egress, isPublic } from './egress.js';
import { EndpointStore } from './endpoint.store.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;
let admin: Someone;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
let answers: number;
let endpoint: { id: string; secret: string };

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
  admin = await anAdministrator(app);
});
beforeEach(async () => {
  await everybodyIsBack(app);
  await write(app.dataSource.manager, `UPDATE session SET stepped_up_at = $1 WHERE second_factor_at IS NOT NULL`, [
    app.clock.now(),
  ]);
  answers = 204;
  receiver = await aReceiver(() => answers);
  endpoint = (await createEndpoint(app, admin, receiver.url)).data?.['createHandoffEndpoint'];
});
afterEach(async () => {
  await stop(endpoint.id);
  await receiver.close();
});
afterAll(() => app.close());

const stop = (id: string) =>
  ask(app, admin, `mutation ($id: UUID!) { stopHandoffEndpoint(id: $id) { id waiting } }`, { id });

/** What the worker does with the bells that rang by now. */
async function bellsRing() {
  const due = await app.get(EndpointStore).due(app.dataSource.manager, app.clock.now(), 50);
  for (const id of due) await app.get(Db).tx((tx) => app.get(DeliveryReactions).deliver(tx, id));
}

async function aTalk() {
  const { about } = await aPatient(app, clinic.group);
  const { id } = await aCase(app, about, clinic.moderator, 'RED');
  await app.drain();
  return id;
}
const deliveriesOf = (caseId: string) =>
  rows<{ id: string; status: string; attempts: number; answer: string | null; nextAt: Date | null }>(
    app.dataSource.manager,
    `SELECT id, status, attempts, answer, next_at FROM handoff_delivery
     WHERE endpoint_id = $1 AND escalation_id = $2 ORDER BY created_at, id`,
    [endpoint.id, caseId],
  );

const heardOf = (caseId: string) =>
  receiver.received
    .map(({ headers, body }) => ({ headers, body, data: JSON.parse(body).data }))
    .filter(({ data }) => data.reference === `Task/${caseId}`);

describe('a clinic’s system that wants to be told', () => {
  it('hears once that a case came up, signed, with the task and without a word (R29, R55)', async () => {
    const id = await aTalk();
    await bellsRing();
    await bellsRing();

    expect(heardOf(id)).toHaveLength(1);
    const { headers, body, data } = heardOf(id)[0]!;
    expect(data.task).toMatchObject({ resourceType: 'Task', id });
    expect(faultsOf(data.task as Resource)).toEqual([]);
    expect(body).not.toContain('stopped answering');

    const key = Buffer.from(endpoint.secret.replace('whsec_', ''), 'base64');
    const mac = createHmac('sha256', key)
      .update(`${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`)
      .digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
    expect(Number(headers['webhook-timestamp'])).toBe(Math.floor(app.clock.now().getTime() / 1000));
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'DELIVERED', attempts: 1, answer: '204' }]);
  });

  it('hears of many changes at once in one message, and of each later one again', async () => {
    const id = await aTalk();
    await acknowledge(app, clinic.hannah, id);
    await app.drain();
    await bellsRing();
    expect(heardOf(id).map(({ data }) => data.task.status)).toEqual(['received']);
    await writeToPatient(app, clinic.hannah, id, 'A quiet word.');
    await app.drain();
    await bellsRing();
    expect(heardOf(id).map(({ data }) => data.task.status)).toEqual(['received', 'in-progress']);
    expect(
      heardOf(id)
        .map(({ body }) => body)
        .join(),
    ).not.toContain('quiet word');
  });

  it('is tried again with growing pauses under one id, then given up with an alarm on the board, and sent again by hand (R16, R31, R55)', async () => {
    answers = 503;
    const id = await aTalk();
    const [delivery] = await deliveriesOf(id);
    const attempts = [];
    for (let n = 0; n < 12; n++) {
      await bellsRing();
      const now = (await deliveriesOf(id))[0]!;
      attempts.push(now.status);
      app.clock.passes(24 * 60);
    }
    expect(attempts.slice(0, 8).every((status) => status === 'WAITING')).toBe(true);
    expect(attempts.at(-1)).toBe('DEAD');
    const tried = heardOf(id).filter(({ headers }) => headers['webhook-id'] === delivery!.id);
    expect(tried).toHaveLength(9);
    expect(new Set(tried.map(({ headers }) => headers['webhook-signature'])).size).toBe(9);
    const alarm = await rows(app.dataSource.manager, `SELECT timer, cause FROM breach WHERE subject_id = $1`, [
      delivery!.id,
    ]);
    expect(alarm).toEqual([{ timer: 'handoff.delivered', cause: 'notDelivered' }]);

    await everybodyIsBack(app);
    const { data } = await ask(app, admin, `{ handoff { undelivered { id attempts answer } } }`);
    expect(data?.['handoff'].undelivered).toContainEqual({ id: delivery!.id, attempts: 9, answer: '503' });
    answers = 200;
    const again = () =>
      ask(app, admin, `mutation ($id: UUID!) { redeliverHandoff(id: $id) { id } }`, { id: delivery!.id });
    expect((await again()).code).toBeUndefined();
    expect((await again()).code).toBe('resource.stale');
    await bellsRing();
    expect((await deliveriesOf(id))[0]).toMatchObject({ status: 'DELIVERED', attempts: 1 });
  });

  it('is found again by the sweep when its bell was lost', async () => {
    const id = await aTalk();
    const rung: string[] = [];
    const outbox = app.get(DeliveryReactions)['outbox'];
    const ringAt = outbox.ringAt.bind(outbox);
    outbox.ringAt = async (tx, subscriber, at, event) => {
      rung.push(String(event['deliveryId']));
      await ringAt(tx, subscriber, at, event);
    };
    await app.sweep();
    outbox.ringAt = ringAt;
    expect(rung).toContain((await deliveriesOf(id))[0]!.id);
  });

  it('is not followed elsewhere: an answer that points on counts as a failure', async () => {
    answers = 302;
    const id = await aTalk();
    await bellsRing();
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'WAITING', answer: '302' }]);
  });

  it('hears nothing more once it was stopped', async () => {
    const id = await aTalk();
    expect((await stop(endpoint.id)).data?.['stopHandoffEndpoint'].waiting).toBe(0);
    await bellsRing();
    const later = await aTalk();
    await bellsRing();
    expect([receiver.received, await deliveriesOf(later)]).toEqual([[], []]);
    expect(await deliveriesOf(id)).toMatchObject([{ status: 'DROPPED' }]);
  });

  it('has a secret that is sealed, and shown once', async () => {
    const kept = await row<{ text: string }>(
      app.dataSource.manager,
      `SELECT encode(secret_sealed, 'escape') AS text FROM handoff_endpoint WHERE id = $1`,
      [endpoint.id],
    );
    expect(kept!.text).not.toContain(endpoint.secret.replace('whsec_', ''));
    const { data } = await ask(app, admin, `{ handoff { endpoints { id url } } }`);
    expect(JSON.stringify(data)).not.toContain('whsec_');
  });
});

describe('every event of a case', () => {
  it('is told, or is known not to be', async () => {
    const found = await rows<{ type: string }>(
      app.dataSource.manager,
      `SELECT DISTINCT type FROM domain_event WHERE type LIKE 'escalation.%' OR type LIKE 'reveal.%'`,
    );
    const silent = ['escalation.closed', 'escalation.late', 'reveal.requested', 'reveal.reviewed', 'reveal.memberTold'];
    expect(
      found.map(({ type }) => type).filter((type) => !toldEvents.includes(type) && !silent.includes(type)),
    ).toEqual([]);
  });
});

describe('the way out', () => {
  it.each([
    '10.1.2.3', '127.0.0.1', '169.254.169.254', '172.20.0.1', '192.168.1.1', '100.64.0.1', '0.0.0.0', '224.0.0.1',
    '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '64:ff9b::a00:1', '2002:a00:1::', '2001:db8::1', 'ff02::1', 'nonsense',
  ])('does not lead to %s', (address) => {
    expect(isPublic(address)).toBe(false);
  }); // prettier-ignore

  it('leads to the open internet', () => {
    expect(['93.184.215.14', '1.1.1.1', '2606:4700::1111'].map(isPublic)).toEqual([true, true, true]);
  });

  it.each([
    'http://clinic.example.org/in',
    'https://10.0.0.5/in',
    'https://[fd00::1]/in',
    'https://localhost/in',
    'https://intranet/in',
    'https://somebody:secret@clinic.example.org/in',
    'ftp://clinic.example.org/in',
    'clinic.example.org',
    `https://clinic.example.org/${'x'.repeat(500)}`,
  ])('refuses %s, with its field', async (url) => {
    const { code, errors } = await createEndpoint(app, admin, url);
    expect([code, errors?.[0]?.extensions.details?.['field']]).toEqual([
      url.length > 500 ? 'input.tooLong' : 'input.invalid',
      'url',
    ]);
  });

  it('looks at where a name leads when it connects, outside specs also for this machine', async () => {
    const real = new Egress({ env: 'production' });
    await expect(real.post('https://localhost.localdomain/in', {}, '{}')).rejects.toMatchObject({
      code: expect.stringMatching(/privateAddress|unreachable/),
    });
    for (const url of ['http://127.0.0.1:1/in', 'https://127.0.0.1/in', 'https://0x7f000001/in', 'https://[::1]/in'])
      expect(() => real.checkUrl(url, 'url')).toThrow('input.invalid');
    const names = real['guardedLookup'];
    const found = await new Promise((resolve) => names('localhost', { all: true }, (error) => resolve(error)));
    expect(found).toMatchObject({ code: 'privateAddress' });
  });
});
