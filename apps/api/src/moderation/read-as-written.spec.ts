import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import { ScreeningService } from '../screening/screening.service.js';
import { anApp } from '../testing/app.js';
import { calm, crisis, itemsAbout, onShift, openItem } from '../testing/desk.js';
import { aReply, aThread, editDocument, keyedDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { whileRefused } from '../testing/refused.js';

let app: TestApp;
let group: { id: string; slug: string };
let member: Someone;
let other: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
  member = await aMember(app, { groups: [group] });
  other = await aMember(app, { groups: [group] });
});

const db = () => app.dataSource.manager;
const textOf = (subject: { asReported: { text: string }[] }) => subject.asReported.map(({ text }) => text).join('');
const asDesk = async (itemId: string) => (await openItem(app, await aLead(app), itemId)).data!['reviewItem'];
const edit = (postId: string, version: number, body: string, title?: string) =>
  ask(app, member, editDocument, { key: randomUUID(), postId, version, body, title });

describe('words that changed before anybody read them', () => {
  it('are read as they were written: an edit does not erase a crisis', async () => {
    const reply = await aReply(app, member, await aThread(app, other, group, { body: calm }), crisis);
    expect((await edit(reply.id, 1, 'Never mind.')).errors).toBeUndefined();
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    const [subject] = (await asDesk(item!.id)).subjects;
    expect(textOf(subject)).toBe(crisis);
    expect(subject).toMatchObject({ now: 'Never mind.', changedSince: true });
  });

  it('are read with the title they had', async () => {
    const thread = await aThread(app, member, group, { title: 'I am going to kill myself tonight', body: calm });
    expect((await edit(thread.postId, 1, calm, 'Breakfast')).errors).toBeUndefined();
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    const [subject] = (await asDesk(item!.id)).subjects;
    expect(subject.title).toBe('I am going to kill myself tonight');
  });

  it('are read though the author took them down at once', async () => {
    const reply = await aReply(app, member, await aThread(app, other, group, { body: calm }), crisis);
    const down = await ask(app, member, keyedDocument('takeDownPost'), { key: randomUUID(), postId: reply.id });
    expect(down.errors).toBeUndefined();
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'CRISIS' });
    expect(textOf((await asDesk(item!.id)).subjects[0])).toBe(crisis);
  });

  it('raise nothing when no version of them was grave', async () => {
    const reply = await aReply(app, member, await aThread(app, other, group, { body: calm }), 'Toast.');
    await edit(reply.id, 1, 'Toast and eggs.');
    await app.drain();
    expect(await itemsAbout(app, member.membershipId(group))).toEqual([]);
    expect(await rows(db(), `SELECT 1 AS one FROM screening WHERE status = 'WAITING'`)).toEqual([]);
  });
});

describe('reading in the write path when the worker is behind (R9)', () => {
  const behind = async () => {
    await aThread(app, await aMember(app, { groups: [group] }), group, { body: calm });
    app.clock.passes(6);
  };

  it('never refuses the words because of a fault of the reading, and gives them to a person with what was said', async () => {
    await behind();
    await whileRefused(app, 'signal', `NEW.source = 'DETECTOR'`, () =>
      aThread(app, member, group, { title: 'Tonight', body: crisis }),
    );
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item).toMatchObject({ level: 'RED' });
    const found = await asDesk(item!.id);
    expect(found.signals).toMatchObject([{ source: 'UNSCREENED' }]);
    expect(textOf(found.subjects[0])).toContain(crisis);
  });

  it('gives them to a person even when the words cannot be kept a second time', async () => {
    await behind();
    await whileRefused(app, 'snapshot', 'true', () => aThread(app, member, group, { body: crisis }));
    expect(await itemsAbout(app, member.membershipId(group))).toMatchObject([{ level: 'RED' }]);
  });
});

describe('the card and the concern', () => {
  const inARoom = async (lines: readonly (readonly [who: Someone, body: string])[], replies = false) => {
    const moderator = await aModerator(app, { groups: [group] });
    await onShift(app, moderator);
    const room = await row<{ id: string }>(
      db(),
      `INSERT INTO room (group_id, title) VALUES ($1, 'Evenings') RETURNING id`,
      [group.id],
    );
    await write(db(), `INSERT INTO desk_line (account_id, seen_at) VALUES ($1, $2)`, [
      moderator.accountId,
      app.clock.now(),
    ]);
    let id: string | null = null;
    for (const [who, body] of lines) {
      const sent = await ask(
        app,
        who,
        `mutation ($key: UUID!, $roomId: UUID!, $body: String!, $replyToId: UUID) {
          sendRoomMessage(key: $key, roomId: $roomId, body: $body, replyToId: $replyToId) { id } }`,
        { key: randomUUID(), roomId: room!.id, body, replyToId: replies ? id : null },
      );
      expect(sent.errors).toBeUndefined();
      id = sent.data!['sendRoomMessage'].id;
    }
    return id!;
  };
  const cardOf = (contentId: string) =>
    row<{ kind: string }>(db(), `SELECT kind FROM help_card WHERE content_id = $1`, [contentId]);
  const talk = 'Talking about the weather.';
  const asked = 'Are you going to kill yourself?';

  const rooms: [string, () => Promise<string>, boolean][] = [
    [
      'a short answer to a direct question',
      () =>
        inARoom([
          [other, asked],
          [member, 'yes'],
        ]),
      true,
    ],
    [
      'a short answer to the line it replies to',
      () =>
        inARoom(
          [
            [other, asked],
            [member, 'yes'],
          ],
          true,
        ),
      true,
    ],
    [
      'a short answer to a question about breakfast',
      () =>
        inARoom([
          [other, calm],
          [member, 'yes'],
        ]),
      false,
    ],
    ['the same answer when nobody asked', () => inARoom([[member, 'yes']]), false],
    [
      'what others quote in their reply',
      () =>
        inARoom(
          [
            [other, 'I want to die'],
            [member, '> I want to die\n\nSend us a word, we are here.'],
          ],
          true,
        ),
      false,
    ],
    [
      'words in two lines',
      () =>
        inARoom([
          [member, 'I want to'],
          [member, 'kill myself tonight'],
        ]),
      true,
    ],
    [
      'words that others began',
      () =>
        inARoom([
          [other, 'I am going to'],
          [member, talk],
        ]),
      false,
    ],
  ];
  it.each(rooms)('come together in a room: %s', async (_what, write, danger) => {
    const id = await write();
    await app.drain();
    expect([(await cardOf(id)) !== null, (await itemsAbout(app, member.membershipId(group))).length]).toEqual([
      danger,
      danger ? 1 : 0,
    ]);
  });

  it('come together below a post: a short answer to the question that was asked', async () => {
    const thread = await aThread(app, member, group, { body: 'I feel low today, and tired.' });
    await app.drain();
    await aReply(app, other, thread, asked);
    const before = await itemsAbout(app, member.membershipId(group));
    const { id } = await aReply(app, member, thread, 'yes');
    expect(await cardOf(id)).not.toBeNull();
    await app.drain();
    const [item] = await itemsAbout(app, member.membershipId(group));
    expect(item?.level).not.toBe(before[0]?.level);
    const signals = await rows<{ key: string }>(db(), `SELECT key FROM signal WHERE key LIKE $1`, [`${id}:%`]);
    expect(signals).not.toEqual([]);
  });

  it('read numbers in the unit of the member, both of them', async () => {
    await write(db(), `UPDATE account SET glucose_unit = 'mg/dL' WHERE id = $1`, [member.accountId]);
    const { id } = await aReply(app, member, await aThread(app, other, group, { body: calm }), 'Toast.');
    expect(await app.get(ScreeningService).contextFor(db(), 'POST', id)).toEqual({
      glucoseUnit: 'mg/dL',
      question: calm,
    });
  });

  it("hear the author's last ten lines within half an hour, not everybody's and not older ones", async () => {
    const old = Array.from({ length: 12 }, (_, n) => [member, `Line ${n}`] as const);
    const id = await inARoom([...old, [other, 'In between.'], [member, 'Last']]);
    const heard = async (contentId: string) =>
      (await app.get(ScreeningService).contextFor(db(), 'MESSAGE', contentId)).recent;
    expect(await heard(id)).toEqual(Array.from({ length: 10 }, (_, n) => `Line ${n + 2}`));
    await write(db(), `UPDATE message SET sent_at = sent_at - interval '31 minutes' WHERE id <> $1`, [id]);
    expect(await heard(id)).toBeUndefined();
  });
});
