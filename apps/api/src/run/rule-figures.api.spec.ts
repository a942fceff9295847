import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { roles } from '@kith/contracts/roles';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { onRota } from '../testing/clinic.js';
import { calm, crisis, decide, itemsAbout, onItem, openItem, report } from '../testing/desk.js';
import { aReply, aThread } from '../testing/forum.js';
import {
  aClinician,
  aGroup,
  aLead,
  aMember,
  anAccount,
  type Answer,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';

const hopeless = 'I feel so hopeless about all of this.';
const burden = 'B9.burden';
const quarter = 91 * 24 * 60;

let app: TestApp;
let group: { id: string; slug: string };
let lead: Someone;
let clinicalLead: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(quarter);
  group = await aGroup(app);
  lead = await aLead(app);
  clinicalLead = await anAccount(app, { roles: ['clinicalLead'] });
});

const figuresOf = (who: Someone | null, period = 'DAYS_90'): Promise<Answer> =>
  ask(
    app,
    who,
    `query ($period: RulePeriod!) { ruleFigures(period: $period) {
      rules { ruleId words level fired members concerns decided agreed overruled open cases agreedPercent middleSeconds shouldNarrow
        reasons { reason count } }
      misses { code count agreed concerns { id reference level } } } }`,
    { period },
  );
const rulesOf = async (period?: string) => (await figuresOf(clinicalLead, period)).data!['ruleFigures'].rules;
const ruleOf = async (ruleId: string, period?: string) =>
  (await rulesOf(period)).find((rule: { ruleId: string }) => rule.ruleId === ruleId);
const missesOf = async (who = clinicalLead) => (await figuresOf(who)).data!['ruleFigures'].misses;

/** Somebody's words with the concern that the detector made of them, in the hands of the lead. */
async function read(body: string) {
  const member = await aMember(app, { groups: [group] });
  const thread = await aThread(app, member, group, { body });
  await app.drain();
  const [item] = await itemsAbout(app, member.membershipId(group));
  return { member, thread, itemId: item!.id };
}

async function claimed(body: string, who = lead) {
  const found = await read(body);
  app.clock.passes(4);
  expect((await onItem(app, who, 'claimItem', found.itemId)).errors).toBeUndefined();
  app.clock.passes(1);
  return found;
}

const versionOf = async (id: string, who: Someone) => (await openItem(app, who, id)).data!['reviewItem'].version;

async function close(id: string, reasonCode: string, who = lead) {
  const answer = await decide(app, who, { id, version: await versionOf(id, who) }, reasonCode);
  expect(answer.errors).toBeUndefined();
  return answer.data!['decideItem'];
}

async function setLevel(id: string, level: string, reasonCode: string, who = lead) {
  const answer = await ask(
    app,
    who,
    `mutation ($id: UUID!, $version: Int!, $level: Level!, $reasonCode: String!) {
      setItemLevel(id: $id, version: $version, level: $level, reasonCode: $reasonCode) { level } }`,
    { id, version: await versionOf(id, who), level, reasonCode },
  );
  expect(answer.errors).toBeUndefined();
}

describe('the figures of a rule', () => {
  it('count a decision that it was wrong, with its reason', async () => {
    const { itemId } = await claimed(hopeless);
    expect(await ruleOf(burden)).toMatchObject({ fired: 1, members: 1, concerns: 1, decided: 0, open: 1 });
    await close(itemId, 'falseAlarm');
    expect(await ruleOf(burden)).toEqual({
      ruleId: burden,
      words: 'Burden, trapped or without hope',
      level: 'AMBER',
      fired: 1,
      members: 1,
      concerns: 1,
      decided: 1,
      agreed: 0,
      overruled: 1,
      reasons: [{ reason: 'falseAlarm', count: 1 }],
      open: 0,
      cases: 0,
      agreedPercent: null,
      middleSeconds: 240,
      shouldNarrow: false,
    });
  });

  it('do not count a decision that was undone', async () => {
    const { itemId } = await claimed(hopeless);
    const { timeline } = await close(itemId, 'falseAlarm');
    const undo = timeline.find((act: { kind: string }) => act.kind === 'decide').actionId;
    await ask(app, lead, `mutation ($id: UUID!) { undoAction(actionId: $id) { id } }`, { id: undo });
    expect(await ruleOf(burden)).toMatchObject({ decided: 0, overruled: 0, open: 1, reasons: [] });
    await close(itemId, 'supported');
    expect(await ruleOf(burden)).toMatchObject({ decided: 1, agreed: 1, overruled: 0, open: 0 });
  });

  it('count a concern for each of its rules, and against those above the level that a person set', async () => {
    const { itemId } = await claimed(crisis, clinicalLead);
    await setLevel(itemId, 'RED', 'pastOrQuoted', clinicalLead);
    await close(itemId, 'supported', clinicalLead);
    expect(await ruleOf('B2.intent-now')).toMatchObject({
      level: 'CRISIS',
      overruled: 1,
      reasons: [{ reason: 'pastOrQuoted', count: 1 }],
    });
    expect(await ruleOf('B6.thoughts')).toMatchObject({ level: 'RED', agreed: 1, overruled: 0 });
  });

  it('count a concern that came back once more, each with what was decided then', async () => {
    const { member, thread, itemId } = await claimed(hopeless);
    await close(itemId, 'noConcern');
    app.clock.passes(5);
    await aReply(app, member, thread, `Again. ${hopeless}`);
    await app.drain();
    expect(await ruleOf(burden)).toMatchObject({ fired: 2, members: 1, concerns: 2, overruled: 1, open: 1 });
    app.clock.passes(3);
    await onItem(app, lead, 'claimItem', itemId);
    await close(itemId, 'acted');
    expect(await ruleOf(burden)).toMatchObject({ decided: 2, agreed: 1, overruled: 1, middleSeconds: 210 });
  });

  it('count what was given to a clinician as agreed, and as a case', async () => {
    await onRota(app, 'PRIMARY', await aClinician(app));
    const { itemId } = await claimed(hopeless);
    const answer = await ask(
      app,
      lead,
      `mutation ($key: UUID!, $id: UUID!) { escalate(key: $key, itemId: $id, level: AMBER, ask: ADVISE, sentence: "Please look.") { id } }`,
      { key: randomUUID(), id: itemId },
    );
    expect(answer.errors).toBeUndefined();
    expect(await ruleOf(burden)).toMatchObject({ decided: 1, agreed: 1, cases: 1 });
  });

  it('give a share from five decisions on, and ask to narrow a rule nobody agrees with', async () => {
    for (let n = 0; n < 5; n++) {
      const { itemId } = await claimed(hopeless);
      expect(await ruleOf(burden)).toMatchObject({ agreedPercent: null, shouldNarrow: false });
      if (n === 0) await setLevel(itemId, 'GREEN', 'readInContext');
      await close(itemId, n === 0 ? 'supported' : 'noConcern');
    }
    expect(await ruleOf(burden)).toMatchObject({
      agreedPercent: 0,
      shouldNarrow: true,
      reasons: [
        { reason: 'noConcern', count: 4 },
        { reason: 'readInContext', count: 1 },
      ],
    });
  });

  it('know the rule of every finding, of the model and of details too, and hold what is in the span alone', async () => {
    await read('I just want to sleep and never wake up.');
    await read(
      'I have been so tired of everything for months now. Nobody would notice and I feel like such a burden on my family. Every night I cry and I hate myself, and I just want all of this pain to end. I do not know what to do anymore.',
    );
    await read('Fancy a walk? Text me on 07700 900123.');
    expect((await rulesOf()).map((rule: { ruleId: string }) => rule.ruleId)).toEqual(
      expect.arrayContaining(['MODEL.distress', 'B8.passive', 'G1.details']),
    );
    app.clock.passes(8 * 24 * 60);
    clinicalLead = await anAccount(app, { roles: ['clinicalLead'] });
    expect(await ruleOf('MODEL.distress', 'DAYS_7')).toBeUndefined();
    expect(await ruleOf('MODEL.distress', 'DAYS_30')).toMatchObject({
      words: expect.stringMatching(/Reads like despair/),
    });
  });
});

describe('what people found and the detector did not', () => {
  it('names the concern to those who may open it, and drops it when there was nothing', async () => {
    const { member, thread } = await aCalmThread();
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    const [item] = await itemsAbout(app, member.membershipId(group));
    const [missed] = await missesOf();
    expect(missed).toMatchObject({ code: 'safety', count: 1, agreed: 0, concerns: [{ id: item!.id, level: 'RED' }] });
    const auditor = await anAccount(app, { roles: ['auditor'] });
    expect(await missesOf(auditor)).toEqual([{ code: 'safety', count: 1, agreed: 0, concerns: [] }]);
    await onItem(app, lead, 'claimItem', item!.id);
    await close(item!.id, 'noConcern');
    expect(await missesOf()).toEqual([]);
  });

  it('leaves out words in which the detector had found as much', async () => {
    const { thread } = await read(crisis);
    await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
    expect(await missesOf()).toEqual([]);
  });

  it('is not named to a lead who reported it', async () => {
    const { thread } = await aCalmThread();
    const reporter = await aLead(app, { groups: [group] });
    await report(app, reporter, { contentId: thread.postId });
    expect((await missesOf(reporter))[0]).toMatchObject({ count: 1, concerns: [] });
  });
});

async function aCalmThread() {
  const member = await aMember(app, { groups: [group] });
  const thread = await aThread(app, member, group, { body: calm });
  await app.drain();
  return { member, thread };
}

describe('who sees it', () => {
  const may = ['leadModerator', 'clinicalLead', 'safeguardingLead', 'auditor'];

  it.each(roles)('%s', async (role) => {
    const { code } = await figuresOf(await anAccount(app, { roles: [role] }));
    expect(code).toBe(may.includes(role) ? undefined : 'resource.notFound');
  });

  it('no member and no stranger', async () => {
    expect((await figuresOf(await aMember(app, { groups: [group] }))).code).toBe('resource.notFound');
    expect((await figuresOf(null)).code).toBe('auth.required');
  });
});

it('asks the database as often for many rules and misses as for few', async () => {
  const count = async () =>
    (await statementsOf(async () => expect((await figuresOf(clinicalLead)).errors).toBeUndefined())).length;
  const some = async (from: number, until: number) => {
    for (let n = from; n < until; n++) {
      const { member, thread } = await aCalmThread();
      await report(app, await aMember(app, { groups: [group] }), { contentId: thread.postId });
      const [item] = await itemsAbout(app, member.membershipId(group));
      await rows(
        app.dataSource.manager,
        `INSERT INTO signal (review_item_id, membership_id, source, level, category, code, rule_id, key, created_at)
         VALUES ($1, $2, 'DETECTOR', 'AMBER', 'B', 'B9', $3, $4, $5)`,
        [item!.id, member.membershipId(group), `B9.rule-${n}`, randomUUID(), app.clock.now()],
      );
    }
  };
  await some(0, 3);
  await count();
  const few = await count();
  await some(3, 12);
  expect(await count()).toBe(few);
  expect(await rulesOf()).toHaveLength(12);
});
