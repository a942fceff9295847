import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aConcern } from '../testing/clinic.js';
import { noticesOf, onItem, onShift } from '../testing/desk.js';
import {
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  ask,
  aSession,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { CareService } from './care.service.js';

let app: TestApp;
let group: { id: string; slug: string };
let moderator: Someone;
let lead: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.drain();
  await write(
    app.dataSource.manager,
    `UPDATE desk_shift SET status = 'HANDED_OVER', ended_at = now() WHERE status = 'ACTIVE'`,
  );
  await write(app.dataSource.manager, `UPDATE review_item SET status = 'CLOSED', handover_to = NULL`);
  await write(app.dataSource.manager, `DELETE FROM care_talk`);
  group = await aGroup(app);
  moderator = await aModerator(app, { groups: [group], name: 'Marsh' });
  lead = await aLead(app);
  await onShift(app, moderator);
});

async function taken(level: 'CRISIS' | 'RED'): Promise<string> {
  const about = await aMember(app, { groups: [group] });
  const { id } = await aConcern(app, { groupId: group.id, membershipId: about.membershipId(group) }, { level });
  await onItem(app, moderator, 'claimItem', id);
  return id;
}
const talkFields = `id kind cause isMandatory state withName version viewerCan { arrange decline }`;
const mine = async (who = moderator) =>
  (await ask(app, who, `{ myCare { isOffered pulseIsOpen talks { ${talkFields} } } }`)).data!['myCare'];
const forLeads = async (who = lead) =>
  (
    await ask(
      app,
      who,
      `{ deskCare { talks { name ${talkFields} } toCover { id } moderators { accountId supervisedOn supervisedBy supervisionDue } pulse { month answers means } } }`,
    )
  ).data?.['deskCare'];
const askForTalk = (wanted = true, key = randomUUID()) =>
  ask(app, moderator, `mutation ($key: UUID!, $w: Boolean!) { askForTalk(key: $key, wanted: $w) { ${talkFields} } }`, {
    key,
    w: wanted,
  });
const change = (who: Someone, name: string, talk: { id: string; version: number }, more = '') =>
  ask(app, who, `mutation ($id: UUID!, $v: Int!) { ${name}(id: $id, version: $v${more}) { ${talkFields} } }`, {
    id: talk.id,
    v: talk.version,
  });
const inADay = () => `, at: "${new Date(app.clock.now().getTime() + 86_400_000).toISOString()}"`;

describe('after a crisis (R49)', () => {
  it('a talk is offered, asked for, arranged and held; each hears of it, and nothing is kept of what was said', async () => {
    expect((await mine()).isOffered).toBe(false);
    await taken('CRISIS');
    await app.drain();
    expect((await mine()).isOffered).toBe(true);

    const key = randomUUID();
    const asked = (await askForTalk(true, key)).data!['askForTalk'];
    expect((await askForTalk(true, key)).data!['askForTalk'].id).toBe(asked.id);
    expect(asked).toMatchObject({ kind: 'DEBRIEF', cause: 'CRISIS', state: 'ASKED' });
    expect((await mine()).isOffered).toBe(false);
    expect(await noticesOf(app, lead)).toContain('care.talkAsked');

    const set = (await change(lead, 'arrangeTalk', asked, inADay())).data!['arrangeTalk'];
    expect(set).toMatchObject({ state: 'ARRANGED', withName: expect.any(String) });
    expect(await noticesOf(app, moderator)).toContain('care.arranged');
    expect(await change(lead, 'holdTalk', asked)).toMatchObject({ code: 'resource.stale' });
    expect((await change(lead, 'holdTalk', set)).data!['holdTalk']).toMatchObject({ state: 'HELD' });
    expect((await change(moderator, 'declineTalk', { ...set, version: 3 })).code).toBe('care.talkOver');
  });

  it('the offer can be answered with no, and comes again after the next crisis', async () => {
    await taken('CRISIS');
    expect((await askForTalk(false)).data!['askForTalk']).toMatchObject({ state: 'DECLINED' });
    expect((await mine()).isOffered).toBe(false);
    expect(await noticesOf(app, lead)).not.toContain('care.talkAsked');
    app.clock.passes(5);
    await taken('CRISIS');
    expect((await mine()).isOffered).toBe(true);
  });

  it('a lead is told to ask how the moderator is, once for the shift; so after three red ones', async () => {
    await taken('CRISIS');
    await taken('CRISIS');
    await app.drain();
    expect((await forLeads()).talks).toMatchObject([{ kind: 'CHECK_IN', cause: 'HARD_SHIFT', state: 'ASKED' }]);
    expect((await noticesOf(app, lead)).filter((kind) => kind === 'care.checkIn')).toHaveLength(1);

    await write(app.dataSource.manager, `DELETE FROM care_talk`);
    await ask(app, moderator, `mutation { stepAway { id } }`);
    app.clock.passes(1);
    await onShift(app, moderator);
    for (let n = 0; n < 2; n++) await taken('RED');
    await app.drain();
    expect((await forLeads()).talks).toEqual([]);
    await taken('RED');
    await app.drain();
    expect((await forLeads()).talks).toMatchObject([{ kind: 'CHECK_IN' }]);
  });

  it('stepping away gives everything back, and the leads see whose time is open (R33, H06, H23)', async () => {
    const id = await taken('CRISIS');
    await ask(app, moderator, `mutation { stepAway { id } }`);
    expect(await row(app.dataSource.manager, `SELECT status, claimed_by FROM review_item WHERE id = $1`, [id])).toEqual(
      {
        status: 'NEW',
        claimedBy: null,
      },
    );
    const shift = await row(app.dataSource.manager, `SELECT id FROM desk_shift WHERE account_id = $1`, [
      moderator.accountId,
    ]);
    expect((await forLeads()).toCover).toContainEqual(shift);
  });

  it('a wish for a talk at the end of a shift is with the leads', async () => {
    await ask(app, moderator, `mutation { endShift(handoverNote: "Kind words", wantsDebrief: true) { id } }`);
    await app.drain();
    await app.drain();
    expect((await forLeads()).talks).toMatchObject([
      { kind: 'DEBRIEF', cause: 'ASKED', name: expect.stringContaining('Marsh') },
    ]);
    expect((await noticesOf(app, lead)).filter((kind) => kind === 'care.talkAsked')).toHaveLength(1);
  });

  it('nobody leads their own talk, and colleagues see nothing of it', async () => {
    const asked = (await askForTalk()).data!['askForTalk'];
    const colleague = await aModerator(app, { groups: [group] });
    expect((await change(colleague, 'arrangeTalk', asked, inADay())).code).toBe('resource.notFound');
    expect((await change(moderator, 'holdTalk', asked)).code).toBe('action.forbidden');
    expect(await forLeads(colleague)).toBeUndefined();
    expect((await mine(colleague)).talks).toEqual([]);
    expect((await change(moderator, 'declineTalk', asked)).data!['declineTalk']).toMatchObject({ state: 'DECLINED' });
  });
});

describe('after a death (R47, R49)', () => {
  it('each moderator who worked on it has a talk that nobody declines, once', async () => {
    const id = await taken('RED');
    const death = { escalationId: randomUUID(), reviewItemIds: [id] };
    for (let n = 0; n < 2; n++)
      await app.get(Db).tx(async (tx) => expect(await app.get(CareService).afterDeath(tx, death)).toBe(1));
    const [talk] = (await mine()).talks;
    expect(talk).toMatchObject({ cause: 'DEATH', isMandatory: true, viewerCan: { arrange: false, decline: false } });
    expect((await change(moderator, 'declineTalk', talk)).code).toBe('care.talkNeeded');
    expect((await noticesOf(app, lead)).filter((kind) => kind === 'care.talkAsked')).toHaveLength(1);
  });
});

describe('the pulse (R50)', () => {
  const answer = (who: Someone, answers = [1, 2, 3, 4, 5]) =>
    ask(app, who, `mutation ($a: [Int!]!) { answerPulse(answers: $a) { id } }`, { a: answers });

  it('is answered once a month, shown only when the month is over and five have answered, and has no link to anybody', async () => {
    const five = await Promise.all(Array.from({ length: 5 }, () => aModerator(app, { groups: [group] })));
    for (const who of five.slice(0, 4)) expect((await answer(who)).errors).toBeUndefined();
    await answer(five[0]!, [5, 5, 5, 5, 5]);
    expect((await mine(five[0]!)).pulseIsOpen).toBe(false);
    const month = app.clock.now().toISOString().slice(0, 7);
    expect((await forLeads()).pulse).toEqual([]);

    const kept = await rows(app.dataSource.manager, `SELECT to_jsonb(a) - 'id' AS all FROM pulse_answer a`);
    expect(kept).toEqual(Array.from({ length: 4 }, () => ({ all: { month, answers: [1, 2, 3, 4, 5] } })));
    expect(
      await rows(
        app.dataSource.manager,
        `SELECT 1 FROM audit_entry WHERE action LIKE '%ulse%' AND target_type <> 'query'`,
      ),
    ).toEqual([]);
    expect(await rows(app.dataSource.manager, `SELECT 1 FROM domain_event WHERE type LIKE '%ulse%'`)).toEqual([]);

    await answer(five[4]!, [2, 2, 3, 4, 5]);
    app.clock.passes(32 * 24 * 60);
    const later = { ...lead, ...(await aSession(app, lead.accountId, { secondFactor: true })) };
    expect((await forLeads(later)).pulse).toEqual([{ month, answers: 5, means: [1.2, 2, 3, 4, 5] }]);
    await write(app.dataSource.manager, `DELETE FROM pulse_answer WHERE answers[1] = 2`);
    expect((await forLeads(later)).pulse).toEqual([{ month, answers: null, means: [] }]);
  });

  it('takes whole answers only, and only from those who moderate', async () => {
    expect((await answer(moderator, [1, 2, 3])).code).toBe('input.invalid');
    expect((await answer(await aMember(app, { groups: [group] }))).code).toBe('action.forbidden');
    expect((await answer(await anAccount(app, { roles: ['programmeManager'] }))).code).toBe('action.forbidden');
  });
});

describe('supervision (R50)', () => {
  it('is a day and a person, recorded by the lead, once', async () => {
    const record = (who: Someone, heldOn: string, about = moderator) =>
      ask(app, who, `mutation ($id: UUID!, $on: String!) { recordSupervision(accountId: $id, heldOn: $on) { id } }`, {
        id: about.accountId,
        on: heldOn,
      });
    const today = app.clock.now().toISOString().slice(0, 10);
    const of = async () =>
      (await forLeads()).moderators.find(({ accountId }: { accountId: string }) => accountId === moderator.accountId);
    expect(await of()).toMatchObject({ supervisedOn: null, supervisionDue: true });
    for (let n = 0; n < 2; n++) expect((await record(lead, today)).errors).toBeUndefined();
    expect(await of()).toMatchObject({ supervisedOn: today, supervisedBy: expect.any(String), supervisionDue: false });
    expect((await record(lead, '2999-01-01')).code).toBe('input.invalid');
    expect((await record(lead, 'soon')).code).toBe('input.invalid');
    expect((await record(moderator, today)).code).toBe('action.forbidden');
    expect((await record(lead, today, lead)).code).toBe('action.forbidden');
    expect((await record(lead, today, await aMember(app))).code).toBe('resource.notFound');
  });
});
