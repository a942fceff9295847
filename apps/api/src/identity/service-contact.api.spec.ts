import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { acknowledge, aCase, aClinic, aPatient, everybodyIsBack, openCase } from '../testing/clinic.js';
import { aClinician, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;
let officer: Someone;

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
  officer = await anAccount(app, { roles: ['privacyOfficer'], workName: 'Pia' });
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000).toISOString();

async function inHand(level: 'RED' | 'CRISIS' = 'CRISIS') {
  const { member, about } = await aPatient(app, clinic.group);
  const { id } = await aCase(app, about, clinic.moderator, level);
  const who = await aClinician(app, { workName: 'Nia', jobTitle: 'doctor' });
  await acknowledge(app, who, id);
  return { member, id, owner: who };
}

const record = (who: Someone, caseId: string, change: Record<string, unknown> = {}) =>
  ask(
    app,
    who,
    `mutation ($input: ServiceContactInput!) { recordService(input: $input) { id legalBasis tellMemberBy viewerCan { lookAgain } } }`,
    {
      input: {
        caseId,
        service: 'AMBULANCE',
        recipient: 'Control room, north',
        contactedAt: inHours(-0.1),
        reference: 'AB 4471',
        outcome: 'ON_THE_WAY',
        words: 'They asked for the flat with the green door.',
        shared: ['NAME', 'ADDRESS'],
        legalBasis: 'VITAL_INTERESTS',
        key: randomUUID(),
        ...change,
      },
    },
  );
const about = async (who: Someone) =>
  (
    await ask(
      app,
      who,
      `{ seenAboutMe { revealed { byRole } shared { byRole service recipient shared legalBasis reference } read { byRole times } } }`,
    )
  ).data?.['seenAboutMe'];
const notices = async (who: Someone, kind: string) =>
  (
    await rows(app.dataSource.manager, `SELECT 1 FROM notice WHERE account_id = $1 AND kind = $2`, [
      who.accountId,
      kind,
    ])
  ).length;
const lookAgain = (who: Someone, id: string, withholdReason: string | null = null, at: string | null = null) =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $why: String, $at: DateTime) { lookAgainAtDisclosure(id: $id, withholdReason: $why, lookAgainAt: $at) { memberToldAt withheldReason } }`,
    { id, why: withholdReason, at },
  );

describe('a call to a service outside (R38)', () => {
  it('is logged with service, time, reference and outcome, and settles the decision on emergency services', async () => {
    const { id, owner } = await inHand();
    const key = randomUUID();
    const [one, two] = await Promise.all([record(owner, id, { key }), record(owner, id, { key })]);
    expect(one.data).toEqual(two.data);

    const { data } = await ask(
      app,
      owner,
      `query ($id: UUID!) { clinicCase(id: $id) { timeline { kind facts { name value } } serviceContacts { service recipient reference outcome words actorName } } }`,
      { id },
    );
    expect(data?.['clinicCase'].serviceContacts).toEqual([
      {
        service: 'AMBULANCE',
        recipient: 'Control room, north',
        reference: 'AB 4471',
        outcome: 'ON_THE_WAY',
        words: 'They asked for the flat with the green door.',
        actorName: 'Nia',
      },
    ]);
    const line = data?.['clinicCase'].timeline.find((l: { kind: string }) => l.kind === 'case.serviceContacted');
    expect(line.facts).toContainEqual({ name: 'service', value: 'AMBULANCE' });
    expect(
      await row(app.dataSource.manager, `SELECT decide_by, first_contact_at FROM escalation WHERE id = $1`, [id]),
    ).toEqual({
      decideBy: null,
      firstContactAt: app.clock.now(),
    });
  });

  it('settles nothing when only advice was asked for', async () => {
    const { id, owner } = await inHand();
    const asked = { service: 'POISON_INFORMATION', outcome: 'ADVICE_GIVEN', shared: [], legalBasis: null };
    expect((await record(owner, id, asked)).data?.['recordService']).toMatchObject({ tellMemberBy: null });
    const now = await row<{ decideBy: Date | null }>(
      app.dataSource.manager,
      `SELECT decide_by FROM escalation WHERE id = $1`,
      [id],
    );
    expect(now?.decideBy).not.toBeNull();
  });

  it('has its numbers at hand for the country of the person, each with the day it was checked', async () => {
    const { id, owner } = await inHand('RED');
    const line = `name display areas verifiedOn isOverdue`;
    const { data } = await ask(
      app,
      owner,
      `query ($id: UUID!) { clinicCase(id: $id) { emergencyPack { countryName emergency { ${line} } crisis { ${line} } poison { ${line} } } } }`,
      { id },
    );
    const { emergencyPack: pack } = data?.['clinicCase'];
    expect(pack.countryName).toBe('United Kingdom');
    expect([pack.emergency.display, pack.crisis[0].name, pack.poison[0].display]).toEqual(['999', 'Samaritans', '111']);
    expect(pack.poison[0].areas).toEqual(['England', 'Scotland', 'Wales']);
    for (const one of [pack.emergency, ...pack.crisis, ...pack.poison])
      expect(one.verifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

describe('what was sent about a person (R46)', () => {
  it('needs a legal basis and a recipient', async () => {
    const { id, owner } = await inHand();
    expect((await record(owner, id, { legalBasis: null })).code).toBe('input.required');
    expect((await record(owner, id, { recipient: ' ' })).code).toBe('input.required');
  });

  it('is told to the member within 72 hours, by job, and to the privacy officer at once (R44)', async () => {
    const { id, owner, member } = await inHand();
    await record(owner, id);
    expect(await notices(officer, 'disclosure.made')).toBeGreaterThan(0);
    await app.sweep();
    expect((await about(member)).shared).toEqual([]);

    app.clock.passes(72 * 60);
    await everybodyIsBack(app);
    await app.sweep();
    await app.sweep();

    expect((await about(member)).shared).toEqual([
      {
        byRole: 'doctor',
        service: 'AMBULANCE',
        recipient: 'Control room, north',
        shared: ['NAME', 'ADDRESS'],
        legalBasis: 'VITAL_INTERESTS',
        reference: 'AB 4471',
      },
    ]);
    expect(await notices(member, 'disclosure.told')).toBe(1);
  });

  it('is withheld for a reason until a date, and then told when somebody else says so (R4, R44)', async () => {
    const { id, owner, member } = await inHand();
    const withheld = { withheldReason: 'Their partner reads along.', lookAgainAt: inHours(100) };
    const { id: contact } = (await record(owner, id, withheld)).data?.['recordService'];
    app.clock.passes(101 * 60);
    await everybodyIsBack(app);
    await app.sweep();
    await app.sweep();
    expect((await about(member)).shared).toEqual([]);
    expect(await notices(clinic.lead, 'disclosure.lookAgain')).toBe(1);

    expect((await lookAgain(owner, contact)).code).toBe('resource.notFound');
    const longer = await lookAgain(officer, contact, 'Still not safe.', inHours(48));
    expect(longer.data?.['lookAgainAtDisclosure']).toEqual({ memberToldAt: null, withheldReason: 'Still not safe.' });
    await lookAgain(officer, contact);
    expect((await about(member)).shared).toHaveLength(1);
  });

  it('exists for nobody who may not write in the case, and leaves no words in the trail (R2)', async () => {
    const { id, owner, member } = await inHand();
    for (const who of [clinic.moderator, member]) expect((await record(who, id)).code).toBe('resource.notFound');
    expect((await record(await aClinician(app), id)).code).toBe('action.forbidden');
    await record(owner, id);
    const trail = await rows(
      app.dataSource.manager,
      `SELECT details::text FROM audit_entry UNION ALL SELECT payload::text FROM domain_event
       UNION ALL SELECT facts::text FROM notice UNION ALL SELECT facts::text FROM escalation_entry`,
    );
    expect(JSON.stringify(trail)).not.toMatch(/green door|Control room|AB 4471/);
    expect((await ask(app, clinic.moderator, `{ untoldDisclosures { id } }`)).data?.['untoldDisclosures']).toEqual([]);
  });
});

describe('who has read in a case', () => {
  it('is told to the member by job and number, never by name', async () => {
    const { id, owner, member } = await inHand('RED');
    await openCase(app, owner, id);
    await openCase(app, owner, id);
    await openCase(app, clinic.okoro, id);
    const { read } = await about(member);
    expect(read).toHaveLength(1);
    expect(read[0]).toEqual({ byRole: 'doctor', times: 3 });
    expect((await about(clinic.hannah)).read).toEqual([]);
  });
});
