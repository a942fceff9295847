import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, row, rows } from '../platform/db.js';
import { RealtimeGateway } from '../platform/realtime.gateway.js';
import { LeavingService } from '../shifts/leaving.service.js';
import { anApp } from '../testing/app.js';
import { aGroup, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { aRoom, eventsSince, inRoom, openRoom, startShift } from '../testing/room.js';
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

describe('a live room', () => {
  it('does not exist for strangers, over the socket and over GraphQL', async () => {
    const stranger = await aMember(app, { groups: [await aGroup(app)] });
    const client = await sockets.connect(stranger);
    expect(await say(client, 'room.join', { roomId })).toMatchObject({ ok: false, code: 'resource.notFound' });
    expect(await say(client, 'room.send', line('Hello'))).toMatchObject({ ok: false, code: 'resource.notFound' });
    expect(await say(client, 'room.join', { roomId: randomUUID() })).toMatchObject({
      ok: false,
      code: 'resource.notFound',
    });

    const { data } = await ask(
      app,
      stranger,
      `query($id: UUID!, $slug: String!) { room(id: $id) { id } roomOfGroup(groupSlug: $slug) { id } }`,
      { id: roomId, slug: group.slug },
    );
    expect(data).toEqual({ room: null, roomOfGroup: null });
    expect(
      (
        await ask(
          app,
          stranger,
          `mutation($key: UUID!, $room: UUID!) { sendRoomMessage(key: $key, roomId: $room, body: "Hello") { id } }`,
          { key: randomUUID(), room: roomId },
        )
      ).code,
    ).toBe('resource.notFound');
  });

  it('answers bad input over GraphQL with a code and stores nothing', async () => {
    await open();
    const send = (body: string | null, more: object = {}) =>
      ask(
        app,
        member,
        `mutation($key: UUID!, $room: UUID!, $body: String!, $reply: UUID) { sendRoomMessage(key: $key, roomId: $room, body: $body, replyToId: $reply) { id seq } }`,
        { key: randomUUID(), room: roomId, body, ...more },
      );
    expect((await send('  ')).code).toBe('input.required');
    expect((await send('x'.repeat(2001))).code).toBe('input.tooLong');
    expect((await send('half a \ud83d character')).code).toBe('input.invalid');
    expect((await send('Hello', { key: 'no key' })).code).toBe('input.invalid');
    expect((await send('Hello', { room: randomUUID() })).code).toBe('resource.notFound');
    expect((await send('Hello', { reply: randomUUID() })).code).toBe('input.invalid');
    expect((await send(null)).errors).toHaveLength(1);
    expect(await rows(tx(), `SELECT 1 FROM message WHERE room_id = $1`, [roomId])).toEqual([]);

    const key = randomUUID();
    const both = await Promise.all([send('Hello', { key }), send('Hello', { key })]);
    expect(both.map(({ data }) => data!['sendRoomMessage'].seq)).toEqual([1, 1]);
  });

  it('is closed until a moderator of the group is on shift and on the line, on whatever page', async () => {
    const { client, told } = await inRoom(sockets, member, roomId);
    expect(await say(client, 'room.send', line('Anybody here?'))).toMatchObject({ ok: false, code: 'room.closed' });

    await sockets.connect(moderator);
    expect(await say(client, 'room.send', line('And now?'))).toMatchObject({ ok: false, code: 'room.closed' });

    await startShift(app, moderator);
    await app.drain();
    expect(await say(client, 'room.send', line('Good evening'))).toMatchObject({ ok: true, value: { seq: 1 } });
    await until(() => told.at(-1)?.open === true);
    expect(told.at(-1)).toMatchObject({
      moderators: [{ displayName: expect.stringContaining('Marsh') }],
      band: 'A_FEW',
      pausesAt: null,
    });

    await app.get(LeavingService).end(moderator.actor, '');
    await app.drain();
    await until(() => told.at(-1)?.open === false);
    expect(await say(client, 'room.send', line('Gone?'))).toMatchObject({ ok: false, code: 'room.closed' });
  });

  it('stays open while its moderator goes to the desk or loads the page again', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    await say(there.client, 'room.leave', { roomId });
    app.clock.passes(5);
    await app.get(RealtimeGateway).lookAgain();
    expect(await say(client, 'room.send', line('You are at the desk'))).toMatchObject({ ok: true });

    there.client.disconnect();
    await app.sweep();
    expect(await say(client, 'room.send', line('You load the page'))).toMatchObject({ ok: true });
  });

  it('says that the moderator stepped away after a minute without a line, pauses after two, and goes on', async () => {
    const there = await open();
    const { client, told } = await inRoom(sockets, member, roomId);
    const seenAt = app.clock.now().getTime();
    there.client.disconnect();
    app.clock.passes(1.1);
    await app.sweep();
    await until(() => told.at(-1)?.pausesAt !== null);
    expect(told.at(-1)).toMatchObject({
      open: true,
      moderators: [],
      pausesAt: new Date(seenAt + 120_000).toISOString(),
    });
    expect(await say(client, 'room.send', line('Still here'))).toMatchObject({ ok: true });

    app.clock.passes(0.9);
    await app.sweep();
    await until(() => told.at(-1)?.open === false);
    expect(told.at(-1)).toMatchObject({ pausesAt: null, closesAt: null });
    expect(await say(client, 'room.send', line('Hello?'))).toMatchObject({ ok: false, code: 'room.closed' });

    await sockets.connect(moderator);
    await until(() => told.at(-1)?.open === true);
    expect(await say(client, 'room.send', line('There you are'))).toMatchObject({ ok: true });
  });

  it('goes on without a word while a second moderator is there', async () => {
    const there = await open();
    const { client, told } = await inRoom(sockets, member, roomId);
    const second = await aModerator(app, { groups: [group], name: 'Heron' });
    await startShift(app, second);
    await sockets.connect(second);
    await until(() => told.at(-1)?.moderators.length === 2);
    there.client.disconnect();
    await until(async () => (await app.get(RealtimeGateway).server.fetchSockets()).length === 2);
    app.clock.passes(3);
    await app.get(RealtimeGateway).lookAgain();
    await app.sweep();

    await until(() => told.at(-1)?.moderators[0]?.displayName.includes('Heron') === true);
    expect(told.every(({ open: isOpen, pausesAt }) => isOpen && pausesAt === null)).toBe(true);
    expect(await say(client, 'room.send', line('Good evening'))).toMatchObject({ ok: true });
  });

  it('is not opened by a moderator of another group', async () => {
    const other = await aGroup(app);
    const elsewhere = await aModerator(app, { groups: [other, group], certificates: [other] });
    await startShift(app, elsewhere);
    await inRoom(sockets, elsewhere, roomId);
    const { client } = await inRoom(sockets, member, roomId);

    expect(await say(client, 'room.send', line('Hello'))).toMatchObject({ ok: false, code: 'room.closed' });
  });

  it('carries a message to everybody in it, once, with its number', async () => {
    const there = await open();
    const speaker = await inRoom(sockets, member, roomId);
    const answer = await say(speaker.client, 'room.send', line('The **bus** was late'));
    expect(answer).toMatchObject({ ok: true, value: { seq: 1, helpCard: false } });

    await until(() => there.events.length === 1 && speaker.events.length === 1);
    expect(there.events[0]).toMatchObject({
      seq: 1,
      type: 'SENT',
      message: {
        bodyHtml: '<p>The <strong>bus</strong> was late</p>',
        author: { membershipId: member.membershipId(group), isModerator: false },
      },
    });
    expect(JSON.stringify(there.events)).not.toContain(member.accountId);
  });

  it('sends the number alone when a message is too big for the channel, and GraphQL has the words', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    const words = '&'.repeat(2000);
    expect(await say(client, 'room.send', line(words))).toMatchObject({ ok: true });
    await until(() => there.events.length === 1);

    expect(there.events[0]).toEqual({ roomId, seq: 1, type: 'SENT', at: app.clock.now().toISOString() });
    expect((await eventsSince(app, moderator, roomId, 0))[0]!.message!.bodyHtml).toBe(`<p>${'&amp;'.repeat(2000)}</p>`);
  });

  it('numbers the messages of fifty people at once without a gap (H20)', async () => {
    const there = await open();
    const people = await Promise.all(Array.from({ length: 50 }, () => aMember(app, { groups: [group] })));
    const speakers = await Promise.all(people.map(sockets.connect));
    const answers = await Promise.all(speakers.map((client, n) => say(client, 'room.send', line(`Line ${n}`))));

    const numbers = Array.from({ length: 50 }, (_, n) => n + 1);
    expect(
      answers.map((answer) => (answer.ok ? answer.value.seq : answer.code)).sort((a, b) => Number(a) - Number(b)),
    ).toEqual(numbers);
    await until(() => there.events.length === 50);
    expect(there.events.map(({ seq }) => seq)).toEqual(numbers);
  });

  it('keeps one message however often it is sent with the same key', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    const mine = line('Only once');
    const answers = await Promise.all(Array.from({ length: 8 }, () => say(client, 'room.send', mine)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await say(client, 'room.send', { ...mine, body: 'Something else' })).toMatchObject({
      ok: false,
      code: 'input.keyReused',
    });
    expect(await row(tx(), `SELECT count(*) AS messages FROM message WHERE room_id = $1`, [roomId])).toEqual({
      messages: 1,
    });
    expect(there.events.filter(({ seq }) => seq > 1)).toEqual([]);
  });

  it('gives exactly what was missed after a cut, hidings included, and no hidden words again (H13, H20)', async () => {
    await open();
    const speaker = await inRoom(sockets, member, roomId);
    const send = async (body: string) => {
      const answer = await say(speaker.client, 'room.send', line(body));
      if (!answer.ok) throw new Error(answer.code);
      return answer.value.messageId;
    };
    const first = await send('First');
    const reader = await aMember(app, { groups: [group] });
    const cut = await inRoom(sockets, reader, roomId);
    cut.client.disconnect();
    const second = await send('Second, to be hidden');
    const third = await send('Third, to be taken back');
    const rooms = app.get(RoomService);
    const move = (id: string, to: string) =>
      app
        .get(Db)
        .tx((t) => rooms.moderate(t, id, { to, actorId: moderator.accountId, reasonCode: 'rule', note: null }));
    await move(first, 'HIDDEN');
    await move(second, 'HIDDEN');
    await ask(app, member, `mutation($id: UUID!) { takeBackMessage(messageId: $id) { id } }`, { id: third });
    await move(first, 'PUBLISHED');

    const missed = await eventsSince(app, reader, roomId, 1);
    expect(
      missed.map(({ seq, type, messageId, message }) => [seq, type, messageId, message?.bodyHtml ?? null]),
    ).toEqual([
      [2, 'SENT', second, null],
      [3, 'SENT', third, null],
      [4, 'HIDDEN', first, null],
      [5, 'HIDDEN', second, null],
      [6, 'TAKEN_BACK', third, null],
      [7, 'RESTORED', first, '<p>First</p>'],
    ]);
    await until(() => speaker.events.length === 7);
    expect(JSON.stringify(speaker.events.slice(3))).not.toContain('hidden');
    const { data } = await ask(app, reader, `query($id: UUID!) { room(id: $id) { lastSeq messages { bodyHtml } } }`, {
      id: roomId,
    });
    expect(data!['room']).toEqual({ lastSeq: 7, messages: [{ bodyHtml: '<p>First</p>' }] });
  });

  it('writes down who sent what and why it is held, without a word of it', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    const mine = line('Nobody else needs to know');
    for (let n = 0; n < 2; n++) await say(client, 'room.send', mine);
    await app.get(LeavingService).end(moderator.actor, '');
    expect(await say(client, 'room.send', line('Too late'))).toMatchObject({ ok: false, code: 'room.closed' });
    await say(client, 'room.send', line('I am going to kill myself tonight'));

    const written = await rows(
      tx(),
      `SELECT action, actor_id, after_state, reason_code, details FROM audit_entry
       WHERE target_type = 'message' AND target_id IN (SELECT id::text FROM message WHERE room_id = $1) ORDER BY at`,
      [roomId],
    );
    const sent = { action: 'message.send', actorId: member.accountId, details: {} };
    expect(written).toEqual([
      { ...sent, afterState: 'PUBLISHED', reasonCode: null },
      { ...sent, afterState: 'HELD', reasonCode: 'room.closed' },
    ]);
    expect(
      await rows(
        tx(),
        `SELECT from_state, to_state, reason_code FROM content_transition
         WHERE content_id IN (SELECT id FROM message WHERE room_id = $1)`,
        [roomId],
      ),
    ).toEqual([{ fromState: 'PUBLISHED', toState: 'HELD', reasonCode: 'room.closed' }]);
  });

  it('lets nobody take back what another person said', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    const answer = await say(client, 'room.send', line('Mine'));
    const messageId = answer.ok ? answer.value.messageId : '';
    const takeBack = (who: Someone) =>
      ask(app, who, `mutation($id: UUID!) { takeBackMessage(messageId: $id) { id } }`, { id: messageId });

    expect((await takeBack(moderator)).code).toBe('action.forbidden');
    expect((await takeBack(await aMember(app))).code).toBe('resource.notFound');
    expect((await takeBack(member)).code).toBeUndefined();
    expect((await takeBack(member)).code).toBeUndefined();
    expect(await rows(tx(), `SELECT type FROM room_event WHERE message_id = $1 ORDER BY seq`, [messageId])).toEqual([
      { type: 'SENT' },
      { type: 'TAKEN_BACK' },
    ]);
  });

  it('slows members down and not moderators', async () => {
    const there = await open();
    const pace = (who: Someone, seconds: number) =>
      ask(
        app,
        who,
        `mutation($id: UUID!, $s: Int!) { setRoomPace(roomId: $id, slowModeSeconds: $s) { slowModeSeconds } }`,
        { id: roomId, s: seconds },
      );
    expect((await pace(member, 30)).code).toBe('action.forbidden');
    expect((await pace(moderator, 7)).code).toBe('input.invalid');
    expect((await pace(moderator, 30)).data).toEqual({ setRoomPace: { slowModeSeconds: 30 } });
    const { client } = await inRoom(sockets, member, roomId);

    expect(await say(client, 'room.send', line('One'))).toMatchObject({ ok: true });
    expect(await say(client, 'room.send', line('Two'))).toMatchObject({
      ok: false,
      code: 'room.slowDown',
      details: { retryAfterSeconds: 30 },
    });
    expect(await say(there.client, 'room.send', line('One'))).toMatchObject({ ok: true });
    expect(await say(there.client, 'room.send', line('Two'))).toMatchObject({ ok: true });
    app.clock.passes(0.6);
    expect(await say(client, 'room.send', line('Two'))).toMatchObject({ ok: true });
  });

  it('refuses a reply to a message of another room', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    const first = await say(client, 'room.send', line('A question'));
    const firstId = first.ok ? first.value.messageId : '';
    const reply = await say(client, 'room.send', line('An answer', { replyToId: firstId }));
    expect(reply).toMatchObject({ ok: true });
    expect(await say(client, 'room.send', line('An answer', { replyToId: randomUUID() }))).toMatchObject({
      ok: false,
      code: 'input.invalid',
    });

    const { data } = await ask(
      app,
      moderator,
      `query($id: UUID!) { room(id: $id) { messages { isMine clientKey replyTo { id firstWords } author { id } } } }`,
      { id: roomId },
    );
    expect(data!['room'].messages[1]).toEqual({
      isMine: false,
      clientKey: null,
      replyTo: { id: firstId, firstWords: 'A question' },
      author: { id: member.membershipId(group) },
    });
  });
});
