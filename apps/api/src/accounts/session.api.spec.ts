import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';

import type { AddressInfo } from 'node:net';

import { row, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aCertificate,
  aGroup,
  aMember,
  aModerator,
  anAccount,
  aSession,
  ask,
  type TestApp,
} from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const me = `{ me { id email roles sessionState workspaces memberships { displayName groupName moderates } } }`;
const second = 1 / 60;
const stateOf = async (who: { cookie: string }, options = {}) =>
  (await ask(app, who, me, {}, options)).data?.['me']?.sessionState ?? null;
const lastSeen = async (sessionId: string) =>
  (
    await row<{ lastSeenAt: Date }>(app.dataSource.manager, `SELECT last_seen_at FROM session WHERE id = $1`, [
      sessionId,
    ])
  )?.lastSeenAt;

describe('who is there', () => {
  it('is nobody without a cookie, and nobody with a made-up one', async () => {
    expect((await ask(app, null, me)).data).toEqual({ me: null });
    expect((await ask(app, 'kith=made-up', me)).data).toEqual({ me: null });
    expect((await ask(app, `kith=${'x'.repeat(5000)}`, me)).data).toEqual({ me: null });
  });

  it('is a member with the names they wear', async () => {
    const group = await aGroup(app, { name: 'Newly told' });
    const member = await aMember(app, { groups: [group], name: 'Small Harbour' });

    expect((await ask(app, member, me)).data?.['me']).toEqual({
      id: member.accountId,
      email: member.email,
      roles: [],
      sessionState: 'READY',
      workspaces: ['MEMBER'],
      memberships: [{ displayName: 'Small Harbour', groupName: 'Newly told', moderates: false }],
    });
  });

  it('is a moderator from the first to the last second of the certificate', async () => {
    const group = await aGroup(app);
    const person = await anAccount(app, { roles: ['peerModerator'], groups: [group], emailConfirmed: true });
    await aCertificate(app, person.accountId, group, new Date(app.clock.now().getTime() + 10 * 60_000));
    const roles = async () => (await ask(app, person, `{ me { roles memberships { moderates } } }`)).data?.['me'];

    app.clock.passes(10 - second);
    expect(await roles()).toEqual({ roles: ['peerModerator'], memberships: [{ moderates: true }] });
    app.clock.passes(second);
    expect(await roles()).toEqual({ roles: [], memberships: [{ moderates: false }] });
  });

  it('is no moderator after the certificate was taken back', async () => {
    const group = await aGroup(app);
    const moderator = await aModerator(app, { groups: [group] });
    expect((await ask(app, moderator, me)).data?.['me'].workspaces).toEqual(['MEMBER', 'DESK']);

    await write(app.dataSource.manager, `UPDATE certificate SET revoked_at = $2 WHERE account_id = $1`, [
      moderator.accountId,
      app.clock.now(),
    ]);
    expect((await ask(app, moderator, me)).data?.['me'].workspaces).toEqual(['MEMBER']);
  });

  it('has no powers before the second factor, and sees no groups of theirs', async () => {
    const group = await aGroup(app);
    const lead = await anAccount(app, { roles: ['leadModerator'], groups: [group], secondFactor: false });

    expect(lead.actor.roles).toEqual([]);
    expect((await ask(app, lead, `{ mySessions { id } }`)).code).toBe('auth.secondFactorRequired');
    expect((await ask(app, lead, me)).data?.['me']).toMatchObject({ sessionState: 'SECOND_FACTOR', memberships: [] });
  });

  it('is found with one statement', async () => {
    const group = await aGroup(app);
    const moderator = await aModerator(app, { groups: [group] });
    app.clock.passes(2);
    const statements = await statementsOf(() => ask(app, moderator, `{ countries { code } }`));

    expect(statements).toHaveLength(1);
  });

  it('is nobody any more once the account is closed', async () => {
    const member = await aMember(app);
    await write(app.dataSource.manager, `UPDATE account SET status = 'closed' WHERE id = $1`, [member.accountId]);
    expect(await stateOf(member)).toBeNull();
  });
});

describe('activity', () => {
  it('is written down at most once a minute', async () => {
    const member = await aMember(app);
    const began = await lastSeen(member.sessionId);
    app.clock.passes(1 - second);
    await ask(app, member, me);
    expect(await lastSeen(member.sessionId)).toEqual(began);

    app.clock.passes(second);
    await ask(app, member, me);
    expect(await lastSeen(member.sessionId)).toEqual(app.clock.now());
  });

  it('is not what a screen asks by itself', async () => {
    const member = await aMember(app);
    const began = await lastSeen(member.sessionId);
    app.clock.passes(5);
    await ask(app, member, me, {}, { background: true });
    expect(await lastSeen(member.sessionId)).toEqual(began);
  });
});

describe('a session with powers (R5)', () => {
  const aClinicianAtWork = () => anAccount(app, { roles: ['clinician'] });

  it('locks after fifteen idle minutes, to the second', async () => {
    const clinician = await aClinicianAtWork();
    app.clock.passes(15 - second);
    expect(await stateOf(clinician, { background: true })).toBe('READY');
    app.clock.passes(second);
    expect(await stateOf(clinician, { background: true })).toBe('LOCKED');
  });

  it('locks although its screens keep asking by themselves', async () => {
    const clinician = await aClinicianAtWork();
    for (let minute = 0; minute < 15; minute++) {
      app.clock.passes(1);
      await stateOf(clinician, { background: true });
    }
    expect(await stateOf(clinician)).toBe('LOCKED');
  });

  it('stays open while somebody works in it', async () => {
    const clinician = await aClinicianAtWork();
    for (let n = 0; n < 4; n++) {
      app.clock.passes(14);
      expect(await stateOf(clinician)).toBe('READY');
    }
  });

  it('is not unlocked by asking, only by a code, and then goes on under a new token', async () => {
    const clinician = await aClinicianAtWork();
    app.clock.passes(20);
    await ask(app, clinician, me);
    expect((await ask(app, clinician, `{ mySessions { id } }`)).code).toBe('auth.locked');

    const given = await ask(
      app,
      clinician,
      `mutation ($code: String!) { giveSecondFactor(code: $code) { sessionState } }`,
      { code: clinician.code() },
    );
    expect(given.data?.['giveSecondFactor']).toEqual({ sessionState: 'READY' });
    expect(await stateOf(clinician)).toBeNull();
  });

  it('can be left while it is locked', async () => {
    const clinician = await aClinicianAtWork();
    app.clock.passes(20);
    expect((await ask(app, clinician, `mutation { signOut { id } }`)).code).toBeUndefined();
    expect(await stateOf(clinician)).toBeNull();
  });

  it('ends after twelve hours, to the second, however busy', async () => {
    const clinician = await aClinicianAtWork();
    await write(app.dataSource.manager, `UPDATE session SET expires_at = $2 WHERE id = $1`, [
      clinician.sessionId,
      new Date(app.clock.now().getTime() + 30 * 24 * 3600_000),
    ]);
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      app.clock.passes(10);
      await ask(app, clinician, me);
    }
    app.clock.passes(10 - second);
    expect(await stateOf(clinician)).toBe('READY');
    app.clock.passes(second);
    expect(await stateOf(clinician)).toBeNull();
  });
});

describe("a member's session", () => {
  const keptFor = async (days: number) => {
    const member = await aMember(app);
    await write(app.dataSource.manager, `UPDATE session SET expires_at = $2 WHERE id = $1`, [
      member.sessionId,
      new Date(app.clock.now().getTime() + days * 24 * 3600_000),
    ]);
    return member;
  };

  it('that is kept goes on for thirty days after each visit, to the second', async () => {
    const member = await keptFor(30);
    const day = 24 * 60;
    app.clock.passes(29 * day);
    expect(await stateOf(member)).toBe('READY');
    app.clock.passes(30 * day - second);
    expect(await stateOf(member, { background: true })).toBe('READY');
    app.clock.passes(second);
    expect(await stateOf(member)).toBeNull();
  });

  it('on a shared device ends after twelve hours and does not slide', async () => {
    const member = await keptFor(0.5);
    app.clock.passes(11 * 60);
    expect(await stateOf(member)).toBe('READY');
    app.clock.passes(60 - second);
    expect(await stateOf(member)).toBe('READY');
    app.clock.passes(second);
    expect(await stateOf(member)).toBeNull();
  });

  it('never locks', async () => {
    const member = await aMember(app);
    app.clock.passes(60);
    expect(await stateOf(member)).toBe('READY');
  });
});

describe('places where one is signed in', () => {
  const mine = `{ mySessions { id device current } }`;
  const end = `mutation ($id: UUID!) { endSession(id: $id) { id } }`;

  it('are listed with the present one marked, and one of them can be ended', async () => {
    const member = await aMember(app);
    const phone = await aSession(app, member.accountId);
    const listed = (await ask(app, member, mine)).data?.['mySessions'];
    expect(listed).toHaveLength(2);
    expect(listed).toContainEqual({ id: member.sessionId, device: 'Firefox on Linux', current: true });

    expect((await ask(app, member, end, { id: phone.sessionId })).data?.['endSession']).toEqual({
      id: phone.sessionId,
    });
    expect(await stateOf(phone)).toBeNull();
    expect(await stateOf(member)).toBe('READY');
    expect((await ask(app, member, end, { id: phone.sessionId })).code).toBe('resource.notFound');
  });

  it('of somebody else do not exist', async () => {
    const [member, other] = [await aMember(app), await aMember(app)];
    expect((await ask(app, member, end, { id: other.sessionId })).code).toBe('resource.notFound');
    expect((await ask(app, member, end, { id: 'not-an-id' })).code).toBe('input.invalid');
    expect(await stateOf(other)).toBe('READY');
  });

  it('all end at once, and the browser is told to forget', async () => {
    const member = await aMember(app);
    const [phone, other] = [await aSession(app, member.accountId), await aMember(app)];
    const answer = await ask(app, member, `mutation { signOutEverywhere { id } }`);

    expect(answer.response.headers['clear-site-data']).toContain('storage');
    expect([await stateOf(member), await stateOf(phone), await stateOf(other)]).toEqual([null, null, 'READY']);
  });
});

describe('a live line', () => {
  let origin: string;
  const open: Socket[] = [];
  beforeAll(async () => {
    await app.app.listen(0, '127.0.0.1');
    origin = `http://127.0.0.1:${(app.app.getHttpServer().address() as AddressInfo).port}`;
  });
  afterAll(() => open.forEach((socket) => socket.disconnect()));

  const connect = (who: { cookie: string }) => {
    const socket = io(origin, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { cookie: who.cookie, origin: app.config.publicUrl },
    });
    open.push(socket);
    return new Promise<Socket>((resolve, reject) => {
      socket.once('connect', () => resolve(socket));
      socket.once('connect_error', reject);
    });
  };
  const ended = (socket: Socket) => new Promise<string>((resolve) => socket.once('disconnect', resolve));

  it('of one session ends with it, and the others go on', async () => {
    const member = await aMember(app);
    const phone = await aSession(app, member.accountId);
    const [here, there] = [await connect(member), await connect(phone)];
    const gone = ended(there);
    await ask(app, member, `mutation ($id: UUID!) { endSession(id: $id) { id } }`, { id: phone.sessionId });

    expect(await gone).toBe('io server disconnect');
    expect(here.connected).toBe(true);
    await expect(connect(phone)).rejects.toThrow('auth.required');
  });

  it('ends on every device when somebody signs out everywhere', async () => {
    const member = await aMember(app);
    const phone = await aSession(app, member.accountId);
    const lines = [await connect(member), await connect(phone)];
    const gone = Promise.all(lines.map(ended));
    await ask(app, member, `mutation { signOutEverywhere { id } }`);

    expect(await gone).toEqual(['io server disconnect', 'io server disconnect']);
  });
});
