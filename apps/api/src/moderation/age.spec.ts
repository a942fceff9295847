import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { GraphQLEnumType } from 'graphql';

import { randomUUID } from 'node:crypto';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  decideAppeal,
  itemsAbout,
  lettersTo,
  noticesOf,
  onItem,
  openItem,
  report,
  wordsFrom,
} from '../testing/desk.js';
import { aThread } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';
import { schemaOf } from '../testing/schema-walk.js';

let app: TestApp;
let group: { id: string; slug: string };
let other: { id: string; slug: string };
let member: Someone;
let peer: Someone;
let lead: Someone;
let safeguarding: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.passes(60);
  group = await aGroup(app);
  other = await aGroup(app);
  member = await aMember(app, { groups: [group, other] });
  peer = await aModerator(app, { groups: [group] });
  lead = await aLead(app);
  safeguarding = await anAccount(app, { roles: ['safeguardingLead'], workName: 'Robin Vale' });
});

const says = async (body: string, who = member) => {
  const thread = await aThread(app, who, group, { body });
  await app.drain();
  return thread;
};
const concern = async (who = member) => (await itemsAbout(app, who.membershipId(group)))[0]!;
const sees = async (who: Someone, id: string) => (await openItem(app, who, id)).data?.['reviewItem'] != null;
const close = (who: Someone, itemId: string, more = {}) =>
  ask(app, who, `mutation ($input: ActInput!) { closeForAge(input: $input) { id viewerCan { closeForAge } } }`, {
    input: {
      key: randomUUID(),
      itemId,
      reasonCode: 'underAge',
      templateId: 'tooYoung',
      memberText: 'Your place here ends today. You have done nothing wrong. Young people meet at the youth line.',
      ...more,
    },
  });
const standings = async () =>
  (
    await rows<{ standing: string }>(app.dataSource.manager, `SELECT standing FROM membership WHERE account_id = $1`, [
      member.accountId,
    ])
  ).map(({ standing }) => standing);
const join = (who: Someone, groupId: string) =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $groupId: UUID!) { joinGroup(key: $key, groupId: $groupId, displayName: "Second Lantern", avatar: "kettle-clay") { id } }`,
    { key: randomUUID(), groupId },
  );

describe('words that hint at an age under 18 (H26)', () => {
  it.each([
    ['my year 8 form tutor keeps my pump in her desk', 'AMBER'],
    ['im 14 years old and new to this', 'AMBER'],
    ['Im fifteen. Some days I wouldnt mind if I didnt wake up', 'RED'],
    ['i lied about my age, and i have been skipping my insulin to get thin', 'RED'],
  ])('go to the leads and are told to the safeguarding lead: %s', async (words, level) => {
    await says(words);
    const item = await concern();
    expect(item.level).toBe(level);
    expect(await sees(peer, item.id)).toBe(false);
    expect(await sees(safeguarding, item.id)).toBe(true);
    expect(await noticesOf(app, safeguarding)).toContain('desk.mayBeUnderAge');
    expect(await noticesOf(app, lead)).not.toContain('desk.mayBeUnderAge');
  });

  it.each([
    'My daughter is in year 8 and her form tutor is lovely',
    'When I was fifteen I hated the needles',
    'I teach year 8 and I am 54',
    'Im 14 after breakfast',
  ])('are not heard where there is none: %s', async (words) => {
    await says(words);
    const codes = await rows<{ code: string }>(
      app.dataSource.manager,
      `SELECT s.code FROM signal s JOIN review_item i ON i.id = s.review_item_id WHERE i.membership_id = $1`,
      [member.membershipId(group)],
    );
    expect(codes.map(({ code }) => code)).not.toContain('E6');
  });

  it('leave a crisis with everybody who is on shift', async () => {
    await says('Im fifteen. I have the pills in my hand and I am going to kill myself tonight.');
    const item = await concern();
    expect(item.level).toBe('CRISIS');
    expect(await sees(peer, item.id)).toBe(true);
    await says('my mum doesnt know im on here');
    expect(await sees(peer, item.id)).toBe(true);
  });

  it('take the same way when a member reports them', async () => {
    const { postId } = await says('Anybody else at the concert on Friday?');
    const reporter = await aMember(app, { groups: [group] });
    await report(app, reporter, { contentId: postId, door: 'RULE', category: 'underAge' });
    const item = await concern();
    expect(item.level).toBe('RED');
    expect(await sees(peer, item.id)).toBe(false);
    expect(await sees(lead, item.id)).toBe(true);
  });
});

describe('what the safeguarding lead does (H26)', () => {
  let itemId: string;
  beforeEach(async () => {
    await says('Im fifteen and nobody in my class gets it');
    ({ id: itemId } = await concern());
    await onItem(app, safeguarding, 'claimItem', itemId);
  });

  it('asks for their age in private, with agreed words', async () => {
    const words = await wordsFrom(app, safeguarding, itemId, 'askAge');
    const asked = await ask(
      app,
      safeguarding,
      `mutation ($key: UUID!, $itemId: UUID!, $body: String!) { writeToMember(key: $key, itemId: $itemId, templateId: "askAge", body: $body) { id } }`,
      { key: randomUUID(), itemId, body: words },
    );
    expect(asked.errors).toBeUndefined();
    expect(await lettersTo(app, member.membershipId(group))).toMatchObject([{ template: 'askAge' }]);
  });

  it('ends their place in every group with kind words, leaves a trail, and lets them sign in and read', async () => {
    expect((await close(safeguarding, itemId)).errors).toBeUndefined();
    expect(await standings()).toEqual(['REMOVED', 'REMOVED']);
    expect((await join(member, (await aGroup(app)).id)).code).toBe('account.tooYoung');
    const read = await ask(
      app,
      member,
      `{ conversations { items { bodyHtml } } myDecisions { what rule viewerCan { appeal } } }`,
    );
    expect(JSON.stringify(read.data!['conversations'])).toContain('youth line');
    expect(read.data!['myDecisions']).toEqual([{ what: 'RESTRICTED', rule: 'underAge', viewerCan: { appeal: true } }]);
    const trail = await rows<{ action: string }>(
      app.dataSource.manager,
      `SELECT action FROM audit_entry WHERE actor_id = $1 AND action IN ('membership.closedForAge', 'reviewItem.closeForAge')
       AND at >= $2`,
      [safeguarding.accountId, new Date(0)],
    );
    expect(trail.map(({ action }) => action).filter((one) => one === 'membership.closedForAge').length).toBeGreaterThan(
      1,
    );
    expect(trail.map(({ action }) => action)).toContain('reviewItem.closeForAge');
  });

  it('is asked for twice and done once, and needs words', async () => {
    const key = randomUUID();
    expect((await close(safeguarding, itemId, { memberText: ' ' })).code).toBe('input.required');
    expect((await close(safeguarding, itemId, { key })).errors).toBeUndefined();
    expect((await close(safeguarding, itemId, { key })).errors).toBeUndefined();
    expect(await lettersTo(app, member.membershipId(group))).toHaveLength(1);
  });

  it('gives everything back when another person finds that they are old enough', async () => {
    await close(safeguarding, itemId);
    const { data } = await ask(app, member, `{ myDecisions { id } }`);
    const appealed = await ask(
      app,
      member,
      `mutation ($key: UUID!, $id: UUID!) { appealDecision(key: $key, decisionId: $id, words: "I am 19.") { id } }`,
      { key: randomUUID(), id: data!['myDecisions'][0].id },
    );
    expect(appealed.errors).toBeUndefined();
    const [open] = (await ask(app, lead, `{ appeals { id what rule viewerCan { decide } } }`)).data!['appeals'].filter(
      (one: { rule: string; viewerCan: { decide: boolean } }) => one.rule === 'underAge' && one.viewerCan.decide,
    );
    expect((await decideAppeal(app, lead, open.id, 'OVERTURNED')).errors).toBeUndefined();
    expect(await standings()).toEqual(['ACTIVE', 'ACTIVE']);
    expect((await join(member, (await aGroup(app)).id)).errors).toBeUndefined();
  });

  it('is for safeguarding and clinical leads, and only where age is in question', async () => {
    await onItem(app, safeguarding, 'handBack', itemId);
    await onItem(app, lead, 'claimItem', itemId);
    expect((await close(lead, itemId)).code).toBe('action.forbidden');

    const grown = await aMember(app, { groups: [group] });
    const { postId } = await says('How are you?', grown);
    await report(app, member, { contentId: postId, door: 'RULE', category: 'unkind' });
    const { id } = await concern(grown);
    await onItem(app, safeguarding, 'claimItem', id);
    expect((await close(safeguarding, id)).code).toBe('action.forbidden');
  });
});

it('members have no private way to each other: every conversation is with staff (H26)', () => {
  const kinds = schemaOf(app).getType('ConversationKind') as GraphQLEnumType;
  expect(kinds.getValues().map(({ name }) => name)).toEqual(['CLINICAL', 'TEAM']);
});
