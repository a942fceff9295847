import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aThread } from '../testing/forum.js';
import { aGroup, aMember, anAccount, aSession, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const aManager = () => anAccount(app, { roles: ['programmeManager'] });
const aLeadModerator = () => anAccount(app, { roles: ['leadModerator'] });

const values = (more = {}) => ({
  name: 'Night shifts',
  slug: `night-${randomUUID().slice(0, 8)}`,
  summary: 'For people who work at night',
  about: '',
  joinRule: 'OPEN',
  premoderation: 'OFF',
  moderatedHours: 'Every day 9 to 21',
  isSensitive: false,
  ...more,
});
const create = (who: Someone, input: object, key: string = randomUUID()) =>
  ask(
    app,
    who,
    `mutation ($key: UUID!, $input: GroupInput!) { createGroup(key: $key, input: $input) { id slug premoderation version } }`,
    { key, input },
  );
const change = (who: Someone, id: string, version: number, input: object) =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $version: Int!, $input: GroupInput!) { changeGroup(id: $id, version: $version, input: $input) { premoderation version } }`,
    { id, version, input },
  );
const asks = async (who: Someone, group: { id: string }) =>
  (
    await ask(
      app,
      who,
      `mutation ($key: UUID!, $groupId: UUID!, $name: String!) { joinGroup(key: $key, groupId: $groupId, displayName: $name, avatar: "shell-sea") { myMembership { id standing } } }`,
      { key: randomUUID(), groupId: group.id, name: `Pebble ${randomUUID().slice(0, 6)}` },
    )
  ).data?.['joinGroup']?.myMembership as { id: string; standing: string } | undefined;
const decides = (who: Someone, membershipId: string, accept: boolean) =>
  ask(
    app,
    who,
    `mutation ($id: UUID!, $accept: Boolean!) { decideAsked(membershipId: $id, accept: $accept) { id members } }`,
    { id: membershipId, accept },
  );
const noticesOf = async (who: Someone) =>
  (
    await rows<{ kind: string }>(
      app.dataSource.manager,
      `SELECT kind FROM notice WHERE account_id = $1 ORDER BY created_at, id`,
      [who.accountId],
    )
  ).map(({ kind }) => kind);

describe('a group', () => {
  it('is made with its live room, once, however often it is sent', async () => {
    const [key, input, manager] = [randomUUID(), values(), await aManager()];
    const first = await create(manager, input, key);
    expect((await create(manager, input, key)).data).toEqual(first.data);
    const rooms = await rows(app.dataSource.manager, `SELECT 1 FROM room WHERE group_id = $1`, [
      first.data?.['createGroup'].id,
    ]);
    expect(rooms).toHaveLength(1);
  });

  it('with premoderation holds the posts that come after', async () => {
    const manager = await aManager();
    const { id, slug, version } = (await create(manager, values())).data?.['createGroup'];
    expect((await change(manager, id, version, values({ slug, premoderation: 'ALL' }))).data?.['changeGroup']).toEqual({
      premoderation: 'ALL',
      version: version + 1,
    });
    const member = await aMember(app, { groups: [id] });
    const thread = await aThread(app, member, { id }, { title: 'Hello', body: 'Is anybody up?' });
    const held = await rows(app.dataSource.manager, `SELECT state FROM post WHERE id = $1`, [thread.postId]);
    expect(held).toEqual([{ state: 'PREMODERATED_PENDING' }]);
  });

  it('is changed by one of two who saw the same version', async () => {
    const manager = await aManager();
    const { id, slug, version } = (await create(manager, values())).data?.['createGroup'];
    const race = await Promise.all(['A', 'B'].map((name) => change(manager, id, version, values({ slug, name }))));
    expect(race.map(({ code }) => code ?? 'done').sort()).toEqual(['done', 'resource.stale']);
  });

  it.each([
    ['without a name', { name: '  ' }, 'input.required'],
    ['with a name that is no text', { name: 'a\u0000b' }, 'input.invalid'],
    ['with half a character', { about: '\ud800' }, 'input.invalid'],
    ['with endless hours', { moderatedHours: 'x'.repeat(121) }, 'input.tooLong'],
    ['at an address that is none', { slug: 'Not an address' }, 'input.invalid'],
    ['with premoderation nobody knows', { premoderation: 'SOMETIMES' }, 'input.invalid'],
  ])('is refused %s', async (_what, more, code) => {
    expect((await create(await aManager(), values(more))).code).toBe(code);
  });

  it('is for programme managers to change; others see it, or nothing', async () => {
    const lead = await anAccount(app, { roles: ['leadModerator'] });
    expect((await create(lead, values())).code).toBe('action.forbidden');
    expect((await create(await aMember(app), values())).code).toBe('resource.notFound');
    expect((await ask(app, lead, `{ runGroups { id } }`)).code).toBeUndefined();
    expect((await ask(app, await aMember(app), `{ runGroups { id } }`)).code).toBe('action.forbidden');
  });
});

describe('somebody who asks to join', () => {
  it('is let in, or declined, and told each time', async () => {
    const group = await aGroup(app, { joinRule: 'ASK' });
    const member = await aMember(app);
    const lead = await aLeadModerator();
    const asked = await asks(member, group);
    expect((await decides(lead, asked!.id, false)).code).toBeUndefined();
    expect((await decides(lead, asked!.id, true)).code).toBe('resource.stale');
    expect(await noticesOf(member)).toEqual(['membership.declined']);

    app.clock.passes(29 * 24 * 60);
    expect(await asks(member, group)).toBeUndefined();
    app.clock.passes(24 * 60);
    const back = { ...member, ...(await aSession(app, member.accountId)) };
    expect((await asks(back, group))?.standing).toBe('ASKED');
    expect((await decides(await aLeadModerator(), asked!.id, true)).data?.['decideAsked'].members).toBe(1);
    expect(await noticesOf(member)).toEqual(['membership.declined', 'membership.accepted']);
  });

  it('is told again after leaving and asking again', async () => {
    const group = await aGroup(app, { joinRule: 'ASK' });
    const member = await aMember(app);
    const asked = await asks(member, group);
    await decides(await aManager(), asked!.id, true);
    await ask(app, member, `mutation ($id: UUID!) { leaveGroup(groupId: $id) { id } }`, { id: group.id });
    app.clock.passes(1);
    await asks(member, group);
    await decides(await aManager(), asked!.id, true);
    expect(await noticesOf(member)).toEqual(['membership.accepted', 'membership.accepted']);
  });

  it('is decided by leads and programme managers, never by oneself', async () => {
    const group = await aGroup(app, { joinRule: 'ASK' });
    const asked = await asks(await aMember(app), group);
    const moderator = await anAccount(app, { roles: ['peerModerator'], groups: [group], certificates: [group] });
    expect((await decides(moderator, asked!.id, true)).code).toBe('resource.notFound');
    const manager = await aManager();
    const own = await asks(manager, group);
    expect((await decides(manager, own!.id, true)).code).toBe('action.involved');
  });
});
