import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, row, rows, write } from '../platform/db.js';
import { RealtimeGateway } from '../platform/realtime.gateway.js';
import { LeavingService } from '../shifts/leaving.service.js';
import { ShiftService } from '../shifts/shift.service.js';
import { anApp } from '../testing/app.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { aRoom, eventsSince, inRoom, openRoom, startShift } from '../testing/room.js';
import { statementsOf } from '../testing/statements.js';
import { say, type Sockets, socketsTo, until } from '../testing/sockets.js';
import { RoomService } from './room.service.js';

let app: TestApp;
let sockets: Sockets;
let group: { id: string; slug: string; name: string };
let roomId: string;
let moderator: Someone;
let member: Someone;

const tx = () => app.get(Db).reader;
const open = () => openRoom(app, sockets, moderator, roomId);
const line = (body: string, more: object = {}) => ({ roomId, body, key: randomUUID(), ...more });

beforeAll(async () => {
  app = await anApp();
  sockets = await socketsTo(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ group, roomId, moderator, member } = await aRoom(app));
});
afterEach(() => sockets.hangUp());

describe('words in a live room', () => {
  it('keeps words of danger for the moderators whatever stands in the way (SAFE-1)', async () => {
    const danger = () => line('I am going to kill myself tonight');
    const { client } = await inRoom(sockets, member, roomId);
    expect(await say(client, 'room.send', danger())).toMatchObject({ ok: true, value: { seq: 0, helpCard: true } });

    await open();
    await write(tx(), `UPDATE membership SET restricted_until = $2 WHERE id = $1`, [
      member.membershipId(group),
      new Date(app.clock.now().getTime() + 3_600_000),
    ]);
    expect(await say(client, 'room.send', line('Just talking'))).toMatchObject({
      ok: false,
      code: 'membership.restricted',
    });
    expect(await say(client, 'room.send', danger())).toMatchObject({ ok: true, value: { seq: 0, helpCard: true } });
    await write(tx(), `UPDATE membership SET restricted_until = NULL WHERE id = $1`, [member.membershipId(group)]);
    await write(tx(), `UPDATE room SET slow_mode_seconds = 60 WHERE id = $1`, [roomId]);
    expect(await say(client, 'room.send', line('Just talking'))).toMatchObject({ ok: false, code: 'room.slowDown' });
    await write(tx(), `UPDATE account SET email_confirmed_at = NULL WHERE id = $1`, [member.accountId]);
    expect(await say(client, 'room.send', line('Just talking'))).toMatchObject({
      ok: false,
      code: 'account.emailUnconfirmed',
    });
    expect(await say(client, 'room.send', danger())).toMatchObject({ ok: true, value: { seq: 0 } });

    expect(
      await rows(
        tx(),
        `SELECT m.state, s.status FROM message m JOIN screening s ON s.content_id = m.id WHERE m.room_id = $1`,
        [roomId],
      ),
    ).toEqual(Array.from({ length: 3 }, () => ({ state: 'HELD', status: 'WAITING' })));
    expect(await eventsSince(app, moderator, roomId, 0)).toEqual([]);
  });

  it('keeps what urges somebody to harm themselves, without a card for its author, while the room is closed', async () => {
    const { client } = await inRoom(sockets, member, roomId);
    const body = 'nobody would miss you, get on with it';
    expect(await say(client, 'room.send', line(body))).toMatchObject({ ok: true, value: { seq: 0, helpCard: false } });
    expect(await row(tx(), `SELECT state FROM message WHERE room_id = $1`, [roomId])).toEqual({ state: 'HELD' });
  });

  it('shows kept words to their author again, with the card, and to nobody else', async () => {
    const { client } = await inRoom(sockets, member, roomId);
    await say(client, 'room.send', line('I am going to kill myself tonight'));
    const kept = async (who: Someone) =>
      (
        await ask(app, who, `query($id: UUID!) { room(id: $id) { kept { seq isMine bodyHtml helpCard { kind } } } }`, {
          id: roomId,
        })
      ).data!['room'].kept;
    expect(await kept(member)).toEqual([
      {
        seq: 0,
        isMine: true,
        bodyHtml: '<p>I am going to kill myself tonight</p>',
        helpCard: { kind: 'IMMEDIATE' },
      },
    ]);
    expect(await kept(moderator)).toEqual([]);
    expect(await kept(await aLead(app))).toEqual([]);
  });

  it('lets words of danger through at once where the room is only slow', async () => {
    await open();
    await write(tx(), `UPDATE room SET slow_mode_seconds = 60 WHERE id = $1`, [roomId]);
    const { client } = await inRoom(sockets, member, roomId);
    await say(client, 'room.send', line('Hello'));
    expect(await say(client, 'room.send', line('I am going to kill myself tonight'))).toMatchObject({
      ok: true,
      value: { seq: 2, helpCard: true },
    });
    expect((await eventsSince(app, moderator, roomId, 1)).map(({ message }) => message?.bodyHtml)).toEqual([
      '<p>I am going to kill myself tonight</p>',
    ]);
  });

  it('keeps an answer to what was hidden meanwhile, and leaves out what it answered', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    const first = await say(client, 'room.send', line('A question'));
    const replyToId = first.ok ? first.value.messageId : '';
    await write(tx(), `UPDATE message SET state = 'HIDDEN' WHERE id = $1`, [replyToId]);
    for (const body of ['An answer', 'I am going to kill myself tonight'])
      expect(await say(client, 'room.send', line(body, { replyToId }))).toMatchObject({ ok: true });
    expect(await say(client, 'room.send', line('I want to die', { replyToId: randomUUID() }))).toMatchObject({
      ok: true,
      value: { seq: 4 },
    });
    expect(await rows(tx(), `SELECT reply_to_id FROM message WHERE room_id = $1`, [roomId])).toEqual(
      Array.from({ length: 4 }, () => ({ replyToId: null })),
    );
  });

  it('shows a danger said in an open room to everybody, and the card to its author alone', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    const answer = await say(client, 'room.send', line('I want to die'));
    expect(answer).toMatchObject({ ok: true, value: { seq: 1, helpCard: true } });
    await until(() => there.events.length === 1);

    const query = `query($id: UUID!) { room(id: $id) { messages { helpCard { kind } } } }`;
    expect((await ask(app, member, query, { id: roomId })).data!['room'].messages[0].helpCard).not.toBeNull();
    expect((await ask(app, moderator, query, { id: roomId })).data!['room'].messages[0].helpCard).toBeNull();
  });

  it('withholds the words of a muted person from who muted them, and of a blocker from who is blocked', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    await say(client, 'room.send', line('Heard by some'));
    const muter = await aMember(app, { groups: [group] });
    const blocked = await aMember(app, { groups: [group] });
    const silence = `INSERT INTO silence (membership_id, target_id, kind, created_at) VALUES ($1, $2, $3, now())`;
    await write(tx(), silence, [muter.membershipId(group), member.membershipId(group), 'MUTE']);
    await write(tx(), silence, [member.membershipId(group), blocked.membershipId(group), 'BLOCK']);

    const words = async (who: Someone) =>
      (await ask(app, who, `query($id: UUID!) { room(id: $id) { messages { bodyHtml } } }`, { id: roomId })).data![
        'room'
      ].messages;
    expect(await words(moderator)).toEqual([{ bodyHtml: '<p>Heard by some</p>' }]);
    expect(await words(muter)).toEqual([{ bodyHtml: '' }]);
    expect(await words(blocked)).toEqual([]);
    expect((await eventsSince(app, blocked, roomId, 0)).map(({ message }) => message)).toEqual([null]);
  });

  it('gives moderators five minutes of chat each way', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    const ids: string[] = [];
    for (const [n, pause] of [4, 4, 4, 4].entries()) {
      const answer = await say(client, 'room.send', line(`Line ${n}`));
      ids.push(answer.ok ? answer.value.messageId : '');
      app.clock.passes(pause);
      await app.get(RealtimeGateway).lookAgain();
    }
    const content = await app.get(RoomService).contentForReview(tx(), ids[1]!);

    expect(content).toMatchObject({
      contentType: 'MESSAGE',
      bodySource: 'Line 1',
      membershipId: member.membershipId(group),
      groupId: group.id,
    });
    expect(content!.before.map(({ text }) => text)).toEqual(['Line 0']);
    expect(content!.after.map(({ text }) => text)).toEqual(['Line 2']);
  });

  it('does not bring back what its author took back', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    const answer = await say(client, 'room.send', line('Oops'));
    const messageId = answer.ok ? answer.value.messageId : '';
    await app.get(RoomService).takeBack(member.actor, messageId);

    await expect(
      app
        .get(Db)
        .tx((t) =>
          app
            .get(RoomService)
            .moderate(t, messageId, { to: 'PUBLISHED', actorId: null, reasonCode: 'appeal', note: null }),
        ),
    ).rejects.toMatchObject({ code: 'post.illegalTransition' });
  });
});

describe('what was said while the room was open', () => {
  const read = async (who: Someone): Promise<string[]> => {
    const { data } = await ask(app, who, `query($id: UUID!) { room(id: $id) { messages { bodyHtml } } }`, {
      id: roomId,
    });
    return data!['room'].messages.map(({ bodyHtml }: { bodyHtml: string }) => bodyHtml);
  };
  const close = async () => {
    await app.get(LeavingService).end(moderator.actor, '');
    await app.drain();
  };

  it('can be read by the whole group until it closes, then for a day by those who were there (M13)', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    await say(client, 'room.send', line('Good evening'));
    const absent = await aMember(app, { groups: [group] });
    expect(await read(absent)).toEqual(['<p>Good evening</p>']);

    await close();
    expect(await read(absent)).toEqual([]);
    expect((await eventsSince(app, absent, roomId, 0)).map(({ seq, message }) => [seq, message])).toEqual([[1, null]]);
    app.clock.passes(24 * 60 - 1);
    await app.sweep();
    expect(await read(member)).toEqual(['<p>Good evening</p>']);
    expect((await eventsSince(app, member, roomId, 0))[0]!.message).not.toBeNull();

    app.clock.passes(1);
    await app.sweep();
    expect(await read(member)).toEqual([]);
    expect((await eventsSince(app, member, roomId, 0)).map(({ seq, message }) => [seq, message])).toEqual([[1, null]]);
    expect(await rows(tx(), `SELECT 1 FROM room_visit WHERE room_id = $1`, [roomId])).toEqual([]);
    expect(await read(await aModerator(app, { groups: [group] }))).toEqual(['<p>Good evening</p>']);
  });

  it('is not shown to those who come when it opens again, in a quote neither', async () => {
    await open();
    const first = await inRoom(sockets, member, roomId);
    const said = await say(first.client, 'room.send', line('For this evening only'));
    await close();
    app.clock.passes(10);
    sockets.hangUp();
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    await say(client, 'room.send', line('Again', { replyToId: said.ok ? said.value.messageId : '' }));
    const newcomer = await aMember(app, { groups: [group] });

    expect(await read(member)).toEqual(['<p>For this evening only</p>', '<p>Again</p>']);
    expect(await read(newcomer)).toEqual(['<p>Again</p>']);
    const quotes = async (who: Someone) =>
      (
        await ask(app, who, `query($id: UUID!) { room(id: $id) { messages { replyTo { firstWords } } } }`, {
          id: roomId,
        })
      ).data!['room'].messages.at(-1);
    expect(await quotes(newcomer)).toEqual({ replyTo: null });
    expect(await quotes(member)).toEqual({ replyTo: { firstWords: 'For this evening only' } });
    expect(await quotes(moderator)).toEqual({ replyTo: { firstWords: 'For this evening only' } });
  });

  it('belongs to the opening even if nobody noticed yet that the room is open', async () => {
    const { client } = await inRoom(sockets, member, roomId);
    await sockets.connect(moderator);
    await app.get(RealtimeGateway).lookAgain();
    await startShift(app, moderator);
    app.clock.passes(1);
    expect(await say(client, 'room.send', line('First of all'))).toMatchObject({ ok: true });
    await app.drain();

    expect(await read(member)).toEqual(['<p>First of all</p>']);
  });

  it('closes with the last shift that follows, as far as it is planned', async () => {
    const lead = await aLead(app);
    await open();
    const colleague = await aModerator(app, { groups: [group] });
    const closesAt = async () =>
      (await ask(app, member, `query($id: UUID!) { room(id: $id) { closesAt } }`, { id: roomId })).data!['room']
        .closesAt;
    const inHours = (hours: number) => new Date(app.clock.now().getTime() + hours * 3_600_000);
    expect(await closesAt()).toBe(inHours(2).toISOString());

    const plan = (from: number, until: number) =>
      app
        .get(ShiftService)
        .plan(lead.actor, { accountId: colleague.accountId, from: inHours(from), until: inHours(until) });
    await plan(2.5, 3);
    expect(await closesAt()).toBe(inHours(2).toISOString());
    await plan(1.5, 2.5);
    expect(await closesAt()).toBe(inHours(2.5).toISOString());
  });

  it('promises no closing time once that is past, and stays open while the moderator stays', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    for (let minutes = 0; minutes < 121; minutes += 11) {
      app.clock.passes(11);
      await app.get(RealtimeGateway).lookAgain();
      await say(there.client, 'room.send', line('Still with you'));
      await say(client, 'room.send', line('Yes'));
    }
    const { data } = await ask(app, member, `query($id: UUID!) { room(id: $id) { isOpen closesAt } }`, { id: roomId });
    expect(data!['room']).toEqual({ isOpen: true, closesAt: null });
  });
});

describe('reading rooms', () => {
  const statements = async (who: Someone, document: string, variables: object) =>
    (
      await statementsOf(async () => {
        expect((await ask(app, who, document, { ...variables })).errors).toBeUndefined();
      })
    ).length;

  it('costs the same number of statements for few lines as for many', async () => {
    await open();
    const people = await Promise.all(Array.from({ length: 8 }, () => aMember(app, { groups: [group] })));
    const speakers = await Promise.all(people.map(sockets.connect));
    let parent: string | undefined;
    const talk = async () => {
      for (const client of speakers) {
        const answer = await say(client, 'room.send', line('A line', parent ? { replyToId: parent } : {}));
        if (answer.ok) parent = answer.value.messageId;
      }
    };
    const document = `query($id: UUID!) { room(id: $id) { isOpen band opensAt closesAt me { displayName } moderatorsHere { displayName } viewerCan { send moderate }
      messages { seq author { displayName isModerator } replyTo { authorName } helpCard { kind } } eventsSince(seq: 0) { message { author { displayName } replyTo { firstWords } } } } }`;
    await talk();
    const few = await statements(people[0]!, document, { id: roomId });
    for (let n = 0; n < 4; n++) await talk();

    expect(few).toBeGreaterThan(2);
    expect(await statements(people[0]!, document, { id: roomId })).toBe(few);
  });

  it('costs the same number of statements for few groups as for many', async () => {
    const joined = await Promise.all(Array.from({ length: 10 }, () => aGroup(app)));
    const document = `{ groups { slug room { isOpen band moderatorsHere { displayName } me { displayName } } moderatorsHere { displayName } } }`;
    const few = await aMember(app, { groups: joined.slice(0, 2) });
    const many = await aMember(app, { groups: joined });
    await statements(many, document, {});

    expect(await statements(many, document, {})).toBe(await statements(few, document, {}));
  });

  it('names the room of a group only to those who may enter it', async () => {
    const query = `query($slug: String!) { group(slug: $slug) { room { id title groupSlug lastSeq } } }`;
    expect((await ask(app, member, query, { slug: group.slug })).data!['group'].room).toEqual({
      id: roomId,
      title: group.name,
      groupSlug: group.slug,
      lastSeq: 0,
    });
    expect((await ask(app, await aMember(app), query, { slug: group.slug })).data!['group'].room).toBeNull();
  });

  it('says when it opens next', async () => {
    const lead = await aLead(app);
    const from = new Date(app.clock.now().getTime() + 3_600_000);
    await app
      .get(ShiftService)
      .plan(lead.actor, { accountId: moderator.accountId, from, until: new Date(from.getTime() + 3_600_000) });

    expect(
      (await ask(app, member, `query($id: UUID!) { room(id: $id) { isOpen opensAt closesAt } }`, { id: roomId })).data![
        'room'
      ],
    ).toEqual({
      isOpen: false,
      opensAt: from.toISOString(),
      closesAt: null,
    });
  });
});
