import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { calm, claimNext, crisis, itemsAbout, onItem, onShift, openItem, queueOf, report } from '../testing/desk.js';
import { aReply, aThread, editDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let moderator: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  moderator = await aModerator(app, { groups: [group] });
});

describe('words that a member writes', () => {
  it('come to the desk at their level with evidence, context and the promise counted from when they were written', async () => {
    await onShift(app, moderator);
    const other = await aMember(app, { groups: [group] });
    const thread = await aThread(app, other, group, { body: calm });
    const writtenAt = app.clock.now();
    await aReply(app, member, thread, crisis);
    app.clock.passes(1);
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS', status: 'NEW' });
    expect(item!.claimBy).toEqual(new Date(writtenAt.getTime() + 3 * 60_000));
    const { data } = await openItem(app, moderator, item!.id);
    const [subject] = data!['reviewItem'].subjects;
    expect(subject.asReported.map((piece: { text: string }) => piece.text).join('')).toBe(crisis);
    expect(subject.asReported.some((piece: { marks: number[] }) => piece.marks.length)).toBe(true);
    expect(subject.before).toMatchObject([{ text: calm, isPerson: false }]);
  });

  it('raise nothing when they are calm', async () => {
    await aThread(app, member, group, { body: calm });
    await app.drain();
    expect(await itemsAbout(app, member.membershipId(group))).toEqual([]);
  });

  it.each([
    ['their own telephone number', 'Fancy a walk? Text me on 07700 900123.', 'AMBER', 'G1', '07700 900123'],
    [
      'where somebody else lives',
      'The nurse was rude. She lives at 42 Elsewhere Drive.',
      'RED',
      'G2',
      '42 Elsewhere Drive',
    ],
  ])('come to the desk when they show %s', async (_, body, level, code, shown) => {
    await aThread(app, member, group, { body });
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level });
    const [signal] = await rows<{ code: string; spans: { start: number; end: number }[] }>(
      app.dataSource.manager,
      'SELECT code, spans FROM signal WHERE review_item_id = $1',
      [item!.id],
    );
    const [span] = signal!.spans;
    expect(signal!.code).toBe(code);
    expect(span!.end - span!.start).toBe(shown.length);
  });

  it.each([
    ['US', 1],
    ['GB', 0],
  ])(
    'show a number that only some countries read as one, by where their author lives: %s',
    async (country, concerns) => {
      const writer = await aMember(app, { groups: [group], country });
      await aThread(app, writer, group, { body: 'If the kettle is cold: 2125550147' });
      await app.drain();
      expect(await itemsAbout(app, writer.membershipId(group))).toHaveLength(concerns);
    },
  );

  it('stay as they were for the desk, whatever the author changes or takes down later (R6, H21)', async () => {
    const thread = await aThread(app, member, group, { body: crisis });
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    const edited = await ask(app, member, editDocument, {
      key: randomUUID(),
      postId: thread.postId,
      version: 1,
      body: 'Never mind.',
      title: 'Six weeks in',
    });
    expect(edited.errors).toBeUndefined();
    await app.drain();
    const afterEdit = (await openItem(app, moderator, item!.id)).data!['reviewItem'].subjects[0];
    expect(afterEdit).toMatchObject({ now: 'Never mind.', changedSince: true });
    expect(afterEdit.asReported.map((piece: { text: string }) => piece.text).join('')).toBe(crisis);
    await write(app.dataSource.manager, `UPDATE post SET state = 'AUTHOR_DELETED' WHERE id = $1`, [thread.postId]);
    const afterDeletion = (await openItem(app, moderator, item!.id)).data!['reviewItem'].subjects[0];
    expect(afterDeletion).toMatchObject({ now: null, changedSince: true });
    expect(afterDeletion.asReported.map((piece: { text: string }) => piece.text).join('')).toBe(crisis);
  });

  it('are found by the sweep when the job was lost, and raise once', async () => {
    await aThread(app, member, group, { body: crisis });
    app.clock.passes(1);
    await app.sweep();
    await app.drain();
    const [item, ...more] = await itemsAbout(app, member.membershipId(group));
    expect(more).toEqual([]);
    const signals = await rows<{ key: string }>(
      app.dataSource.manager,
      `SELECT key FROM signal WHERE review_item_id = $1`,
      [item!.id],
    );
    expect(new Set(signals.map(({ key }) => key)).size).toBe(signals.length);
    const waiting = await rows(app.dataSource.manager, `SELECT 1 AS one FROM screening WHERE status = 'WAITING'`);
    expect(waiting).toEqual([]);
  });

  it('go to a person in the red lane when software cannot read them', async () => {
    const thread = await aThread(app, member, group, { body: calm });
    await write(app.dataSource.manager, `UPDATE post SET body_source = repeat('so ', 7000) WHERE id = $1`, [
      thread.postId,
    ]);
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'RED' });
    expect((await openItem(app, moderator, item!.id)).data!['reviewItem'].signals).toMatchObject([
      { source: 'UNSCREENED' },
    ]);
  });

  it('are found by the sweep one by one: a text that fails goes to a person and holds up no other (R9, SAFE-3)', async () => {
    const unlucky = await aMember(app, { groups: [group] });
    const failing = await aThread(app, unlucky, group, { body: crisis });
    await aThread(app, member, group, { body: crisis });
    app.clock.passes(1);
    await whileRefused(app, 'snapshot', `NEW.content_id = '${failing.postId}'`, () => app.sweep());

    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'CRISIS' }]);
    const [item, ...more] = await itemsAbout(app, unlucky.membershipId(group));
    expect([item!.level, more]).toEqual(['RED', []]);
    expect((await openItem(app, moderator, item!.id)).data!['reviewItem'].signals).toMatchObject([
      { source: 'UNSCREENED' },
    ]);
    expect(await rows(app.dataSource.manager, `SELECT 1 AS one FROM screening WHERE status = 'WAITING'`)).toEqual([]);
  });

  it('are read in the write path when the worker is five minutes behind (R9)', async () => {
    await aThread(app, await aMember(app, { groups: [group] }), group, { body: calm });
    app.clock.passes(6);
    await aThread(app, member, group, { body: crisis });
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'CRISIS' }]);
    await app.drain();
    expect(await itemsAbout(app, member.membershipId(group))).toHaveLength(1);
  });

  it('page at once, without waiting for a sweep, when they are a crisis and nobody is on shift, after three minutes otherwise (R18)', async () => {
    const alone = await aGroup(app);
    const lonely = await aMember(app, { groups: [alone] });
    await aThread(app, lonely, alone, { body: crisis });
    await app.drain();
    expect((await itemsAbout(app, lonely.membershipId(alone)))[0]!.escalationId).not.toBeNull();
    await onShift(app, moderator);
    await aThread(app, member, group, { body: crisis });
    await app.drain();
    expect((await itemsAbout(app, member.membershipId(group)))[0]!.pageDueAt).toEqual(
      new Date(app.clock.now().getTime() + 3 * 60_000),
    );
  });

  it('wait for a moderator where the group premoderates, and come to the queue the same day', async () => {
    const careful = await aGroup(app, { premoderation: 'ALL' });
    const newcomer = await aMember(app, { groups: [careful] });
    const reader = await aModerator(app, { groups: [careful] });
    const thread = await aThread(app, newcomer, careful, { body: calm });
    await app.drain();
    const item = (await claimNext(app, reader)).data!['claimNext'];
    expect(item).toMatchObject({ level: 'AMBER', headline: 'waitsToBePublished' });
    const publish = (version: number) =>
      ask(
        app,
        reader,
        `mutation ($key: UUID!, $itemId: UUID!, $contentId: UUID!, $version: Int!) {
        publishPending(key: $key, itemId: $itemId, contentId: $contentId, version: $version) {
          subjects { nowState version } } }`,
        { key: randomUUID(), itemId: item.id, contentId: thread.postId, version },
      );
    app.clock.passes(1);
    // The author changes the words while the moderator reads them: what nobody has read is not shown to the group.
    await ask(app, newcomer, editDocument, { key: randomUUID(), postId: thread.postId, version: 1, body: 'Unread' });
    expect((await publish(1)).code).toBe('resource.stale');
    await app.drain();
    expect((await publish(2)).data!['publishPending'].subjects).toEqual([
      { nowState: 'PUBLISHED', version: 2 },
      { nowState: 'PUBLISHED', version: 1 },
    ]);
  });

  it.each([
    ['read by the worker', false],
    ['read in the write path', true],
  ])('wait again in such a group when a published post is changed: %s', async (_how, isBehind) => {
    const careful = await aGroup(app, { premoderation: 'ALL' });
    const [newcomer, reader] = [
      await aMember(app, { groups: [careful] }),
      await aModerator(app, { groups: [careful] }),
    ];
    const thread = await aThread(app, newcomer, careful, { body: calm });
    await write(app.dataSource.manager, `UPDATE post SET state = 'PUBLISHED' WHERE id = $1`, [thread.postId]);
    await app.drain();
    if (isBehind) await aThread(app, member, group, { body: calm });
    if (isBehind) app.clock.passes(6);
    await ask(app, newcomer, editDocument, {
      key: randomUUID(),
      postId: thread.postId,
      version: 1,
      body: `${calm} Hm.`,
    });
    if (!isBehind) await app.drain();

    const item = (await claimNext(app, reader)).data!['claimNext'];
    const { data } = await ask(
      app,
      reader,
      `query ($id: UUID!) { reviewItem(id: $id) { subjects { nowState asReported { text } } } }`,
      { id: item.id },
    );
    expect(data!['reviewItem'].subjects).toContainEqual({
      nowState: 'PREMODERATED_PENDING',
      asReported: [{ text: expect.stringContaining('Hm.') }],
    });
    // Who has read them before the change can still say that they worry.
    const worried = { contentId: thread.postId };
    expect((await report(app, await aMember(app, { groups: [careful] }), worried)).code).toBeUndefined();
    const unread = await aThread(app, newcomer, careful, { body: calm });
    expect((await report(app, await aMember(app, { groups: [careful] }), { contentId: unread.postId })).code).toBe(
      'resource.notFound',
    );
  });
});

describe('one item for each membership (R7)', () => {
  it('gathers fifty worried presses (R7, R11, H25, SAFE-4)', async () => {
    const thread = await aThread(app, member, group, { body: calm });
    const readers = await Promise.all(Array.from({ length: 50 }, () => aMember(app, { groups: [group] })));
    const answers = await Promise.all(readers.map((reader) => report(app, reader, { contentId: thread.postId })));
    expect(answers.flatMap(({ errors }) => errors ?? [])).toEqual([]);
    const items = await itemsAbout(app, member.membershipId(group));
    expect(items).toHaveLength(1);
    const [row] = (await queueOf(app, moderator)).data!['queue'].items;
    expect(row.sourceFacts).toContainEqual({ name: 'worried', value: '50' });
  });

  it('comes back when a decided one gets a new signal, never at a lower level', async () => {
    const thread = await aThread(app, member, group, { body: crisis });
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    await write(
      app.dataSource.manager,
      `UPDATE review_item SET status = 'DECIDED', decided_at = now(), reason_code = 'supported' WHERE id = $1`,
      [item!.id],
    );
    await report(app, await aMember(app, { groups: [group] }), {
      contentId: thread.postId,
      door: 'RULE',
      category: 'unkind',
    });
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([
      { id: item!.id, status: 'NEW', level: 'CRISIS', reopenedCount: 1 },
    ]);
  });
});

describe('the author of words about danger', () => {
  it('gets a help card, alone, and asking for a person from it reaches the desk', async () => {
    const thread = await aThread(app, member, group, { body: crisis });
    const document = `query ($id: UUID!) { thread(id: $id) { opening { helpCard { id kind country } } } }`;
    const mine = (await ask(app, member, document, { id: thread.id })).data!['thread'].opening.helpCard;
    expect(mine).toMatchObject({ kind: 'IMMEDIATE', country: 'GB' });
    const others = (await ask(app, await aMember(app, { groups: [group] }), document, { id: thread.id })).data![
      'thread'
    ].opening.helpCard;
    expect(others).toBeNull();
    const answer = `mutation ($id: UUID!, $choice: HelpChoice!) { answerHelpCard(id: $id, choice: $choice) { choice } }`;
    expect((await ask(app, moderator, answer, { id: mine.id, choice: 'TALK' })).code).toBe('resource.notFound');
    expect((await ask(app, member, answer, { id: mine.id, choice: 'TALK' })).data).toEqual({
      answerHelpCard: { choice: 'TALK' },
    });
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect((await openItem(app, await aLead(app), item!.id)).data!['reviewItem'].signals).toContainEqual(
      expect.objectContaining({ source: 'SELF', code: 'help' }),
    );
  });

  it('can show them to moderators only', async () => {
    const thread = await aThread(app, member, group, { body: crisis });
    const [card] = await rows<{ id: string }>(
      app.dataSource.manager,
      `SELECT id FROM help_card WHERE content_id = $1`,
      [thread.postId],
    );
    await ask(app, member, `mutation ($id: UUID!) { answerHelpCard(id: $id, choice: MODERATORS_ONLY) { choice } }`, {
      id: card!.id,
    });
    const [post] = await rows<{ state: string }>(app.dataSource.manager, `SELECT state FROM post WHERE id = $1`, [
      thread.postId,
    ]);
    expect(post).toEqual({ state: 'HELD' });
  });
});

describe('a claim', () => {
  const anItem = async () => {
    await aThread(app, member, group, { body: crisis });
    await app.drain();
    return (await itemsAbout(app, member.membershipId(group)))[0]!;
  };

  it('is won by exactly one of five', async () => {
    const item = await anItem();
    const five = await Promise.all(Array.from({ length: 5 }, () => aModerator(app, { groups: [group] })));
    const answers = await Promise.all(five.map((each) => onItem(app, each, 'claimItem', item.id)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    expect(answers.flatMap(({ code }) => code ?? [])).toEqual(Array(4).fill('reviewItem.claimed'));
  });

  it('gives two people who ask for the next item two items', async () => {
    await anItem();
    await aThread(app, await aMember(app, { groups: [group] }), group, { body: crisis });
    await app.drain();
    const colleague = await aModerator(app, { groups: [group] });
    const [one, two] = await Promise.all([claimNext(app, moderator), claimNext(app, colleague)]);
    expect(one.data!['claimNext'].id).not.toBe(two.data!['claimNext'].id);
  });

  it('returns by itself after three minutes of a crisis, and then pages at once', async () => {
    await onShift(app, moderator);
    const item = await anItem();
    await onItem(app, moderator, 'claimItem', item.id);
    app.clock.passes(2.9);
    await app.sweep();
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ status: 'CLAIMED' });
    app.clock.passes(0.2);
    await app.sweep();
    const [back] = await itemsAbout(app, member.membershipId(group));
    expect(back).toMatchObject({ status: 'NEW' });
    // The same sweep may have paged already; either way nobody waits for another three minutes.
    expect(back!.escalationId !== null || back!.pageDueAt?.getTime() === app.clock.now().getTime()).toBe(true);
  });

  it('is kept by renewing it', async () => {
    const item = await anItem();
    await onItem(app, moderator, 'claimItem', item.id);
    for (let turn = 0; turn < 4; turn++) {
      app.clock.passes(2);
      await onItem(app, moderator, 'renewLease', item.id);
      await app.sweep();
    }
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ status: 'CLAIMED' });
  });

  it('goes back when the shift is over by the clock (H06)', async () => {
    await onShift(app, moderator);
    const item = await anItem();
    await onItem(app, moderator, 'claimItem', item.id);
    const held = await ask(app, moderator, `mutation { endShift(handoverNote: "One crisis open.") { status } }`);
    expect(held.code).toBe('shift.stillHolding');
    app.clock.passes(9 * 60);
    await app.sweep();
    expect((await itemsAbout(app, member.membershipId(group)))[0]).toMatchObject({ id: item.id, status: 'NEW' });
  });

  it('that comes late is noted once as a breach, and the leads hear of it', async () => {
    const lead = await aLead(app);
    await onShift(app, moderator);
    const item = await anItem();
    app.clock.passes(4);
    await app.sweep();
    await app.sweep();
    const noted = await rows(app.dataSource.manager, `SELECT timer FROM breach WHERE subject_id = $1`, [item.id]);
    expect(noted).toEqual([{ timer: 'reviewItem.claim' }]);
    const told = await rows(app.dataSource.manager, `SELECT kind FROM notice WHERE account_id = $1`, [lead.accountId]);
    expect(told).toContainEqual({ kind: 'desk.late' });
  });
});
