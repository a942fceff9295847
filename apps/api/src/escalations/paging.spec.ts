import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Outbox } from '../platform/outbox.js';
import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, aConcern, breaches, caseOf, nobodyIsLeft, onRota, ringing } from '../testing/clinic.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';
import { EscalationService } from './escalation.service.js';

let app: TestApp;
let group: { id: string };
let member: Someone;
let moderator: Someone;
let about: { groupId: string; membershipId: string };

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  await nobodyIsLeft(app);
  group = await aGroup(app);
  member = await aMember(app, { groups: [group], name: 'Winter Coat' });
  moderator = await aModerator(app, { groups: [group], workName: 'Ade' });
  about = { groupId: group.id, membershipId: member.membershipId(group) };
});
afterAll(() => app.close());

const people = (...ids: Someone[]) => ids.map((p) => p.accountId).sort();
const acknowledge = (who: Someone, id: string) => app.get(EscalationService).acknowledge(who.actor, id, randomUUID());

describe('the ladder of a crisis page (R15, R31, H05)', () => {
  it('rings the primary, the primary again, the backup, then everyone, five minutes apart', async () => {
    const [primary, backup, third] = [await aClinician(app), await aClinician(app), await aClinician(app)];
    const lead = await anAccount(app, { roles: ['clinicalLead'], workName: 'Dr Lead' });
    await onRota(app, 'PRIMARY', primary);
    await onRota(app, 'BACKUP', backup);
    await onRota(app, 'MANAGER', lead);

    const { id, status } = await aCase(app, about, moderator);
    expect(status).toBe('PAGED');
    expect(await ringing(app, id)).toEqual(people(primary));

    app.clock.passes(5);
    await app.sweep();
    expect(await ringing(app, id)).toEqual(people(primary));
    expect(await breaches(app, id)).toContain('case.acknowledge');

    app.clock.passes(5);
    await app.sweep();
    expect(await ringing(app, id)).toEqual(people(primary, backup));

    app.clock.passes(5);
    await app.sweep();
    expect(await ringing(app, id)).toEqual(people(primary, backup, third, lead));

    app.clock.passes(5);
    await app.sweep();
    const attempts = await rows<{ step: number; status: string }>(
      app.dataSource.manager,
      `SELECT step, status FROM page_attempt WHERE escalation_id = $1 AND account_id = $2 AND channel = 'in-app' ORDER BY queued_at`,
      [id, primary.accountId],
    );
    expect(attempts.map((a) => a.step)).toEqual([0, 1, 2, 3, 3]);
    expect(attempts.map((a) => a.status)).toEqual(['TIMED_OUT', 'TIMED_OUT', 'TIMED_OUT', 'TIMED_OUT', 'SENT']);
    expect((await breaches(app, id)).filter((timer) => timer === 'case.acknowledge')).toHaveLength(1);
  });

  it('catches up on every step it missed while the service was down, and says so (R15, H07)', async () => {
    const [primary, backup] = [await aClinician(app), await aClinician(app)];
    await onRota(app, 'PRIMARY', primary);
    await onRota(app, 'BACKUP', backup);
    const { id } = await aCase(app, about, moderator);

    app.clock.passes(12);
    await app.sweep();

    expect(await ringing(app, id)).toEqual(people(primary, backup));
    expect(await breaches(app, id)).toContain('case.clock');
    expect((await caseOf(app, about.membershipId)).nextPageAt).toEqual(
      new Date(app.clock.now().getTime() + 3 * 60_000),
    );
  });

  it('sends each page once, however often bell and sweep ring', async () => {
    const primary = await aClinician(app);
    await onRota(app, 'PRIMARY', primary);
    await aCase(app, about, moderator);

    await Promise.all([app.drain(), app.sweep(), app.drain()]);
    await app.sweep();

    const mails = await rows(
      app.dataSource.manager,
      `SELECT key FROM mail WHERE account_id = $1 AND template = 'page'`,
      [primary.accountId],
    );
    const notices = await rows(
      app.dataSource.manager,
      `SELECT key FROM notice WHERE account_id = $1 AND kind = 'page'`,
      [primary.accountId],
    );
    expect([mails.length, notices.length]).toEqual([1, 1]);
  });

  it('works without a single bell: the sweep alone sends what waits (R15, H05)', async () => {
    const primary = await aClinician(app);
    await onRota(app, 'PRIMARY', primary);
    const { id } = await aCase(app, about, moderator);

    await app.sweep();

    const attempts = await rows<{ status: string; receipt: string }>(
      app.dataSource.manager,
      `SELECT status, receipt FROM page_attempt WHERE escalation_id = $1 ORDER BY channel`,
      [id],
    );
    expect(attempts).toEqual([
      { status: 'SENT', receipt: expect.stringContaining('in-app') },
      { status: 'SENT', receipt: expect.stringContaining('mail') },
    ]);
  });

  it('rings everybody and records the gap when nobody is on the rota', async () => {
    const [one, two] = [await aClinician(app), await aClinician(app)];
    const lead = await anAccount(app, { roles: ['clinicalLead'] });

    const { id } = await aCase(app, about, moderator);

    expect(await ringing(app, id)).toEqual(people(one, two, lead));
    const entries = await rows<{ kind: string }>(
      app.dataSource.manager,
      `SELECT kind FROM escalation_entry WHERE escalation_id = $1`,
      [id],
    );
    expect(entries.map((e) => e.kind)).toContain('rotaGap');
  });

  it('never rings a clinician about themselves', async () => {
    const patient = await aClinician(app, { groups: [group] });
    const other = await aClinician(app);
    await onRota(app, 'PRIMARY', patient);

    const { id } = await aCase(app, { groupId: group.id, membershipId: patient.membershipId(group) }, moderator);

    expect(await ringing(app, id)).toEqual(people(other));
  });

  it('spares a clinician with three open crises the fourth, rings the backup and tells the manager (R32)', async () => {
    const [primary, backup] = [await aClinician(app), await aClinician(app)];
    const lead = await anAccount(app, { roles: ['clinicalLead'] });
    await onRota(app, 'PRIMARY', primary);
    await onRota(app, 'BACKUP', backup);
    await onRota(app, 'MANAGER', lead);
    for (let n = 0; n < 3; n++) {
      const someone = await aMember(app, { groups: [group] });
      const { id } = await aCase(app, { groupId: group.id, membershipId: someone.membershipId(group) }, moderator);
      await acknowledge(primary, id);
    }

    const { id } = await aCase(app, about, moderator);

    expect(await ringing(app, id)).toEqual(people(backup, lead));
    await expect(acknowledge(primary, id)).rejects.toMatchObject({ code: 'escalation.caseLoad' });
  });

  it('rings the next person at once when the first cannot take it', async () => {
    const [primary, backup, idle] = [await aClinician(app), await aClinician(app), await aClinician(app)];
    await onRota(app, 'PRIMARY', primary);
    await onRota(app, 'BACKUP', backup);
    const { id } = await aCase(app, about, moderator);

    await expect(app.get(EscalationService).cannotTake(idle.actor, id, randomUUID())).rejects.toMatchObject({
      code: 'action.forbidden',
    });
    await app.get(EscalationService).cannotTake(primary.actor, id, randomUUID());

    expect(await ringing(app, id)).toEqual(people(backup));
  });

  it('says nothing in a page but level, number and link (R29)', async () => {
    const primary = await aClinician(app);
    await onRota(app, 'PRIMARY', primary);
    const { reference } = await aCase(app, about, moderator);
    await app.drain();

    const notices = await rows<{ link: string; facts: object }>(
      app.dataSource.manager,
      `SELECT link, facts FROM notice WHERE account_id = $1`,
      [primary.accountId],
    );
    expect(notices).toEqual([
      { link: `/clinic/page/${reference}`, facts: { reference: String(reference), level: 'CRISIS' } },
    ]);
    const jobs = await rows<{ payload: object }>(app.dataSource.manager, `SELECT payload FROM domain_event`);
    const [mail] = await rows<{ subject: string }>(
      app.dataSource.manager,
      `SELECT subject FROM mail WHERE account_id = $1`,
      [primary.accountId],
    );
    const everything = JSON.stringify([notices, jobs, mail]);
    for (const secret of ['Winter Coat', 'stopped answering', 'Ade', member.email])
      expect(everything).not.toContain(secret);
    expect(mail?.subject).toMatch(/CRISIS|something needs you/);
  });
});

describe('one page that cannot be sent', () => {
  /** Sealed with nothing we know, as after a lost key. */
  const loseAddress = (who: Someone) =>
    rows(app.dataSource.manager, `UPDATE account SET email_sealed = 'gone' WHERE id = $1`, [who.accountId]);
  const attempts = (caseId: string, who: Someone) =>
    rows<object>(
      app.dataSource.manager,
      `SELECT channel, status FROM page_attempt WHERE escalation_id = $1 AND account_id = $2 ORDER BY channel`,
      [caseId, who.accountId],
    );

  it.each(['the sweep', 'the bell'])('holds up no other page and no other way, when %s sends', async (by) => {
    const [primary, other] = [await aClinician(app), await aClinician(app)];
    await loseAddress(primary);
    await onRota(app, 'PRIMARY', primary);
    const first = await aCase(app, about, moderator);
    await onRota(app, 'BACKUP', other);
    const someone = await aMember(app, { groups: [group] });
    const second = await aCase(app, { ...about, membershipId: someone.membershipId(group) }, moderator);
    await app.get(EscalationService).cannotTake(primary.actor, second.id, randomUUID());

    await (by === 'the sweep' ? app.sweep() : app.drain());

    expect(await attempts(first.id, primary)).toEqual([
      { channel: 'in-app', status: 'SENT' },
      { channel: 'mail', status: 'FAILED' },
    ]);
    expect(await attempts(second.id, other)).toEqual([
      { channel: 'in-app', status: 'SENT' },
      { channel: 'mail', status: 'SENT' },
    ]);
    expect(await breaches(app, first.id)).toContain('case.page');
  });

  it('holds up no other even when the database itself refuses it', async () => {
    const [primary, backup] = [await aClinician(app), await aClinician(app)];
    await onRota(app, 'PRIMARY', primary);
    await onRota(app, 'BACKUP', backup);
    const { id } = await aCase(app, about, moderator);

    await whileRefused(app, 'notice', `NEW.account_id = '${primary.accountId}'`, () => app.sweep());

    expect(await attempts(id, primary)).toEqual([
      { channel: 'in-app', status: 'FAILED' },
      { channel: 'mail', status: 'SENT' },
    ]);
  });

  it('is followed by the next step at once when no way reached anybody', async () => {
    const primary = await aClinician(app);
    await loseAddress(primary);
    await onRota(app, 'PRIMARY', primary);
    const { id } = await aCase(app, about, moderator);
    await rows(
      app.dataSource.manager,
      `UPDATE page_attempt SET channel = 'pigeon' WHERE account_id = $1 AND channel = 'in-app'`,
      [primary.accountId],
    );

    await app.sweep();
    const { nextPageAt } = await caseOf(app, about.membershipId);
    await app.sweep();

    expect(nextPageAt).toEqual(app.clock.now());
    expect(await ringing(app, id)).toEqual(people(primary));
    expect(await breaches(app, id)).toContain('case.page');
  });
});

describe('one unclaimed crisis that cannot be opened', () => {
  it('holds up no other', async () => {
    await onRota(app, 'PRIMARY', await aClinician(app));
    const stuck = await aConcern(app, about, { level: 'CRISIS' });
    const someone = await aMember(app, { groups: [group] });
    const other = { ...about, membershipId: someone.membershipId(group) };
    await aConcern(app, other, { level: 'CRISIS' });

    await whileRefused(app, 'escalation', `NEW.review_item_id = '${stuck.id}'`, () => app.sweep());

    expect(await caseOf(app, other.membershipId)).toMatchObject({ status: 'PAGED', level: 'CRISIS' });
    await expect(caseOf(app, about.membershipId)).rejects.toThrow('no case');
  });
});

describe('a crisis that no moderator takes', () => {
  it('pages the clinician after three minutes with a moderator on shift', async () => {
    const primary = await aClinician(app);
    await onRota(app, 'PRIMARY', primary);
    const lead = await aLead(app);
    await rows(
      app.dataSource.manager,
      `INSERT INTO desk_shift (account_id, planned_from, planned_until, started_at, status) VALUES ($1, $2, $3, $2, 'ACTIVE')`,
      [lead.accountId, app.clock.now(), new Date(app.clock.now().getTime() + 3_600_000)],
    );
    await aConcern(app, about, { level: 'CRISIS' });

    await app.sweep();
    await expect(caseOf(app, about.membershipId)).rejects.toThrow('no case');
    app.clock.passes(3);
    await app.sweep();

    const found = await caseOf(app, about.membershipId);
    expect(found).toMatchObject({ status: 'PAGED', level: 'CRISIS' });
    expect(await ringing(app, found.id)).toEqual(people(primary));
  });

  it('pages at once when nobody is on shift, and once (R18)', async () => {
    await onRota(app, 'PRIMARY', await aClinician(app));
    await aConcern(app, about, { level: 'CRISIS' });

    await app.sweep();
    await app.sweep();

    const cases = await rows(app.dataSource.manager, `SELECT id FROM escalation WHERE account_id = $1`, [
      member.accountId,
    ]);
    expect(cases).toHaveLength(1);
  });
});

describe('one open case per account', () => {
  it('gathers what is escalated at the same moment from two groups (R7)', async () => {
    await onRota(app, 'PRIMARY', await aClinician(app));
    const other = await aGroup(app);
    const patient = await aMember(app, { groups: [group, other] });
    const moderators = [await aModerator(app, { groups: [group] }), await aModerator(app, { groups: [other] })];
    const items = await Promise.all(
      [group, other].map((g, n) =>
        aConcern(app, { groupId: g.id, membershipId: patient.membershipId(g) }, { heldBy: moderators[n]! }),
      ),
    );

    await Promise.all(
      items.map(({ id }, n) =>
        app.get(EscalationService).escalate(moderators[n]!.actor, {
          key: randomUUID(), itemId: id, level: n ? 'CRISIS' : 'RED', ask: 'CONTACT', sentence: 'Please look.',
        }),
      ),
    ); // prettier-ignore

    const cases = await rows<{ id: string; level: string }>(
      app.dataSource.manager,
      `SELECT id, level FROM escalation WHERE account_id = $1`,
      [patient.accountId],
    );
    const sources = await rows(
      app.dataSource.manager,
      `SELECT review_item_id FROM escalation_source WHERE escalation_id = $1`,
      [cases[0]?.id],
    );
    expect(cases.map((c) => c.level)).toEqual(['CRISIS']);
    expect(sources).toHaveLength(2);
  });

  it('changes nothing when the same press arrives twice (R27)', async () => {
    await onRota(app, 'PRIMARY', await aClinician(app));
    const { id } = await aConcern(app, about, { heldBy: moderator });
    const press = {
      key: randomUUID(),
      itemId: id,
      level: 'RED' as const,
      ask: 'CONTACT' as const,
      sentence: 'Please look.',
    };

    await Promise.all([1, 2, 3].map(() => app.get(EscalationService).escalate(moderator.actor, press)));

    const { id: caseId } = await caseOf(app, about.membershipId);
    expect(
      await rows(app.dataSource.manager, `SELECT 1 FROM page_attempt WHERE escalation_id = $1 AND channel = 'in-app'`, [
        caseId,
      ]),
    ).toHaveLength(1);
  });

  it('pages again, owner and primary, when a calmer case turns into a crisis', async () => {
    const [owner, primary] = [await aClinician(app), await aClinician(app)];
    await onRota(app, 'PRIMARY', primary);
    const first = await aCase(app, about, moderator, 'RED');
    await acknowledge(owner, first.id);

    await aCase(app, about, moderator, 'CRISIS');

    const now = await caseOf(app, about.membershipId);
    expect(now).toMatchObject({ id: first.id, status: 'PAGED', level: 'CRISIS', ownerId: owner.accountId });
    expect(await ringing(app, now.id)).toEqual(people(owner, primary));
  });
});

describe('a moderator who asks about a case that is open already', () => {
  const asks = (caseId: string) =>
    rows<object>(
      app.dataSource.manager,
      `SELECT sentence, raised_by FROM escalation_source WHERE escalation_id = $1 ORDER BY added_at`,
      [caseId],
    );

  it('is heard instead of the clock that opened it', async () => {
    await onRota(app, 'PRIMARY', await aClinician(app));
    const item = await aConcern(app, about, { level: 'CRISIS' });
    await app.sweep();
    const { id } = await caseOf(app, about.membershipId);
    await rows(
      app.dataSource.manager,
      `UPDATE review_item SET status = 'CLAIMED', claimed_by = $2, lease_until = $3 WHERE id = $1`,
      [item.id, moderator.accountId, new Date(app.clock.now().getTime() + 600_000)],
    );

    await app.get(EscalationService).escalate(moderator.actor, {
      key: randomUUID(),
      itemId: item.id,
      level: 'CRISIS',
      ask: 'CONTACT',
      sentence: 'Gone quiet.',
    });

    expect(
      await rows(app.dataSource.manager, `SELECT sentence, raised_by, ask FROM escalation WHERE id = $1`, [id]),
    ).toEqual([{ sentence: 'Gone quiet.', raisedBy: moderator.accountId, ask: 'CONTACT' }]);
    expect(await asks(id)).toEqual([{ sentence: 'Gone quiet.', raisedBy: moderator.accountId }]);
  });

  it('is kept beside the first, and the owner is told and rung', async () => {
    const owner = await aClinician(app);
    await onRota(app, 'PRIMARY', owner);
    const other = await aGroup(app);
    const patient = await aMember(app, { groups: [group, other] });
    const ben = await aModerator(app, { groups: [other] });
    const { id } = await aCase(app, { groupId: group.id, membershipId: patient.membershipId(group) }, moderator, 'RED');
    await acknowledge(owner, id);

    await aCase(app, { groupId: other.id, membershipId: patient.membershipId(other) }, ben, 'RED');

    expect(await asks(id)).toEqual([
      expect.objectContaining({ raisedBy: moderator.accountId }),
      expect.objectContaining({ raisedBy: ben.accountId }),
    ]);
    expect(await ringing(app, id)).toEqual(people(owner));
    expect(
      await rows(app.dataSource.manager, `SELECT link FROM notice WHERE account_id = $1 AND kind = 'case.asked'`, [
        owner.accountId,
      ]),
    ).toEqual([{ link: `/clinic/${id}` }]);
  });

  it('has whoever is on call rung when the owner has gone home', async () => {
    const [owner, primary] = [await aClinician(app), await aClinician(app)];
    const first = await aCase(app, about, moderator, 'RED');
    await acknowledge(owner, first.id);
    await onRota(app, 'PRIMARY', primary);

    await aCase(app, about, moderator, 'RED');

    expect(await ringing(app, first.id)).toEqual(people(owner, primary));
  });
});

describe('acknowledging', () => {
  it('lets exactly one of two clinicians win (R26, H08)', async () => {
    const [one, two] = [await aClinician(app), await aClinician(app)];
    const { id } = await aCase(app, about, moderator);

    const race = await Promise.allSettled([acknowledge(one, id), acknowledge(two, id)]);

    expect(race.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(race.find((r) => r.status === 'rejected')).toMatchObject({ reason: { code: 'escalation.notWaiting' } });
    const acknowledged = await rows(
      app.dataSource.manager,
      `SELECT 1 FROM domain_event WHERE type = 'escalation.acknowledged' AND payload->>'escalationId' = $1`,
      [id],
    );
    expect(acknowledged).toHaveLength(1);
    expect(await ringing(app, id)).toEqual([]);
  });

  it('tells the member that a clinician has been told, without a name', async () => {
    const clinician = await aClinician(app, { workName: 'Hannah Byrne' });
    const { id } = await aCase(app, about, moderator);

    await acknowledge(clinician, id);

    const notices = await rows<object>(app.dataSource.manager, `SELECT kind, facts FROM notice WHERE account_id = $1`, [
      member.accountId,
    ]);
    expect(notices).toEqual([{ kind: 'clinician.told', facts: {} }]);
  });

  it('needs the second factor, and is not there at all for those outside the clinic (R5, R30)', async () => {
    const { id } = await aCase(app, about, moderator);
    const waiting = await aClinician(app, { secondFactor: false });

    for (const who of [waiting, member, moderator, await aLead(app)]) {
      await expect(acknowledge(who, id)).rejects.toMatchObject({ code: 'resource.notFound' });
    }
  });
});

describe('acknowledged and then nothing', () => {
  it('rings owner and backup after ten minutes, and everyone five minutes later (R15, R16, H06)', async () => {
    const [owner, backup, other] = [await aClinician(app), await aClinician(app), await aClinician(app)];
    await onRota(app, 'PRIMARY', owner);
    await onRota(app, 'BACKUP', backup);
    const { id } = await aCase(app, about, moderator);
    await acknowledge(owner, id);

    app.clock.passes(10);
    await app.sweep();
    expect(await caseOf(app, about.membershipId)).toMatchObject({ status: 'PAGED', ownerId: owner.accountId });
    expect(await ringing(app, id)).toEqual(people(owner, backup));
    expect(await breaches(app, id)).toEqual(['case.entry', 'case.open']);

    app.clock.passes(5);
    await app.sweep();
    expect(await ringing(app, id)).toEqual(people(owner, backup, other));

    await acknowledge(backup, id);
    expect(await caseOf(app, about.membershipId)).toMatchObject({ status: 'ACKNOWLEDGED', ownerId: backup.accountId });
  });

  it('hears the bell of its own deadline too', async () => {
    const owner = await aClinician(app);
    await onRota(app, 'PRIMARY', owner);
    const { id } = await aCase(app, about, moderator);
    await acknowledge(owner, id);
    app.clock.passes(10);

    await app.get(Outbox).publish(app.dataSource.manager, [{ type: 'escalation.clockDue', escalationId: id }]);
    await app.drain();

    expect((await caseOf(app, about.membershipId)).status).toBe('PAGED');
  });
});
