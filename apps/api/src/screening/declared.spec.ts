import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aCase, aClinic } from '../testing/clinic.js';
import { itemsAbout, openItem, queueOf } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import { aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { ScreeningService } from './screening.service.js';

let app: TestApp;
let clinic: Awaited<ReturnType<typeof aClinic>>;
let member: Someone;
let thread: { id: string; postId: string };

beforeAll(async () => {
  app = await anApp();
  clinic = await aClinic(app);
  thread = await aThread(app, await aMember(app, { groups: [clinic.group] }), clinic.group);
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app, { groups: [clinic.group] });
});

const db = () => app.dataSource.manager;
const about = () => ({ groupId: clinic.group.id, membershipId: member.membershipId(clinic.group) });
const tellUs = async (input: Record<string, unknown>) => {
  const { errors } = await ask(app, member, `mutation ($input: ToldUsInput!) { tellUs(input: $input) { treatment } }`, {
    input,
  });
  expect(errors).toBeUndefined();
};
const say = async (body: string) => {
  const { id } = await aReply(app, member, thread, body);
  await app.drain();
  return id;
};
const concern = async () => (await itemsAbout(app, member.membershipId(clinic.group)))[0];
const contextOf = (postId: string) => app.get(ScreeningService).contextFor(db(), 'POST', postId);
const cardOf = (id: string) => row(db(), `SELECT kind FROM help_card WHERE content_id = $1`, [id]);

const ill = 'Feeling rough today, 8.2 though';
const bleeding = 'There is some bleeding, is that bad?';
const burden = 'They would all be better off without me';

describe('what a member told us (R58)', () => {
  it('is nothing to the words of somebody who told us nothing', async () => {
    expect(await contextOf(await say(ill))).not.toHaveProperty('facts');
    expect((await concern())?.level).not.toBe('CRISIS');
  });

  it('is known beside every text they write', async () => {
    await tellUs({ condition: 'Type 1', treatment: 'Fiasp, Forxiga', devices: 'Omnipod', pregnancy: true });
    const facts = { type1: true, pump: true, sglt2: true, pregnant: true };
    expect(await contextOf(await say('Toast.'))).toMatchObject({ facts });
    const profile = await app.get(ScreeningService).contextFor(db(), 'PROFILE', about().membershipId);
    expect(profile).toMatchObject({ facts });
    expect(await concern()).toBeUndefined();
  });

  it.each([
    ['a drug', ill, { treatment: 'Metformin and dapagliflozin' }, /sglt|gliflozin|forxiga|drug/i],
    ['a pregnancy', bleeding, { pregnancy: true }, /pregnan|midwife/i],
  ])('makes words graver and tells the desk nothing of %s', async (_what, words, told, secret) => {
    await tellUs(told);
    const id = await say(words);
    expect(await cardOf(id)).toEqual({ kind: 'EMERGENCY' });
    const item = (await concern())!;
    expect(item.level).toBe('CRISIS');
    const desk = [await openItem(app, clinic.moderator, item.id), await queueOf(app, clinic.moderator)];
    expect(desk.map(({ errors }) => errors)).toEqual([undefined, undefined]);
    expect(desk[0]!.data!['reviewItem'].signals).toContainEqual(expect.objectContaining({ code: 'A13' }));
    expect(JSON.stringify(desk)).not.toMatch(secret);
  });
});

describe('an open case (R58)', () => {
  it('takes what is amber in its own field one level up, until it ends', async () => {
    await aCase(app, about(), clinic.moderator, 'RED');
    const id = await say(burden);
    expect(await contextOf(id)).toMatchObject({ openCase: ['B'] });
    const levels = () => rows(db(), `SELECT DISTINCT level FROM signal WHERE key LIKE $1`, [`${id}:%`]);
    expect(await levels()).toEqual([{ level: 'RED' }]);
    await write(
      db(),
      `UPDATE escalation SET status = 'CLOSED', closed_at = $2, next_page_at = NULL, next_entry_by = NULL WHERE account_id = $1`,
      [member.accountId, app.clock.now()],
    );
    expect(await contextOf(id)).not.toHaveProperty('openCase');
  });

  it('raises nothing that was green, and nothing for others', async () => {
    await aCase(app, about(), clinic.moderator, 'RED');
    const id = await say('Toast and eggs this morning.');
    expect(await rows(db(), `SELECT level FROM signal WHERE key LIKE $1`, [`${id}:%`])).toEqual([]);
    member = await aMember(app, { groups: [clinic.group] });
    const other = await say(burden);
    expect(await contextOf(other)).not.toHaveProperty('openCase');
    expect(await concern()).toMatchObject({ level: 'AMBER' });
  });
});
