import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { io } from 'socket.io-client';

import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';

import { ShiftService } from '../shifts/shift.service.js';
import { anApp } from '../testing/app.js';
import {
  type Answer,
  aClinician,
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
import { type Client, say, settled, socketsTo, until } from '../testing/sockets.js';
import { rows, write } from './db.js';
import { audience, Hints } from './hints.js';
import { RealtimeGateway } from './realtime.gateway.js';

let app: TestApp;
let sockets: Awaited<ReturnType<typeof socketsTo>>;
let group: { id: string; slug: string };

const tx = () => app.dataSource.manager;
const gone = (client: Client) => new Promise<string>((resolve) => client.once('disconnect', resolve));
const send = (to: string) => app.get(Hints).send(tx(), to, 'queue.changed', { level: 'RED' });

/** Everything that arrives on a line from now on. */
function heardBy(client: Client): string[] {
  const heard: string[] = [];
  client.onAny((event: string) => heard.push(event));
  return heard;
}

/** Waits until everything sent so far has arrived at everybody: hints keep their order. */
async function everythingHasArrived(witness: Client, who: Someone): Promise<void> {
  const arrived = new Promise<void>((resolve) => witness.once('notices.changed', () => resolve()));
  await app.get(Hints).send(tx(), audience.account(who.accountId), 'notices.changed');
  await arrived;
}

beforeAll(async () => {
  app = await anApp();
  sockets = await socketsTo(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  group = await aGroup(app);
});
afterEach(() => sockets.hangUp());

describe('a session that is over (SE-3)', () => {
  const ways: [string, (who: Someone) => Promise<Answer>][] = [
    ['signing out', (who) => ask(app, who, `mutation { signOut { id } }`)],
    ['signing out everywhere', (who) => ask(app, who, `mutation { signOutEverywhere { id } }`)],
    [
      'ending it from another device',
      async (who) => {
        const other = await aSession(app, who.accountId);
        return ask(app, other.cookie, `mutation ($id: UUID!) { endSession(id: $id) { id } }`, { id: who.sessionId });
      },
    ],
  ];

  it.each(ways)('by %s has no line, hears nothing more and gets no new one', async (_, end) => {
    const member = await aMember(app, { groups: [group] });
    const witness = await aMember(app);
    const watching = await sockets.connect(witness);
    const client = await sockets.connect(member);
    const ended = gone(client);
    expect((await end(member)).errors).toBeUndefined();
    await ended;

    const heard = heardBy(client);
    for (const to of [audience.account(member.accountId), audience.session(member.sessionId), audience.group(group.id)])
      await send(to);
    await everythingHasArrived(watching, witness);
    expect(heard).toEqual([]);
    expect(await settled(sockets.dial(member.cookie))).toBe('refused');
  });

  it.each([
    ['a person with powers', () => aClinician(app)],
    ['a member', () => aMember(app, { groups: [group] })],
  ])('by the clock ends the line of %s at the next look', async (_who, somebody) => {
    const person = await somebody();
    const client = await sockets.connect(person);
    const ended = gone(client);
    await write(tx(), `UPDATE session SET expires_at = $2 WHERE id = $1`, [person.sessionId, app.clock.now()]);
    await app.get(RealtimeGateway).lookAgain();
    await ended;

    expect(await settled(sockets.dial(person.cookie))).toBe('refused');
  });

  it('is not brought back by the server remembering a line (WS-3)', async () => {
    const member = await aMember(app);
    const address = `http://127.0.0.1:${(app.app.getHttpServer().address() as AddressInfo).port}`;
    const client = io(address, {
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      extraHeaders: { cookie: member.cookie, origin: app.config.publicUrl },
    });
    try {
      await new Promise<void>((resolve) => client.once('connect', resolve));
      // A remembered line needs one event that was numbered.
      const told = new Promise<void>((resolve) => client.once('notices.changed', () => resolve()));
      await app.get(Hints).send(tx(), audience.account(member.accountId), 'notices.changed');
      await told;
      const heard: string[] = [];
      client.onAny((event: string) => heard.push(event));
      const refused = new Promise<string>((resolve) => {
        client.once('connect_error', ({ message }) => resolve(message));
        client.once('connect', () => resolve('connected'));
      });
      await write(tx(), `UPDATE session SET revoked_at = $2 WHERE id = $1`, [member.sessionId, app.clock.now()]);
      client.io.engine.close();
      await app.get(Hints).send(tx(), audience.account(member.accountId), 'conversation.changed', { id: randomUUID() });

      expect(await refused).toBe('auth.required');
      expect(heard).toEqual([]);
    } finally {
      client.disconnect();
    }
  });
});

describe('who has lost a role', () => {
  const remove = async (who: Someone, role: string) => {
    const administrator = await anAccount(app, { roles: ['administrator'], steppedUp: true });
    const { errors } = await ask(
      app,
      administrator,
      `mutation ($id: UUID!, $role: Role!) { removeRole(accountId: $id, role: $role) { id } }`,
      { id: who.accountId, role },
    );
    expect(errors).toBeUndefined();
  };
  const staffPlaces = () => [audience.leads, audience.clinic, audience.run, audience.desk(group.id)];

  it.each([
    ['leadModerator', () => aLead(app)],
    ['clinician', () => aClinician(app)],
    ['peerModerator', () => aModerator(app, { groups: [group] })],
  ] as const)('of %s is in no audience of staff any more', async (role, somebody) => {
    const person = await somebody();
    const client = await sockets.connect(person);
    const before = heardBy(client);
    for (const to of staffPlaces()) await send(to);
    await everythingHasArrived(client, person);
    expect(before.filter((event) => event === 'queue.changed').length).toBeGreaterThan(0);

    const ended = gone(client);
    await remove(person, role);
    await ended;
    // Losing a role signs out; the person signs in again with what is left to them.
    await expect(sockets.connect(person)).rejects.toThrow('refused');
    const again = { ...person, ...(await aSession(app, person.accountId)) };
    const back = await sockets.connect(again);
    const after = heardBy(back);
    for (const to of staffPlaces()) await send(to);
    await everythingHasArrived(back, again);
    expect(after).toEqual(['notices.changed']);
  });

  it('by the end of a certificate leaves the desk at the next look, and keeps the line', async () => {
    const moderator = await aModerator(app, { groups: [group] });
    const client = await sockets.connect(moderator);
    await write(tx(), `UPDATE certificate SET valid_until = $2 WHERE account_id = $1`, [
      moderator.accountId,
      app.clock.now(),
    ]);
    await app.get(RealtimeGateway).lookAgain();

    const heard = heardBy(client);
    for (const to of staffPlaces()) await send(to);
    await everythingHasArrived(client, moderator);
    expect(heard).toEqual(['notices.changed']);
  });
});

describe('who has become a member', () => {
  const join = async (who: Someone, groupId: string, displayName: string) => {
    const { data, errors } = await ask(
      app,
      who,
      `mutation ($key: UUID!, $groupId: UUID!, $displayName: String!) {
        joinGroup(key: $key, groupId: $groupId, displayName: $displayName, avatar: "kettle-clay") { myMembership { id } } }`,
      { key: randomUUID(), groupId, displayName },
    );
    expect(errors).toBeUndefined();
    return data!['joinGroup'].myMembership.id as string;
  };
  const hearsOf = async (who: Someone, groupId: string) => {
    const client = await sockets.connect(who);
    const heard = heardBy(client);
    // Groups are entered when a line stands, not before.
    await until(async () => {
      await app.get(Hints).send(tx(), audience.group(groupId), 'group.changed', { id: groupId });
      return heard.includes('group.changed');
    });
  };

  it('comes back on a new line that hears of the group, after joining', async () => {
    const member = await aMember(app);
    const before = gone(await sockets.connect(member));
    await join(member, group.id, 'Early Heron');
    await before;
    await hearsOf(member, group.id);
  });

  it('comes back on a new line that hears of the group, after being let in', async () => {
    const asking = await aGroup(app, { joinRule: 'ASK' });
    const member = await aMember(app);
    const client = await sockets.connect(member);
    const membershipId = await join(member, asking.id, 'Patient Heron');
    expect(client.connected).toBe(true);
    const before = gone(client);
    const { errors } = await ask(
      app,
      await aLead(app),
      `mutation ($id: UUID!) { decideAsked(membershipId: $id, accept: true) { id } }`,
      { id: membershipId },
    );
    expect(errors).toBeUndefined();
    await before;
    await hearsOf(member, asking.id);
  });
});

describe('many lines of one person', () => {
  it('are five; the oldest makes room and is told why', async () => {
    const member = await aMember(app);
    const first = await sockets.connect(member);
    const told = heardBy(first);
    const ended = gone(first);
    const others: Client[] = [];
    for (let n = 0; n < 5; n++) others.push(await sockets.connect(member));
    expect(await ended).toBe('io server disconnect');
    expect(told).toEqual(['line.taken']);

    const heard = others.map(heardBy);
    await send(audience.account(member.accountId));
    await until(() => heard.every((events) => events.length === 1));
    expect(others.every(({ connected }) => connected)).toBe(true);
  });
});

describe('the idle lock of a session with powers (R5)', () => {
  const roomOf = async (who: Someone) =>
    (await ask(app, who, `query($slug: String!) { roomOfGroup(groupSlug: $slug) { id } }`, { slug: group.slug })).data![
      'roomOfGroup'
    ].id as string;
  const lastSeen = async (who: Someone) =>
    (await rows<{ at: Date }>(tx(), `SELECT last_seen_at AS at FROM session WHERE id = $1`, [who.sessionId]))[0]!.at;

  it('is not put off by what a browser repeats after every reconnect', async () => {
    const moderator = await aModerator(app, { groups: [group] });
    const roomId = await roomOf(moderator);
    const before = await lastSeen(moderator);
    for (let n = 0; n < 3; n++) {
      app.clock.passes(5);
      const client = await sockets.connect(moderator);
      await say(client, 'room.join', { roomId });
      await say(client, 'thread.watch', { threadId: randomUUID() });
      client.disconnect();
    }
    expect(await lastSeen(moderator)).toEqual(before);
    app.clock.passes(1);
    expect(await say(await sockets.connect(moderator), 'room.join', { roomId })).toMatchObject({ code: 'auth.locked' });
  });

  it('is put off by saying something', async () => {
    const moderator = await aModerator(app, { groups: [group] });
    await app.get(ShiftService).start(moderator.actor, { shiftId: null, until: null, hardItemCap: 3 });
    const roomId = await roomOf(moderator);
    app.clock.passes(10);
    const client = await sockets.connect(moderator);
    await say(client, 'room.join', { roomId });
    await say(client, 'room.send', { roomId, body: 'Good evening', key: randomUUID() });
    expect(await lastSeen(moderator)).toEqual(app.clock.now());
  });
});

describe('too many events in a second', () => {
  it('are refused, but never words of danger (SAFE-1)', async () => {
    const moderator = await aModerator(app, { groups: [group] });
    const member = await aMember(app, { groups: [group] });
    const { data } = await ask(app, member, `query($slug: String!) { roomOfGroup(groupSlug: $slug) { id } }`, {
      slug: group.slug,
    });
    const { id: roomId } = data!['roomOfGroup'];
    await app.get(ShiftService).start(moderator.actor, { shiftId: null, until: null, hardItemCap: 3 });
    await say(await sockets.connect(moderator), 'room.join', { roomId });
    const client = await sockets.connect(member);
    const line = (body: string) => say(client, 'room.send', { roomId, body, key: randomUUID() });
    const flood = Array.from({ length: 40 }, () => say(client, 'room.leave', { roomId }));
    const calm = line('What did you have for lunch?');
    const danger = line('I am going to kill myself tonight');

    expect(await calm).toEqual({ ok: false, code: 'rate.limited', details: { retryAfterSeconds: 1 } });
    expect(await danger).toMatchObject({ ok: true, value: { helpCard: true } });
    expect((await Promise.all(flood)).filter(({ ok }) => !ok)).toHaveLength(20);
    expect(await rows(tx(), `SELECT body_source FROM message WHERE room_id = $1`, [roomId])).toEqual([
      { bodySource: 'I am going to kill myself tonight' },
    ]);
  });
});
