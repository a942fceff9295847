import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { CaseWorkService } from '../escalations/case-work.service.js';
import { EscalationService } from '../escalations/escalation.service.js';
import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, everybodyIsBack, onRota } from '../testing/clinic.js';
import {
  aClinician,
  aGroup,
  aMember,
  aModerator,
  anAccount,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';

let app: TestApp;
let group: { id: string };
let moderator: Someone;
let hannah: Someone;
let lead: Someone;
let otherLead: Someone;
let officer: Someone;

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group] });
  hannah = await aClinician(app, { workName: 'Hannah Byrne', jobTitle: 'diabetes nurse' });
  lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
  otherLead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Second' });
  officer = await anAccount(app, { roles: ['privacyOfficer'], workName: 'Pia' });
  await onRota(app, 'PRIMARY', hannah, 10_000);
});
beforeEach(() => everybodyIsBack(app));
afterAll(() => app.close());

const stepUp = (who: Someone) =>
  write(app.dataSource.manager, `UPDATE session SET stepped_up_at = $2 WHERE account_id = $1`, [
    who.accountId,
    app.clock.now(),
  ]);
const setIdentity = (who: Someone, field: string, value: string) =>
  ask(
    app,
    who,
    `mutation ($f: IdentityField!, $v: String!) { setIdentity(field: $f, value: $v) { field filled value } }`,
    { f: field, v: value },
  );
const reveal = (who: Someone, caseId: string, change: Record<string, unknown> = {}) =>
  ask(
    app,
    who,
    `mutation ($input: RevealInput!) { reveal(input: $input) { id status expiresAt reviewBy viewerCan { see approve review } } }`,
    {
      input: {
        caseId,
        fields: ['PHONE'],
        reasonCode: 'DANGER_TO_LIFE',
        reason: 'Stopped answering after being sick twice.',
        key: randomUUID(),
        ...change,
      },
    },
  );
const see = (who: Someone, id: string) =>
  ask(app, who, `mutation ($id: UUID!) { seeRevealed(id: $id) { field value } }`, { id });
const approve = (who: Someone, id: string) =>
  ask(app, who, `mutation ($id: UUID!) { approveReveal(id: $id) { status } }`, { id });
const review = (who: Someone, id: string) =>
  ask(
    app,
    who,
    `mutation ($id: UUID!) { reviewReveal(id: $id, ok: true, finding: "Proper.") { status reviewFinding } }`,
    { id },
  );
const whoHasSeen = async (who: Someone) =>
  (await ask(app, who, `{ seenAboutMe { revealed { byRole fields reasonCode } } }`)).data?.['seenAboutMe'].revealed;
const kinds = async (who: Someone) =>
  (
    await rows<{ kind: string }>(
      app.dataSource.manager,
      `SELECT kind FROM notice WHERE account_id = $1 ORDER BY created_at, id`,
      [who.accountId],
    )
  ).map((n) => n.kind);
const trail = (revealId: string) =>
  rows<{ action: string; details: Record<string, unknown> }>(
    app.dataSource.manager,
    `SELECT action, details FROM audit_entry WHERE target_id = $1 ORDER BY at, id`,
    [revealId],
  );

const versionOf = async (id: string) =>
  (await row<{ version: number }>(app.dataSource.manager, `SELECT version FROM escalation WHERE id = $1`, [id]))!
    .version;

/** Hannah's case becomes one of the lead. */
async function handOver(id: string) {
  const work = app.get(CaseWorkService);
  const input = { caseId: id, version: await versionOf(id), key: randomUUID() };
  await work.offerHandover(hannah.actor, input, lead.accountId, 'Yours.');
  await work.acceptHandover(lead.actor, id, await versionOf(id));
}

/** A member who left a phone number, with a case that Hannah owns. */
async function ownedCase(level: 'AMBER' | 'RED' | 'CRISIS' = 'RED') {
  const member = await aMember(app, { groups: [group] });
  await setIdentity(member, 'PHONE', '01632 960 001');
  const { id } = await aCase(app, { groupId: group.id, membershipId: member.membershipId(group) }, moderator, level);
  await app.get(EscalationService).acknowledge(hannah.actor, id, randomUUID());
  return { member, id };
}

describe('what a member leaves about themselves', () => {
  it('is theirs to fill in, change, read and clear', async () => {
    const member = await aMember(app);

    await setIdentity(member, 'NAME', 'Ola Nordmann');
    const changed = await setIdentity(member, 'NAME', 'Kari Nordmann');
    expect(changed.data?.['setIdentity']).toContainEqual({ field: 'NAME', filled: true, value: 'Kari Nordmann' });

    const cleared = await setIdentity(member, 'NAME', ' ');
    expect(cleared.data?.['setIdentity']).toContainEqual({ field: 'NAME', filled: false, value: null });
    expect(
      await rows(app.dataSource.manager, `SELECT 1 FROM identity_field WHERE account_id = $1`, [member.accountId]),
    ).toEqual([]);
  });

  it('lies sealed in the database, nowhere else, and is named in the trail by field only', async () => {
    const member = await aMember(app);
    await setIdentity(member, 'ADDRESS', 'Storgata 1, Oslo');

    const [stored] = await rows<{ sealed: Buffer }>(
      app.dataSource.manager,
      `SELECT sealed FROM identity_field WHERE account_id = $1`,
      [member.accountId],
    );
    expect(stored?.sealed.toString('latin1')).not.toContain('Storgata');
    const everything = await rows(
      app.dataSource.manager,
      `SELECT details::text FROM audit_entry UNION ALL SELECT payload::text FROM domain_event UNION ALL SELECT facts::text FROM notice UNION ALL SELECT result::text FROM write_key`,
    );
    expect(JSON.stringify(everything)).not.toContain('Storgata');
  });

  it('does not open in another person’s row or another field', async () => {
    const [one, two] = [await aMember(app), await aMember(app)];
    for (const who of [one, two]) await setIdentity(who, 'PHONE', who === one ? '01632 960 001' : '01632 960 002');
    await write(
      app.dataSource.manager,
      `UPDATE identity_field SET sealed = (SELECT sealed FROM identity_field WHERE account_id = $1) WHERE account_id = $2`,
      [one.accountId, two.accountId],
    );
    const moved = await ask(app, two, `{ myIdentity { value } }`);
    expect([moved.code, moved.data]).toEqual(['internal', null]);

    await write(app.dataSource.manager, `UPDATE identity_field SET field = 'NAME' WHERE account_id = $1`, [
      one.accountId,
    ]);
    expect((await ask(app, one, `{ myIdentity { value } }`)).code).toBe('internal');
  });

  it.each([
    ['too long', 'a'.repeat(301), 'input.tooLong'],
    ['a NUL', 'a\u0000', 'input.invalid'],
  ])('is refused when it is %s', async (_what, value, code) => {
    expect((await setIdentity(await aMember(app), 'NAME', value)).code).toBe(code);
  });
});

describe('breaking the glass', () => {
  it('needs the second factor again, within five minutes', async () => {
    const { id } = await ownedCase();
    expect((await reveal(hannah, id)).code).toBe('auth.stepUpRequired');

    await stepUp(hannah);
    app.clock.passes(6);
    expect((await reveal(hannah, id)).code).toBe('auth.stepUpRequired');
  });

  it('lets the owner of a crisis see at once, tells lead and privacy officer at once, and logs start and every look (R42, R43, R45, H10)', async () => {
    const { id } = await ownedCase('CRISIS');
    await stepUp(hannah);
    const before = await kinds(officer);

    const { data } = await reveal(hannah, id);
    const { id: revealId, status } = data?.['reveal'];
    expect(status).toBe('ACTIVE');
    expect((await see(hannah, revealId)).data?.['seeRevealed']).toEqual([{ field: 'PHONE', value: '01632 960 001' }]);
    await see(hannah, revealId);

    expect((await kinds(officer)).slice(before.length)).toEqual(['reveal.started']);
    expect(await kinds(lead)).toContain('reveal.started');
    const logged = await trail(revealId);
    expect(logged.map((e) => e.action)).toEqual(['reveal.started', 'reveal.view', 'reveal.view']);
    expect(logged[0]?.details).toMatchObject({ dicom: '110127', fields: ['PHONE'], purpose: 'emergency' });
    expect(JSON.stringify(logged)).not.toContain('sick twice');
  });

  it('shows the details to nobody else, and to nobody after an hour (R2, R42, H10)', async () => {
    const { id, member } = await ownedCase();
    await stepUp(hannah);
    const revealId = (await reveal(hannah, id)).data?.['reveal'].id;

    expect((await see(lead, revealId)).code).toBe('action.forbidden');
    for (const who of [moderator, member, await aClinician(app)])
      expect((await see(who, revealId)).code).toBe('resource.notFound');

    app.clock.passes(60);
    await everybodyIsBack(app);
    expect((await see(hannah, revealId)).code).toBe('reveal.expired');
    await app.sweep();
    expect((await trail(revealId)).at(-1)).toMatchObject({ action: 'reveal.stopped', details: { dicom: '110138' } });
  });

  it('waits for a clinical lead who did not ask, when the case is amber', async () => {
    const { id } = await ownedCase('AMBER');
    for (const who of [hannah, lead, otherLead]) await stepUp(who);

    const own = (await reveal(lead, id)).data?.['reveal'];
    expect(own).toMatchObject({ status: 'REQUESTED', viewerCan: { see: false, approve: false, review: false } });
    expect((await approve(lead, own.id)).code).toBe('action.forbidden');
    expect((await see(lead, own.id)).code).toBe('reveal.expired');

    expect((await approve(otherLead, own.id)).data?.['approveReveal']).toEqual({ status: 'ACTIVE' });
    expect((await see(lead, own.id)).data?.['seeRevealed']).toHaveLength(1);
    expect((await review(lead, own.id)).code).toBe('action.forbidden');
    expect((await review(otherLead, own.id)).code).toBe('action.forbidden');
    expect((await review(officer, own.id)).data?.['reviewReveal']).toEqual({
      status: 'REVIEWED_OK',
      reviewFinding: 'Proper.',
    });
  });

  it('opens nothing on a case one may not open', async () => {
    const { id } = await ownedCase();
    const colleague = await aClinician(app, { steppedUp: true });

    expect((await reveal(colleague, id)).code).toBe('action.forbidden');
    expect((await reveal(moderator, id)).code).toBe('resource.notFound');
  });

  it('is asked for once, however often the button is pressed', async () => {
    const { id } = await ownedCase();
    await stepUp(hannah);
    const key = randomUUID();

    const [one, two] = await Promise.all([reveal(hannah, id, { key }), reveal(hannah, id, { key })]);

    expect(one.data?.['reveal'].id).toBe(two.data?.['reveal'].id);
    expect((await reveal(hannah, id, { key, fields: ['NAME'] })).code).toBe('input.keyReused');
  });

  it('is refused with a reason too short to be one (R41)', async () => {
    const { id } = await ownedCase();
    await stepUp(hannah);

    expect((await reveal(hannah, id, { reason: 'Because.' })).code).toBe('input.invalid');
  });
});

describe('afterwards', () => {
  it('tells the member within 72 hours what was seen, by which role and why (R44)', async () => {
    const { id, member } = await ownedCase();
    await stepUp(hannah);
    await reveal(hannah, id);
    await app.sweep();
    expect(await whoHasSeen(member)).toEqual([]);

    app.clock.passes(72 * 60);
    await everybodyIsBack(app);
    await app.sweep();
    await app.sweep();

    expect(await whoHasSeen(member)).toEqual([
      { byRole: 'diabetes nurse', fields: ['PHONE'], reasonCode: 'DANGER_TO_LIFE' },
    ]);
    expect((await kinds(member)).filter((k) => k === 'identity.seen')).toHaveLength(1);
  });

  it('withholds it for a reason until a date, asks the leads again then, and tells when they say so (R44)', async () => {
    const { id, member } = await ownedCase();
    await stepUp(hannah);
    const lookAgainAt = new Date(app.clock.now().getTime() + 5 * 86_400_000).toISOString();
    const revealId = (await reveal(hannah, id, { withholdReason: 'Their partner reads their phone.', lookAgainAt }))
      .data?.['reveal'].id;

    app.clock.passes(4 * 1440);
    await app.sweep();
    expect(await kinds(member)).not.toContain('identity.seen');

    app.clock.passes(1440);
    await everybodyIsBack(app);
    await app.sweep();
    expect(await kinds(officer)).toContain('reveal.lookAgain');
    expect(await kinds(member)).not.toContain('identity.seen');

    await ask(app, officer, `mutation ($id: UUID!) { lookAgainAtReveal(id: $id) { id } }`, { id: revealId });
    expect(await kinds(member)).toContain('identity.seen');
  });

  it('asks the leads again every day until somebody decides, and never the one who asked for it', async () => {
    const { id } = await ownedCase();
    await handOver(id);
    await stepUp(lead);
    const lookAgainAt = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
    const asked = await reveal(lead, id, { withholdReason: 'Their partner reads their phone.', lookAgainAt });
    const revealId = asked.data?.['reveal'].id;
    const askedOf = (who: Someone) =>
      rows(
        app.dataSource.manager,
        `SELECT 1 FROM notice WHERE account_id = $1 AND kind = 'reveal.lookAgain' AND key LIKE '%' || $2 || '%'`,
        [who.accountId, revealId],
      );

    for (let day = 0; day < 3; day++) {
      app.clock.passes(1440);
      await app.sweep();
      await app.sweep();
    }

    expect(await askedOf(officer)).toHaveLength(3);
    expect(await askedOf(lead)).toHaveLength(0);
    await everybodyIsBack(app);
    const mutation = `mutation ($id: UUID!) { lookAgainAtReveal(id: $id) { id viewerCan { lookAgain } } }`;
    expect((await ask(app, lead, mutation, { id: revealId })).code).toBe('action.forbidden');
    expect((await ask(app, officer, mutation, { id: revealId })).data?.['lookAgainAtReveal'].viewerCan).toEqual({
      lookAgain: false,
    });
  });

  it('ends when the case is handed over, before the hour is up (R42, R45)', async () => {
    const { id } = await ownedCase();
    await stepUp(hannah);
    const revealId = (await reveal(hannah, id)).data?.['reveal'].id;
    expect((await see(hannah, revealId)).errors).toBeUndefined();

    await handOver(id);

    expect((await see(hannah, revealId)).code).toBe('reveal.expired');
    await app.drain();
    expect(await row(app.dataSource.manager, `SELECT status FROM reveal WHERE id = $1`, [revealId])).toEqual({
      status: 'EXPIRED',
    });
  });

  it('alarms when nobody has reviewed it for two days, once (R43)', async () => {
    const { id } = await ownedCase();
    await stepUp(hannah);
    const revealId = (await reveal(hannah, id)).data?.['reveal'].id;

    app.clock.passes(2 * 1440);
    await app.sweep();
    await app.sweep();

    const breach = await row(
      app.dataSource.manager,
      `SELECT count(*)::int AS count FROM breach WHERE subject_id = $1 AND timer = 'reveal.review'`,
      [revealId],
    );
    expect(breach).toEqual({ count: 1 });
    expect(await kinds(officer)).toContain('reveal.unreviewed');
  });

  it('lists reveals for those who review and for the one who asked', async () => {
    const count = async (who: Someone) =>
      (await ask(app, who, `{ reveals { id viewerCan { see } } }`)).data?.['reveals'].length;

    expect(await count(officer)).toBeGreaterThan(3);
    expect(await count(lead)).toBe(await count(officer));
    expect([await count(moderator), await count(await aClinician(app)), await count(await aMember(app))]).toEqual([
      0, 0, 0,
    ]);
  });
});
