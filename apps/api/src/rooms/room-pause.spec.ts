import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aGroup, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { aRoom, inRoom, openRoom, startShift } from '../testing/room.js';
import { say, type Sockets, socketsTo, until } from '../testing/sockets.js';

let app: TestApp;
let sockets: Sockets;
let roomId: string;
let moderator: Someone;
let member: Someone;

const tx = () => app.get(Db).reader;
const line = (body: string) => ({ roomId, body, key: randomUUID() });

const pause = (minutes: number | null, more: object = {}, who = moderator) =>
  ask(
    app,
    who,
    `mutation($key: UUID!, $id: UUID!, $minutes: Int, $reason: RoomPauseReason) {
      pauseRoom(key: $key, roomId: $id, minutes: $minutes, reason: $reason) { pause { byName until reason } } }`,
    { key: randomUUID(), id: roomId, minutes, reason: 'BREATH', ...more },
  );
const goOn = (key: string = randomUUID(), who = moderator) =>
  ask(app, who, `mutation($key: UUID!, $id: UUID!) { resumeRoom(key: $key, roomId: $id) { pause { until } } }`, {
    key,
    id: roomId,
  });
const asRead = async (who: Someone) => {
  const { data } = await ask(
    app,
    who,
    `query($id: UUID!) { room(id: $id) { isOpen pause { byName until reason } viewerCan { send moderate } } }`,
    { id: roomId },
  );
  return data!['room'];
};

beforeAll(async () => {
  app = await anApp();
  sockets = await socketsTo(app);
});
afterAll(() => app.close());
beforeEach(async () => {
  ({ roomId, moderator, member } = await aRoom(app));
});
afterEach(() => sockets.hangUp());

describe('a paused room', () => {
  it('is told to everybody in it as the pause commits, and takes no words of members until it goes on', async () => {
    const there = await openRoom(app, sockets, moderator, roomId);
    const { client, told } = await inRoom(sockets, member, roomId);

    expect((await pause(null)).errors).toBeUndefined();
    await until(() => told.at(-1)?.pause != null);
    expect(told.at(-1)).toMatchObject({
      open: true,
      pause: { byName: expect.stringContaining('Marsh'), until: null, reason: 'BREATH' },
    });
    const early = line('May I?');
    expect(await say(client, 'room.send', early)).toMatchObject({
      ok: false,
      code: 'room.paused',
      details: { until: null },
    });
    expect(await asRead(member)).toMatchObject({ isOpen: true, viewerCan: { send: false, moderate: false } });
    expect(await say(there.client, 'room.send', line('Take your time.'))).toMatchObject({ ok: true });

    await goOn();
    await until(() => told.at(-1)?.pause === null);
    expect(await asRead(member)).toMatchObject({ pause: null, viewerCan: { send: true } });
    expect(await say(client, 'room.send', early)).toMatchObject({ ok: true, value: { seq: 2 } });
    expect(await say(client, 'room.send', early)).toMatchObject({ ok: true, value: { seq: 2 } });
  });

  it('goes on by itself at its time by the clock of the server, and says so', async () => {
    const there = await openRoom(app, sockets, moderator, roomId);
    const { client, told } = await inRoom(sockets, member, roomId);
    const ends = new Date(app.clock.now().getTime() + 2 * 60_000).toISOString();
    expect((await pause(2)).data!['pauseRoom'].pause).toMatchObject({ until: ends });
    expect(await say(client, 'room.send', line('Now?'))).toMatchObject({ ok: false, details: { until: ends } });

    app.clock.passes(1.9);
    await sockets.connect(moderator);
    expect(await say(client, 'room.send', line('Now?'))).toMatchObject({ ok: false, code: 'room.paused' });
    app.clock.passes(0.1);
    expect(await say(client, 'room.send', line('And now'))).toMatchObject({ ok: true });
    await app.sweep();
    await until(() => told.at(-1)?.pause === null);
    expect(await asRead(member)).toMatchObject({ pause: null });
    there.client.disconnect();
  });

  it('stays paused over a lost line and for who comes later', async () => {
    const there = await openRoom(app, sockets, moderator, roomId);
    await pause(10);
    there.client.disconnect();
    sockets.hangUp();
    await sockets.connect(moderator);
    const { client } = await inRoom(sockets, member, roomId);
    expect(await say(client, 'room.send', line('Hello?'))).toMatchObject({ ok: false, code: 'room.paused' });
    expect(await asRead(member)).toMatchObject({ pause: { reason: 'BREATH' }, viewerCan: { send: false } });
  });

  it('still keeps words of danger for the moderators, with a card for who wrote them (R25, H01)', async () => {
    await openRoom(app, sockets, moderator, roomId);
    const { client } = await inRoom(sockets, member, roomId);
    await pause(10);
    expect(await say(client, 'room.send', line('I want to kill myself tonight'))).toMatchObject({
      ok: true,
      value: { seq: 0, helpCard: true },
    });
    expect(await rows(tx(), `SELECT state FROM message WHERE room_id = $1`, [roomId])).toEqual([{ state: 'HELD' }]);
  });

  it('is paused and let go on by moderators of its group alone, for a time and a reason of ours, on record', async () => {
    await startShift(app, moderator);
    const stranger = await aModerator(app, { groups: [await aGroup(app)] });
    expect((await pause(5, {}, member)).code).toBe('action.forbidden');
    expect((await goOn(undefined, member)).code).toBe('action.forbidden');
    expect((await pause(5, {}, stranger)).code).toBe('resource.notFound');
    expect((await pause(3)).code).toBe('input.invalid');
    expect((await pause(5, { reason: 'BORED' })).errors).toHaveLength(1);

    await pause(5);
    await pause(null, { reason: null });
    await goOn();
    await goOn();
    expect(
      await rows(
        tx(),
        `SELECT action, before_state AS before, after_state AS after, reason_code FROM audit_entry WHERE target_id = $1 AND action LIKE 'room.%' ORDER BY at, id`,
        [roomId],
      ),
    ).toEqual([
      { action: 'room.pause', before: 'GOES_ON', after: '5 min', reasonCode: 'BREATH' },
      { action: 'room.pause', before: 'PAUSED', after: 'UNTIL_RESUMED', reasonCode: null },
      { action: 'room.resume', before: 'PAUSED', after: 'GOES_ON', reasonCode: null },
    ]);
  });

  it('is not let go on by an earlier wish that arrives again after a new pause', async () => {
    await pause(5);
    const key = randomUUID();
    await goOn(key);
    await pause(10);
    expect((await goOn(key)).errors).toBeUndefined();
    expect(await row(tx(), `SELECT paused_at IS NOT NULL AS paused FROM room WHERE id = $1`, [roomId])).toEqual({
      paused: true,
    });
  });

  it('is not paused any more when it opens the next time', async () => {
    await openRoom(app, sockets, moderator, roomId);
    await pause(null);
    expect((await asRead(member)).pause).not.toBeNull();
    sockets.hangUp();
    app.clock.passes(5);
    await app.sweep();
    expect(await asRead(member)).toMatchObject({ isOpen: false, pause: null });
    await openRoom(app, sockets, moderator, roomId);
    expect(await asRead(member)).toMatchObject({ isOpen: true, pause: null });
  });
});
