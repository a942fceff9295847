import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, acknowledge, aClinic, aPatient, everybodyIsBack, openCase, writeToPatient } from '../testing/clinic.js';
import { faultsOf } from '../testing/fhir-validator.js';
import { aKey, anAdministrator, createKey, fhir } from '../testing/handoff.js';
import { anAccount, ask, type TestApp } from '../testing/people.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;
const words = 'The heron counted your ketones at 2.4.';

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
});
beforeEach(async () => {
  await everybodyIsBack(app);
  await write(app.dataSource.manager, `DELETE FROM rate_window`);
});
afterAll(() => app.close());

/** A red case in which a clinician wrote. */
async function aTalk() {
  const { about } = await aPatient(app, clinic.group);
  const { id } = await aCase(app, about, clinic.moderator, 'RED');
  await acknowledge(app, clinic.hannah, id);
  await writeToPatient(app, clinic.hannah, id, words);
  return id;
}

const everyPath = (id: string) => [
  'Task',
  'Flag',
  `Task/${id}`,
  `ServiceRequest/${id}`,
  `Flag/${id}`,
  `Patient/${id}`,
  `Practitioner/${id}`,
  `Task/${id}/$bundle`,
  `Communication?based-on=Task/${id}`,
  `DocumentReference?related=Task/${id}`,
  `AuditEvent?entity=Task/${id}`,
];
const record = (keyId: string) =>
  rows<{ action: string; targetType: string; targetId: string; escalationId: string | null; details: object }>(
    app.dataSource.manager,
    `SELECT action, target_type, target_id, escalation_id, details FROM audit_entry
     WHERE details->>'keyId' = $1 ORDER BY at, id`,
    [keyId],
  );

describe('the door for a clinic’s system', () => {
  it('is shut without a key that is in force, at every address, and the refusal is on record (R1, R54)', async () => {
    const id = await aTalk();
    for (const [n, path] of everyPath(id).entries()) {
      const strange = await fhir(app, path, `kith_${'x'.repeat(43)}`, { address: `10.0.0.${n}` });
      expect([path, strange.status, strange.body.issue[0].code]).toEqual([path, 401, 'login']);
      expect(faultsOf(strange.body)).toEqual([]);
      expect((await fhir(app, path, null, { address: `10.0.1.${n}` })).status).toBe(401);
    }
    const kept = await rows(
      app.dataSource.manager,
      `SELECT 1 FROM audit_entry WHERE action = 'access.refused' AND target_type = 'handoff' AND target_id = 'unknown'`,
    );
    expect(kept.length).toBe(2 * everyPath(id).length);
  });

  it('says what it can do to everybody, and validly (R55)', async () => {
    const { status, body } = await fhir(app, 'metadata', null);
    expect([status, faultsOf(body)]).toEqual([200, []]);
  });

  it('opens what the key names: one for tasks sees no word, wherever it asks (R2, R34)', async () => {
    const id = await aTalk();
    const { secret } = await aKey(app);
    const patient = (await fhir(app, `Task/${id}`, secret)).body.for.reference as string;
    const practitioner = `Practitioner/${clinic.hannah.accountId}`;
    for (const path of [...everyPath(id), patient, practitioner]) {
      const { status, body } = await fhir(app, path, secret, { address: path });
      const isShut = /^(Communication|DocumentReference|AuditEvent)/.test(path);
      const isNobody = path === `Patient/${id}` || path === `Practitioner/${id}`;
      expect([path, status]).toEqual([path, isShut ? 403 : isNobody ? 404 : 200]);
      expect([path, faultsOf(body)]).toEqual([path, []]);
      expect(JSON.stringify(body)).not.toMatch(/heron|stopped answering/);
    }
    const talk = await aKey(app, ['TASKS', 'COMMUNICATIONS']);
    const { body } = await fhir(app, `Communication?based-on=Task/${id}`, talk.secret);
    expect(JSON.stringify(body)).toContain('heron');
    expect((await fhir(app, `AuditEvent?entity=Task/${id}`, talk.secret)).status).toBe(403);
  });

  it('writes down each use with its key and the case (R53, R54)', async () => {
    const id = await aTalk();
    const { id: keyId, secret } = await aKey(app, ['TASKS', 'AUDIT']);
    await fhir(app, 'Task?_count=1', secret);
    await fhir(app, `Task/${id}`, secret);
    const { body } = await fhir(app, `AuditEvent?entity=Task/${id}&_count=50`, secret);
    expect(await record(keyId)).toMatchObject([
      { action: 'handoff.read', targetType: 'Task', targetId: 'list', details: { count: 1 } },
      { action: 'handoff.read', targetType: 'Task', targetId: id, escalationId: id },
      { action: 'handoff.read', targetType: 'AuditEvent', escalationId: id },
    ]);
    expect(JSON.stringify(body)).toContain('handoff.read');
    expect(faultsOf(body)).toEqual([]);
  });

  it('slows down a key that asks too often, and whoever tries keys, each by themselves (SAFE-5)', async () => {
    const { id, secret } = await aKey(app);
    const other = await aKey(app);
    await write(
      app.dataSource.manager,
      `INSERT INTO rate_window (bucket, starts_at, used) VALUES ($1, date_trunc('minute', $2::timestamptz), 300)`,
      [`handoff key:${id}`, app.clock.now()],
    );
    const slowed = await fhir(app, 'Task', secret);
    expect([slowed.status, slowed.body.issue[0].code, Number(slowed.headers['retry-after']) > 0]).toEqual([
      429,
      'throttled',
      true,
    ]);
    expect((await fhir(app, 'Task', other.secret)).status).toBe(200);

    const tries = [];
    for (let n = 0; n < 21; n++) tries.push((await fhir(app, 'Task', null, { address: '10.9.9.9' })).status);
    expect([tries.slice(0, 20).every((status) => status === 401), tries[20]]).toEqual([true, 429]);
    expect((await fhir(app, 'Task', other.secret, { address: '10.9.9.8' })).status).toBe(200);
  });

  it('answers few at a time, so that people keep their connections (SAFE-5)', async () => {
    const { secret } = await aKey(app);
    const all = await Promise.all(Array.from({ length: 12 }, () => fhir(app, 'Task', secret)));
    const statuses = all.map(({ status }) => status);
    expect([...new Set(statuses)].sort()).toEqual([200, 429]);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(2);
    expect((await fhir(app, 'Task', secret)).status).toBe(200);
  });

  it.each([
    ['a filter nobody knows', 'Task?owner=me', 400],
    ['a status that is none', 'Task?status=doing', 400],
    ['a moment that is none', 'Task?_lastUpdated=yesterday', 400],
    ['a size that is none', 'Task?_count=many', 400],
    ['a mark of somebody’s own making', 'Task?_cursor=abc', 400],
    ['an id that is none', 'Task/1', 404],
    ['a kind that is not handed over', 'Observation', 404],
    ['talk about no case', 'Communication', 403],
  ])('answers %s with an outcome', async (_what, path, status) => {
    const { secret } = await aKey(app);
    const answer = await fhir(app, path, secret);
    expect([answer.status, answer.body.resourceType, faultsOf(answer.body)]).toEqual([status, 'OperationOutcome', []]);
    expect(String(answer.headers['content-type'])).toContain('application/fhir+json');
  });

  it('takes no writes', async () => {
    const { secret } = await aKey(app);
    for (const method of ['POST', 'PUT', 'DELETE'] as const)
      expect((await fhir(app, 'Task', secret, { method })).status).toBe(404);
  });
});

describe('the list of tasks', () => {
  it('gives every case once, by its last change, over as many pages as it takes', async () => {
    for (let n = 0; n < 3; n++) await aTalk();
    const { secret } = await aKey(app);
    const seen: string[] = [];
    let path = 'Task?_count=2';
    while (path) {
      const { status, body } = await fhir(app, path, secret);
      expect([status, faultsOf(body)]).toEqual([200, []]);
      seen.push(...body.entry.map(({ resource }: { resource: { id: string } }) => resource.id));
      const next = body.link.find(({ relation }: { relation: string }) => relation === 'next');
      path = next ? String(next.url).split('/fhir/R4/')[1]! : '';
    }
    const all = await rows<{ id: string }>(app.dataSource.manager, `SELECT id FROM escalation ORDER BY changed_at, id`);
    expect(seen).toEqual(all.map(({ id }) => id));
  });

  it('can be narrowed to what changed since, and to a status', async () => {
    const id = await aTalk();
    const { secret } = await aKey(app);
    const found = async (query: string) => {
      const { body } = await fhir(app, `Task?_count=50&${query}`, secret);
      return body.entry.map(({ resource }: { resource: { id: string } }) => resource.id);
    };
    const { body } = await fhir(app, `Task/${id}`, secret);
    const changed = String(body.meta.lastUpdated);
    expect(await found(`_lastUpdated=ge${changed}`)).toEqual([id]);
    expect(await found(`_lastUpdated=gt${changed}`)).toEqual([]);
    expect(await found(`_lastUpdated=lt${changed}`)).not.toContain(id);
    expect(await found('status=in-progress')).toContain(id);
    expect(await found('status=received,accepted')).not.toContain(id);

    const { about } = await aPatient(app, clinic.group);
    const taken = await aCase(app, about, clinic.moderator, 'RED');
    await acknowledge(app, clinic.hannah, taken.id);
    expect(await found('status=received')).toEqual([taken.id]);
    await openCase(app, clinic.hannah, taken.id);
    expect(await found('status=accepted')).toContain(taken.id);
    expect(await found('status=received')).toEqual([]);
  });
});

describe('keys', () => {
  it('are made by administrators with a fresh second factor, shown once and kept as a hash (R54)', async () => {
    const admin = await anAdministrator(app);
    const key = '0199a000-0000-7000-8000-00000000abcd';
    const first = (await createKey(app, admin, { key })).data?.['createHandoffKey'];
    const again = (await createKey(app, admin, { key })).data?.['createHandoffKey'];
    expect([first.secret.length, again.id, again.secret]).toEqual([48, first.id, null]);
    const stored = await rows(
      app.dataSource.manager,
      `SELECT to_jsonb(k)::text || encode(k.key_hash, 'escape') AS text FROM handoff_key k WHERE id = $1`,
      [first.id],
    );
    expect(JSON.stringify(stored)).not.toContain(first.secret);

    const tired = await anAccount(app, { roles: ['administrator'] });
    expect((await createKey(app, tired)).code).toBe('auth.stepUpRequired');
    for (const role of ['clinicalLead', 'privacyOfficer', 'auditor'] as const)
      expect((await createKey(app, await anAccount(app, { roles: [role], steppedUp: true }))).code).toMatch(
        /action.forbidden|resource.notFound/,
      );
  });

  it('that read words wait for a clinical lead or privacy officer, never for their maker (R4)', async () => {
    const both = await anAccount(app, { roles: ['administrator', 'clinicalLead'], steppedUp: true });
    const made = (await createKey(app, both, { scopes: ['TASKS', 'COMMUNICATIONS'] })).data?.['createHandoffKey'];
    expect(made.made).toMatchObject({ standing: 'WAITS', viewerCan: { approve: false } });
    const id = await aTalk();
    expect((await fhir(app, `Task/${id}`, made.secret)).status).toBe(401);

    const approve = (who: typeof both) =>
      ask(app, who, `mutation ($id: UUID!) { approveHandoffKey(id: $id) { standing approvedByName } }`, {
        id: made.id,
      });
    expect((await approve(both)).code).toBe('action.forbidden');
    expect((await approve(clinic.lead)).code).toBe('auth.stepUpRequired');
    const lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Ola', steppedUp: true });
    expect((await approve(lead)).data?.['approveHandoffKey']).toEqual({ standing: 'IN_FORCE', approvedByName: 'Ola' });
    expect((await fhir(app, `Communication?based-on=Task/${id}`, made.secret)).status).toBe(200);
  });

  it('end at once when they are revoked, and by themselves on their day', async () => {
    const { id, secret } = await aKey(app);
    expect((await fhir(app, 'Task', secret)).status).toBe(200);
    await ask(app, await anAdministrator(app), `mutation ($id: UUID!) { revokeHandoffKey(id: $id) { standing } }`, {
      id,
    });
    expect((await fhir(app, 'Task', secret)).status).toBe(401);

    const short = (await createKey(app, await anAdministrator(app), { days: 1 })).data?.['createHandoffKey'];
    app.clock.passes(24 * 60 - 1);
    expect((await fhir(app, 'Task', short.secret)).status).toBe(200);
    app.clock.passes(1);
    expect((await fhir(app, 'Task', short.secret)).status).toBe(401);
  });
});

describe('a case as a file', () => {
  const take = (who: { cookie: string }, id: string) =>
    ask(app, who, `mutation ($id: UUID!) { exportCase(caseId: $id) { fileName json } }`, { id });

  it('is for clinical leads with a fresh second factor, holds against R4 and is on record (R54, R55, H22)', async () => {
    const id = await aTalk();
    expect((await take(clinic.lead, id)).code).toBe('auth.stepUpRequired');
    const lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Ola', steppedUp: true });
    const { fileName, json } = (await take(lead, id)).data?.['exportCase'];
    expect(fileName).toMatch(/^case-\d+\.fhir\.json$/);
    expect(faultsOf(JSON.parse(json))).toEqual([]);
    expect(json).toContain('heron');
    const kept = await rows(
      app.dataSource.manager,
      `SELECT 1 FROM audit_entry WHERE action = 'handoff.export' AND escalation_id = $1 AND actor_id = $2`,
      [id, lead.accountId],
    );
    expect(kept).toHaveLength(1);

    expect((await take(clinic.hannah, id)).code).toBe('action.forbidden');
    for (const who of [clinic.moderator, await anAdministrator(app)])
      expect((await take(who, id)).code).toBe('resource.notFound');
  });
});
