import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import type { RoomEvent } from '@kith/contracts/realtime';

import { AccountService } from '../accounts/account.service.js';
import { Db, rows, write } from '../platform/db.js';
import { Hints } from '../platform/hints.js';
import { RealtimeGateway } from '../platform/realtime.gateway.js';
import { anApp } from '../testing/app.js';
import { aGroup, aLead, aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { aRoom, inRoom, openRoom, startShift } from '../testing/room.js';
import { type Client, say, settled, type Sockets, socketsTo, until } from '../testing/sockets.js';
import { RoomPresenceService } from './room-presence.service.js';
import { RoomService } from './room.service.js';

let app: TestApp;
let sockets: Sockets;
let group: { id: string; slug: string; name: string };
let roomId: string;
let moderator: Someone;
let member: Someone;

const tx = () => app.get(Db).reader;
/** What an event carries of a message. */
const wordsOf = (event: RoomEvent | undefined) => (event?.type === 'SENT' ? event.message?.bodyHtml : undefined);
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

describe('the door of the sockets', () => {
  it.each([['websocket'], ['polling']])('opens to our own pages over %s and to nobody else', async (transport) => {
    expect(await settled(sockets.dial(member.cookie, { transports: [transport] }))).toBe('connected');
    expect(
      await settled(sockets.dial(member.cookie, { transports: [transport], origin: 'https://elsewhere.example' })),
    ).toBe('refused');
    expect(await settled(sockets.dial(member.cookie, { transports: [transport], origin: 'null' }))).toBe('refused');
    expect(await settled(sockets.dial(member.cookie, { transports: [transport], origin: null }))).toBe('refused');
  });

  it('stays shut without a session', async () => {
    expect(await settled(sockets.dial(null))).toBe('refused');
    expect(await settled(sockets.dial('kith=made-up'))).toBe('refused');
  });

  it('answers unknown events, odd input and too fast events with a code', async () => {
    const client = await sockets.connect(member);
    expect(await say(client, 'room.explode', {})).toMatchObject({ ok: false, code: 'input.invalid' });
    expect(await say(client, 'room.send', null)).toMatchObject({ ok: false, code: 'input.invalid' });
    expect(await say(client, 'room.send', line('x', { key: 'no key' }))).toMatchObject({
      ok: false,
      code: 'input.invalid',
    });
    expect(await say(client, 'room.send', { ...line('x'), body: { text: 'x' } })).toMatchObject({
      ok: false,
      code: 'input.required',
    });
    expect(await say(client, 'room.send', line('x'.repeat(2001)))).toMatchObject({
      ok: false,
      code: 'input.tooLong',
      details: { max: 2000 },
    });

    const answers = await Promise.all(Array.from({ length: 30 }, () => say(client, 'room.leave', { roomId })));
    expect(answers.filter((answer) => !answer.ok && answer.code === 'rate.limited').length).toBeGreaterThan(0);
  });

  it('ends a socket that sends more than 64 KB at once, and lives on', async () => {
    const client = await sockets.connect(member);
    const gone = new Promise((resolve) => client.once('disconnect', resolve));
    client.emit('room.send', line('x'.repeat(100_000)) as never, () => undefined);
    await gone;

    expect(await settled(sockets.dial(member.cookie))).toBe('connected');
  });
});

describe('losing a place', () => {
  const hears = async (client: Client, speaker: Client) => {
    let heard = false;
    client.on('room.event', () => (heard = true));
    expect(await say(speaker, 'room.send', line('Still there?'))).toMatchObject({ ok: true });
    return () => heard;
  };

  it('ends the socket of a revoked session, which then hears nothing more', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    const gone = new Promise((resolve) => client.once('disconnect', resolve));
    await app.get(Db).tx((t) => app.get(AccountService).endSessions(t, member.accountId));
    await gone;

    const heard = await hears(client, there.client);
    await until(() => there.events.length === 1);
    expect(heard()).toBe(false);
    expect(await settled(sockets.dial(member.cookie))).toBe('refused');
  });

  it('ends the socket of a person who leaves the group, at once', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    const gone = new Promise((resolve) => client.once('disconnect', resolve));
    await ask(app, member, `mutation($id: UUID!) { leaveGroup(groupId: $id) { id } }`, { id: group.id });
    await gone;

    const heard = await hears(client, there.client);
    await until(() => there.events.length === 1);
    expect(heard()).toBe(false);
    const back = await sockets.connect(member);
    expect(await say(back, 'room.join', { roomId })).toMatchObject({ ok: false, code: 'resource.notFound' });
  });

  it('ends at the next event of a session that ended without a word, and stores nothing', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    await write(tx(), `UPDATE session SET revoked_at = $2 WHERE id = $1`, [member.sessionId, app.clock.now()]);

    await expect(say(client, 'room.send', line('Hello'))).rejects.toThrow('disconnected');
    expect(await rows(tx(), `SELECT 1 FROM message WHERE room_id = $1`, [roomId])).toEqual([]);
  });

  it('shows out a person who is no longer in the group, at the next sign of life at the latest', async () => {
    const there = await open();
    const { client } = await inRoom(sockets, member, roomId);
    await write(tx(), `UPDATE membership SET standing = 'LEFT' WHERE id = $1`, [member.membershipId(group)]);
    expect(await say(client, 'room.send', line('Hello'))).toMatchObject({ ok: false, code: 'resource.notFound' });
    await app.get(RoomPresenceService).beat();

    const heard = await hears(client, there.client);
    await until(() => there.events.length === 1);
    expect(heard()).toBe(false);
  });

  it('does not count a moderator whose session has locked', async () => {
    await open();
    const { client } = await inRoom(sockets, member, roomId);
    app.clock.passes(16);
    await app.get(RealtimeGateway).lookAgain();

    expect(await say(client, 'room.send', line('Hello'))).toMatchObject({ ok: false, code: 'room.closed' });
  });

  it('lets a lead who is no member watch, but neither speak nor open the room', async () => {
    const lead = await aLead(app);
    await startShift(app, lead);
    const watching = await inRoom(sockets, lead, roomId);
    expect(await say(watching.client, 'room.send', line('Hello'))).toMatchObject({
      ok: false,
      code: 'action.forbidden',
    });
    const { client } = await inRoom(sockets, member, roomId);
    expect(await say(client, 'room.send', line('Hello'))).toMatchObject({ ok: false, code: 'room.closed' });

    await open();
    await say(client, 'room.send', line('Hello'));
    await until(() => watching.events.length === 1);
    const page = `query($id: UUID!) { room(id: $id) { messages { isMine bodyHtml } } }`;
    expect((await ask(app, lead, page, { id: roomId })).data!['room'].messages).toEqual([
      { isMine: false, bodyHtml: '<p>Hello</p>' },
    ]);
  });
});

describe('words of somebody who has blocked a person', () => {
  const block = (by: Someone, target: Someone) =>
    write(tx(), `INSERT INTO silence (membership_id, target_id, kind, created_at) VALUES ($1, $2, 'BLOCK', now())`, [
      by.membershipId(group),
      target.membershipId(group),
    ]);

  it('do not reach that person, whose numbers stay whole, when they are said and when they are put back', async () => {
    const there = await open();
    const speaker = await inRoom(sockets, member, roomId);
    const neighbour = await inRoom(sockets, await aMember(app, { groups: [group] }), roomId);
    const person = await aMember(app, { groups: [group] });
    await block(member, person);
    const blocked = await inRoom(sockets, person, roomId);
    const sent = await say(speaker.client, 'room.send', line('Not for everybody'));
    await until(() => neighbour.events.length === 1 && blocked.events.length === 1);
    expect(wordsOf(neighbour.events[0])).toBe('<p>Not for everybody</p>');
    expect(blocked.events[0]).toEqual({ roomId, seq: 1, type: 'SENT', at: app.clock.now().toISOString() });

    const messageId = sent.ok ? sent.value.messageId : '';
    for (const to of ['HIDDEN', 'PUBLISHED'])
      await app
        .get(Db)
        .tx((t) => app.get(RoomService).moderate(t, messageId, { to, actorId: null, reasonCode: 'rule', note: null }));
    await until(() => there.events.length === 3 && blocked.events.length === 3);
    expect(there.events[2]).toEqual({
      roomId,
      seq: 3,
      type: 'RESTORED',
      messageId,
      at: app.clock.now().toISOString(),
    });
    expect(blocked.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(JSON.stringify(blocked.events)).not.toContain('Not for');
  });

  it('reach everybody else, and the key of the message only its author, on every line of theirs', async () => {
    const there = await open();
    const speaker = await inRoom(sockets, member, roomId);
    const otherTab = await inRoom(sockets, member, roomId);
    const mine = line('For all of you');
    await say(speaker.client, 'room.send', mine);
    await until(() => [there, speaker, otherTab].every(({ events }) => events.length === 1));

    expect(otherTab.events[0]).toMatchObject({ clientKey: mine.key, message: { bodyHtml: '<p>For all of you</p>' } });
    expect(speaker.events).toEqual(otherTab.events);
    expect(wordsOf(there.events[0])).toBe('<p>For all of you</p>');
    expect(JSON.stringify(there.events)).not.toContain(mine.key);
  });
});

describe('hints', () => {
  it('reach one room and no other', async () => {
    const there = await open();
    const other = await aGroup(app);
    const neighbour = await aMember(app, { groups: [other] });
    const client = await sockets.connect(neighbour);
    const { data } = await ask(app, neighbour, `query($slug: String!) { roomOfGroup(groupSlug: $slug) { id } }`, {
      slug: other.slug,
    });
    await say(client, 'room.join', { roomId: data!['roomOfGroup'].id });
    let heard = 0;
    client.on('room.event', () => heard++);
    await say((await inRoom(sockets, member, roomId)).client, 'room.send', line('For my own group'));
    await until(() => there.events.length === 1);
    const arrived = new Promise<void>((resolve) => client.on('notices.changed', () => resolve()));
    await app.get(Hints).send(tx(), `account:${neighbour.accountId}`, 'notices.changed');
    await arrived;

    expect(heard).toBe(0);
  });
});
