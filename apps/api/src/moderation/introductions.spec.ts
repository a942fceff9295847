import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { itemsAbout, openItem } from '../testing/desk.js';
import { aGroup, aLead, aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';

const crisis = 'I am going to kill myself tonight.';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
});

const db = () => app.dataSource.manager;
const change = (face: object = {}) =>
  ask(
    app,
    member,
    `mutation ($id: UUID!, $displayName: String!, $avatar: String!, $about: String!) {
      changeMembership(id: $id, displayName: $displayName, avatar: $avatar, about: $about) { about } }`,
    {
      id: member.membershipId(group),
      displayName: `Teacup ${randomUUID().slice(0, 8)}`,
      avatar: 'mug-sky',
      about: '',
      ...face,
    },
  );
const joins = (who: Someone, into: { id: string }, note: string | null = null) =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $groupId: UUID!, $displayName: String!, $note: String) {
      joinGroup(key: $key, groupId: $groupId, displayName: $displayName, avatar: "shell-sea", note: $note) { myMembership { id } } }`,
    { key: randomUUID(), groupId: into.id, displayName: `Pebble ${randomUUID().slice(0, 8)}`, note },
  );
const subjectsOf = async (itemId: string) =>
  (await openItem(app, await aLead(app), itemId)).data!['reviewItem'].subjects as {
    contentType: string;
    asReported: { text: string }[];
  }[];
const words = (subject: { asReported: { text: string }[] }) => subject.asReported.map(({ text }) => text).join('');

describe('what somebody writes about themselves', () => {
  it('is read at once and kept as it was, whatever they make of it later', async () => {
    expect((await change({ about: crisis })).errors).toBeUndefined();
    expect((await change({ about: 'Type 2 since spring' })).errors).toBeUndefined();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    const [subject] = await subjectsOf(item!.id);
    expect(subject).toMatchObject({ contentType: 'PROFILE' });
    expect(words(subject!)).toContain(crisis);
    await app.drain();
    expect(await rows(db(), `SELECT 1 AS one FROM screening WHERE status = 'WAITING'`)).toEqual([]);
  });

  it('raises nothing when it is calm, and is not read again for a new drawing', async () => {
    const kept = { displayName: 'Blue Teacup', about: 'Type 2 since spring' };
    await change(kept);
    const read = () => rows(db(), `SELECT 1 AS one FROM screening WHERE content_id = $1`, [member.membershipId(group)]);
    const before = await read();
    await change({ ...kept, avatar: 'shell-sea' });
    expect(await read()).toEqual(before);
    expect(await itemsAbout(app, member.membershipId(group))).toEqual([]);
  });

  it('is read with the name somebody takes when they join', async () => {
    const newcomer = await aMember(app);
    const joined = await joins(newcomer, group);
    const { id } = joined.data!['joinGroup'].myMembership;
    expect(await row(db(), `SELECT content_type, status FROM screening WHERE content_id = $1`, [id])).toEqual({
      contentType: 'PROFILE',
      status: 'SCREENED',
    });
  });
});

describe('a wish to join', () => {
  it('that shows danger reaches a person with its words', async () => {
    const asking = await aGroup(app, { joinRule: 'ASK' });
    const newcomer = await aMember(app);
    const { id } = (await joins(newcomer, asking, crisis)).data!['joinGroup'].myMembership;
    const [item] = await itemsAbout(app, id);
    expect(item).toMatchObject({ level: 'CRISIS' });
    expect(words((await subjectsOf(item!.id))[0]!)).toBe(crisis);
  });

  it('is never refused because it could not be read', async () => {
    const asking = await aGroup(app, { joinRule: 'ASK' });
    const newcomer = await aMember(app);
    const joined = await whileRefused(app, 'snapshot', 'true', () => joins(newcomer, asking, crisis));
    const { id } = joined.data!['joinGroup'].myMembership;
    expect(await itemsAbout(app, id)).toMatchObject([{ level: 'RED' }]);
  });
});

describe('an appeal', () => {
  it('that shows danger reaches a person with its words', async () => {
    const statement = await row<{ id: string }>(
      db(),
      `INSERT INTO statement_of_reasons (membership_id, what, rule, explanation, found_by_software, created_at, appeal_until)
       VALUES ($1, 'HIDDEN', 'riskyDetail', 'Why', false, $2, $2::timestamptz + interval '180 days') RETURNING id`,
      [member.membershipId(group), app.clock.now()],
    );
    const lodged = await ask(
      app,
      member,
      `mutation ($key: UUID!, $id: UUID!, $words: String!) { appealDecision(key: $key, decisionId: $id, words: $words) { id } }`,
      { key: randomUUID(), id: statement!.id, words: crisis },
    );
    expect(lodged.errors).toBeUndefined();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    expect(words((await subjectsOf(item!.id))[0]!)).toBe(crisis);
  });
});
