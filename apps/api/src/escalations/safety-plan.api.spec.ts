import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { planSections } from '@kith/domain/safety-plan/safety-plan';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { acknowledge, aCase, aClinic, aPatient, closeCase, closing, everybodyIsBack } from '../testing/clinic.js';
import { aClinician, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
});
afterAll(() => app.close());

const blank = Object.fromEntries(planSections.map((section) => [section, '']));
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();
const fields = `id version reviewAt versions { version words { ${planSections.join(' ')} } byMember byRole isMine }`;

const save = (who: Someone, version: number, words: Record<string, string>, more: Record<string, unknown> = {}) =>
  ask(app, who, `mutation ($input: SafetyPlanInput!) { saveSafetyPlan(input: $input) { ${fields} } }`, {
    input: { version, words: { ...blank, ...words }, reviewAt: inDays(30), key: randomUUID(), ...more },
  });
const mine = async (who: Someone) => (await ask(app, who, `{ mySafetyPlan { ${fields} } }`)).data?.['mySafetyPlan'];
const inCase = async (who: Someone, id: string) =>
  (await ask(app, who, `query ($id: UUID!) { clinicCase(id: $id) { version safetyPlan { ${fields} } } }`, { id }))
    .data?.['clinicCase'];
const kinds = async (who: Someone) =>
  (
    await rows<{ kind: string }>(app.dataSource.manager, `SELECT kind FROM notice WHERE account_id = $1 ORDER BY id`, [
      who.accountId,
    ])
  ).map(({ kind }) => kind);

/** A member whose red case Hannah owns. */
async function inHand() {
  const { member, about } = await aPatient(app, clinic.group);
  const { id } = await aCase(app, about, clinic.moderator, 'RED');
  await acknowledge(app, clinic.hannah, id);
  return { member, id };
}

/** And a plan that she began with them. */
async function begun() {
  const { member, id } = await inHand();
  const { data } = await save(clinic.hannah, 0, { alone: 'Walk to the canal.' }, { caseId: id });
  expect(data?.['saveSafetyPlan'].version).toBe(1);
  return { member, id };
}

describe('a safety plan (R36)', () => {
  it('is begun by the clinician of the open case, read and changed by the member, version by version', async () => {
    const { member, id } = await begun();
    expect(await kinds(member)).toContain('safetyPlan.changed');

    const read = await mine(member);
    expect(read.versions[0]).toMatchObject({ byMember: false, byRole: 'diabetes nurse', isMine: false });
    await save(member, 1, { ...read.versions[0].words, people: 'My brother, after six.' });

    const { safetyPlan } = await inCase(clinic.hannah, id);
    expect(safetyPlan.version).toBe(2);
    expect(safetyPlan.versions.map((v: { words: { alone: string; people: string } }) => v.words)).toMatchObject([
      { alone: 'Walk to the canal.', people: 'My brother, after six.' },
      { alone: 'Walk to the canal.', people: '' },
    ]);
    expect(safetyPlan.versions[0]).toMatchObject({ byMember: true, byRole: null });
    expect(await kinds(clinic.hannah)).toContain('case.planChanged');
  });

  it('is begun by nobody but a clinician', async () => {
    const { member } = await inHand();
    expect(await mine(member)).toBeNull();
    expect((await save(member, 0, { alone: 'Walk.' })).code).toBe('resource.notFound');
  });

  it('loses no words of two who write at once: the second is refused until theirs has been read', async () => {
    const { member, id } = await begun();

    const both = await Promise.all([
      save(member, 1, { alone: 'Walk to the canal.', people: 'My brother.' }),
      save(clinic.hannah, 1, { alone: 'Walk to the canal.', rescueKit: 'In the blue bag.' }, { caseId: id }),
    ]);

    expect(both.map(({ code }) => code ?? 'saved').sort()).toEqual(['resource.stale', 'saved']);
    expect((await mine(member)).version).toBe(2);
  });

  it('is kept once, however often the button is pressed', async () => {
    const { member } = await begun();
    const key = randomUUID();
    const [one, two] = await Promise.all([1, 2].map(() => save(member, 1, { people: 'My brother.' }, { key })));
    expect(one?.data).toEqual(two?.data);
    expect((await mine(member)).version).toBe(2);
  });

  it('stays with the member when the case has ended, and closes to the clinic (R2)', async () => {
    const { member, id } = await begun();
    const { version } = await inCase(clinic.hannah, id);
    const { errors } = await closeCase(app, clinic.hannah, closing(app, id, version));
    expect(errors).toBeUndefined();

    expect((await inCase(clinic.hannah, id)).safetyPlan).toBeNull();
    expect((await save(clinic.hannah, 1, { alone: 'Sing.' }, { caseId: id })).code).toBe('resource.notFound');
    await save(member, 1, { alone: 'Sing.' });
    expect((await mine(member)).versions[0].words.alone).toBe('Sing.');
  });

  it('does not exist for moderators, other members and other clinicians (R2)', async () => {
    const { id } = await begun();
    const { member: neighbour } = await aPatient(app, clinic.group);
    for (const who of [clinic.moderator, neighbour, await aClinician(app)])
      expect((await save(who, 1, { alone: 'Sing.' }, { caseId: id })).code).toBe('resource.notFound');
    expect(await mine(neighbour)).toBeNull();
    expect(await mine(clinic.moderator)).toBeNull();
  });

  it('leaves numbers in the trail and the timeline, and no words anywhere else', async () => {
    const { id } = await inHand();
    await save(clinic.hannah, 0, { saferPlace: 'Knives with the neighbour Aurelia.' }, { caseId: id });
    const { timeline } = (
      await ask(app, clinic.hannah, `query ($id: UUID!) { clinicCase(id: $id) { timeline { kind } } }`, { id })
    ).data?.['clinicCase'];
    expect(timeline.map((line: { kind: string }) => line.kind)).toContain('case.planSaved');
    const elsewhere = await rows(
      app.dataSource.manager,
      `SELECT details::text FROM audit_entry UNION ALL SELECT payload::text FROM domain_event
       UNION ALL SELECT facts::text FROM notice UNION ALL SELECT facts::text FROM escalation_entry
       UNION ALL SELECT result::text FROM write_key`,
    );
    expect(JSON.stringify(elsewhere)).not.toContain('Aurelia');
  });

  it('reminds the member of the day to look at it again, once', async () => {
    const { member } = await begun();
    app.clock.passes(31 * 1440);
    await app.sweep();
    await app.sweep();
    await everybodyIsBack(app);
    expect((await kinds(member)).filter((kind) => kind === 'safetyPlan.review')).toHaveLength(1);
  });
});
