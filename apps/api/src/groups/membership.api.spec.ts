import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import type { Standing } from '@kith/domain/group/membership';

import { Db, row, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { GroupService } from './group.service.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const joinGroup = `mutation ($key: UUID!, $groupId: UUID!, $displayName: String!, $avatar: String!, $note: String) {
  joinGroup(key: $key, groupId: $groupId, displayName: $displayName, avatar: $avatar, note: $note) { id myMembership { id displayName avatar standing } } }`;
type Who = { cookie: string } | null;
const joins = (who: Who, group: { id: string }, more: Record<string, unknown> = {}) =>
  ask(app, who, joinGroup, {
    key: randomUUID(),
    groupId: group.id,
    displayName: `Pebble ${Math.floor(Math.random() * 1e6)}`,
    avatar: 'shell-sea',
    ...more,
  });
const leaves = (who: Who, groupId: string) =>
  ask(app, who, `mutation ($id: UUID!) { leaveGroup(groupId: $id) { myMembership { standing } } }`, { id: groupId });
const setStanding = (membershipId: string, standing: Standing) =>
  write(app.dataSource.manager, `UPDATE membership SET standing = $2 WHERE id = $1`, [membershipId, standing]);
const memberships = async (groupId: string) =>
  (
    await row<{ n: number }>(app.dataSource.manager, `SELECT count(*) AS n FROM membership WHERE group_id = $1`, [
      groupId,
    ])
  )?.n;

describe('joining a group', () => {
  it('is done at once where it is open', async () => {
    const group = await aGroup(app);
    const answer = await joins(await aMember(app), group, { displayName: 'Second  Kettle' });
    expect(answer.data?.['joinGroup'].myMembership).toMatchObject({
      displayName: 'Second Kettle',
      avatar: 'shell-sea',
      standing: 'ACTIVE',
    });
  });

  it('is asked for where one has to ask, with a word to the moderators', async () => {
    const group = await aGroup(app, { joinRule: 'ASK' });
    const member = await aMember(app);
    expect((await joins(member, group, { note: 'My son has type 1' })).data?.['joinGroup'].myMembership.standing).toBe(
      'ASKED',
    );
    expect(await app.get(GroupService).canRead(app.get(Db).reader, member.actor, group.id)).toBe(false);
  });

  it('happens once when it is sent again, and when it arrives five times at the same moment', async () => {
    const group = await aGroup(app);
    const member = await aMember(app);
    const wish = { key: randomUUID(), displayName: 'Bramble' };
    const answers = await Promise.all(Array.from({ length: 5 }, () => joins(member, group, wish)));
    const again = await joins(member, group, wish);
    expect(new Set([...answers, again].map(({ data }) => JSON.stringify(data))).size).toBe(1);
    expect(await memberships(group.id)).toBe(1);
    expect((await joins(member, group, { ...wish, displayName: 'Other' })).code).toBe('input.keyReused');
  });

  it('lets exactly one of two people have a name', async () => {
    const group = await aGroup(app);
    const race = await Promise.all([
      joins(await aMember(app), group, { displayName: 'Bramble' }),
      joins(await aMember(app), group, { displayName: 'BRAMBLE' }),
    ]);
    expect(race.map((answer) => answer.code ?? 'joined').sort()).toEqual(['joined', 'membership.nameTaken']);
  });

  it('brings somebody who left back under the membership they had', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    await leaves(member, group.id);
    expect((await joins(member, group)).data?.['joinGroup'].myMembership).toMatchObject({
      id: member.membershipId(group),
      standing: 'ACTIVE',
    });
  });

  it.each([
    ['REMOVED', 'OPEN'],
    ['DECLINED', 'ASK'],
  ] as const)('is refused to somebody who was %s', async (standing, joinRule) => {
    const group = await aGroup(app, { joinRule });
    const member = await aMember(app, { groups: [group] });
    await setStanding(member.membershipId(group), standing);
    expect((await joins(member, group)).code).toBe('action.forbidden');
  });

  it.each([
    [{ displayName: '' }, 'input.required'],
    [{ displayName: 'x'.repeat(31) }, 'input.tooLong'],
    [{ displayName: 'Moderator' }, 'membership.nameReserved'],
    [{ displayName: 'pear\u200b' }, 'input.invalid'],
    [{ avatar: 'photo-of-me' }, 'input.invalid'],
    [{ note: 'n'.repeat(501) }, 'input.tooLong'],
    [{ note: '\0' }, 'input.invalid'],
    [{ key: 'again' }, 'input.invalid'],
    [{ groupId: 'one' }, 'input.invalid'],
    [{ groupId: '00000000-0000-4000-8000-000000000000' }, 'resource.notFound'],
  ])('is refused with %j', async (more, code) => {
    const group = await aGroup(app);
    expect((await joins(await aMember(app), group, more)).code).toBe(code);
    expect(await memberships(group.id)).toBe(0);
  });

  it('is refused where one has to be invited, and to strangers', async () => {
    expect((await joins(await aMember(app), await aGroup(app, { joinRule: 'INVITED' }))).code).toBe(
      'resource.notFound',
    );
    expect((await joins(null, await aGroup(app))).code).toBe('auth.required');
  });

  it('stops at twenty groups', async () => {
    const groups = [];
    for (let n = 0; n < 20; n++) groups.push(await aGroup(app));
    expect((await joins(await aMember(app, { groups }), await aGroup(app))).code).toBe('membership.tooMany');
  });
});

describe('leaving a group', () => {
  it('is done once, however often it is said', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    const both = await Promise.all([leaves(member, group.id), leaves(member, group.id)]);
    expect(both.map((answer) => answer.data?.['leaveGroup'].myMembership.standing)).toEqual(['LEFT', 'LEFT']);
    const told = await row<{ n: number }>(
      app.dataSource.manager,
      `SELECT count(*) AS n FROM domain_event WHERE type = 'membership.left' AND payload->>'membershipId' = $1`,
      [member.membershipId(group)],
    );
    expect(told).toEqual({ n: 1 });
    expect(await app.get(GroupService).canRead(app.get(Db).reader, member.actor, group.id)).toBe(false);
  });

  it('takes back a wish to join', async () => {
    const group = await aGroup(app, { joinRule: 'ASK' });
    const member = await aMember(app);
    await joins(member, group);
    expect((await leaves(member, group.id)).data?.['leaveGroup'].myMembership.standing).toBe('LEFT');
  });

  it('is nothing for somebody who was never there, and does not lift a removal', async () => {
    const group = await aGroup(app);
    const removed = await aMember(app, { groups: [group] });
    await setStanding(removed.membershipId(group), 'REMOVED');
    expect((await leaves(await aMember(app), group.id)).data?.['leaveGroup'].myMembership).toBeNull();
    expect((await leaves(removed, group.id)).code).toBe('action.forbidden');
    expect((await leaves(await aMember(app), randomUUID())).code).toBe('resource.notFound');
    expect((await leaves(await aMember(app), 'x')).code).toBe('input.invalid');
    expect((await leaves(null, group.id)).code).toBe('auth.required');
  });
});

describe('what others see of somebody', () => {
  const change = (who: Who, id: string, face: object = {}) =>
    ask(
      app,
      who,
      `mutation ($id: UUID!, $displayName: String!, $avatar: String!, $about: String!) {
         changeMembership(id: $id, displayName: $displayName, avatar: $avatar, about: $about) { displayName avatar about } }`,
      { id, displayName: 'Blue Teacup', avatar: 'mug-sky', about: 'Type 2 since spring', ...face },
    );

  it('is changed by themselves, in one group only', async () => {
    const [here, there] = [await aGroup(app), await aGroup(app)];
    const member = await aMember(app, { groups: [here, there], name: 'Bramble' });
    expect((await change(member, member.membershipId(here))).data?.['changeMembership']).toEqual({
      displayName: 'Blue Teacup',
      avatar: 'mug-sky',
      about: 'Type 2 since spring',
    });
    const names = (await ask(app, member, `{ me { memberships { groupId displayName } } }`)).data?.['me'].memberships;
    expect(names).toContainEqual({ groupId: there.id, displayName: 'Bramble' });
  });

  it('may keep its name, and take it in other letters', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group], name: 'Bramble' });
    expect((await change(member, member.membershipId(group), { displayName: 'bramble' })).code).toBeUndefined();
  });

  it('is not changed by anybody else, not even a lead, and as if it were not there', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    for (const other of [
      await aMember(app, { groups: [group] }),
      await aModerator(app, { groups: [group] }),
      await aLead(app),
    ]) {
      expect((await change(other, member.membershipId(group))).code).toBe('resource.notFound');
    }
    expect((await change(null, member.membershipId(group))).code).toBe('auth.required');
    expect((await change(member, randomUUID())).code).toBe('resource.notFound');
  });

  it.each([
    [{ displayName: 'Dr Bell' }, 'membership.nameReserved'],
    [{ displayName: ' ' }, 'input.required'],
    [{ avatar: 'mug' }, 'input.invalid'],
    [{ about: 'a'.repeat(301) }, 'input.tooLong'],
    [{ about: 'a\0' }, 'input.invalid'],
    [{ id: 'x' }, 'input.invalid'],
  ])('is not %j', async (face, code) => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    expect((await change(member, member.membershipId(group), face)).code).toBe(code);
  });

  it('is not the name of another, also when two take it at the same moment', async () => {
    const group = await aGroup(app);
    const [one, two] = [await aMember(app, { groups: [group] }), await aMember(app, { groups: [group] })];
    const race = await Promise.all([change(one, one.membershipId(group)), change(two, two.membershipId(group))]);
    expect(race.map((answer) => answer.code ?? 'changed').sort()).toEqual(['changed', 'membership.nameTaken']);
  });
});

describe('muting and blocking', () => {
  const silence = (who: Who, membershipId: string, kind: string) =>
    ask(
      app,
      who,
      `mutation ($id: UUID!, $kind: SilenceKind!) { silence(membershipId: $id, kind: $kind) { displayName silenced } }`,
      { id: membershipId, kind },
    );
  const unsilence = (who: Who, membershipId: string) =>
    ask(app, who, `mutation ($id: UUID!) { unsilence(membershipId: $id) { silenced } }`, { id: membershipId });
  const card = async (who: Someone, id: string) =>
    (await ask(app, who, `query ($id: UUID!) { author(id: $id) { displayName isMe silenced } }`, { id })).data?.[
      'author'
    ];
  const silenced = async (who: Someone) =>
    (await ask(app, who, `{ mySilenced { kind groupName author { displayName } } }`)).data?.['mySilenced'];

  it('is done, listed, changed and taken back', async () => {
    const group = await aGroup(app, { name: 'Type 1 and work' });
    const me = await aMember(app, { groups: [group] });
    const them = await aMember(app, { groups: [group], name: 'Loud Kettle' });
    const id = them.membershipId(group);
    expect((await silence(me, id, 'MUTE')).data?.['silence']).toEqual({ displayName: 'Loud Kettle', silenced: 'MUTE' });
    await Promise.all([silence(me, id, 'BLOCK'), silence(me, id, 'BLOCK')]);
    expect(await silenced(me)).toEqual([
      { kind: 'BLOCK', groupName: 'Type 1 and work', author: { displayName: 'Loud Kettle' } },
    ]);

    expect((await unsilence(me, id)).data?.['unsilence']).toEqual({ silenced: null });
    expect((await unsilence(me, id)).code).toBe('resource.notFound');
    expect(await silenced(me)).toEqual([]);
  });

  it('is silent: a muted person sees no change, and for a blocked one the other is simply not there', async () => {
    const group = await aGroup(app);
    const [me, them] = [
      await aMember(app, { groups: [group], name: 'Bramble' }),
      await aMember(app, { groups: [group] }),
    ];
    const seen = { displayName: 'Bramble', isMe: false, silenced: null };
    await silence(me, them.membershipId(group), 'MUTE');
    expect(await card(them, me.membershipId(group))).toEqual(seen);
    await silence(me, them.membershipId(group), 'BLOCK');
    expect(await card(them, me.membershipId(group))).toBeNull();
    expect(await card(them, randomUUID())).toBeNull();
    expect(await silenced(them)).toEqual([]);
  });

  it('is known to other features from both sides', async () => {
    const group = await aGroup(app);
    const [me, muted, blocked] = [
      await aMember(app, { groups: [group] }),
      await aMember(app, { groups: [group] }),
      await aMember(app, { groups: [group] }),
    ];
    await silence(me, muted.membershipId(group), 'MUTE');
    await silence(me, blocked.membershipId(group), 'BLOCK');
    const unseen = (who: Someone) => app.get(GroupService).silencedBy(app.get(Db).reader, who.membershipId(group));
    expect(await unseen(me)).toEqual(
      new Map([
        [muted.membershipId(group), 'MUTE'],
        [blocked.membershipId(group), 'BLOCK'],
      ]),
    );
    expect(await unseen(muted)).toEqual(new Map());
    expect(await unseen(blocked)).toEqual(new Map([[me.membershipId(group), 'BLOCKED_BY']]));
  });

  it('is refused about oneself, about people one cannot see, to strangers and with nonsense', async () => {
    const [group, other] = [await aGroup(app), await aGroup(app)];
    const me = await aMember(app, { groups: [group] });
    const away = await aMember(app, { groups: [other] });
    expect((await silence(me, me.membershipId(group), 'MUTE')).code).toBe('action.forbidden');
    expect((await silence(me, away.membershipId(other), 'MUTE')).code).toBe('resource.notFound');
    expect((await silence(me, randomUUID(), 'MUTE')).code).toBe('resource.notFound');
    expect((await silence(null, me.membershipId(group), 'MUTE')).code).toBe('auth.required');
    expect((await silence(me, 'x', 'MUTE')).code).toBe('input.invalid');
    expect((await silence(me, away.membershipId(other), 'SHOUT')).response.statusCode).toBe(400);
    expect((await unsilence(me, away.membershipId(other))).code).toBe('resource.notFound');
  });
});

describe('a person of a group', () => {
  const card = async (who: Someone, id: string) =>
    (await ask(app, who, `query ($id: UUID!) { author(id: $id) { id displayName isModerator isNew isMe } }`, { id }))
      .data?.['author'];

  it('is shown to those who share the group, and its moderators', async () => {
    const [group, other] = [await aGroup(app), await aGroup(app)];
    const person = await aMember(app, { groups: [group], name: 'Bramble' });
    const id = person.membershipId(group);
    const seen = { id, displayName: 'Bramble', isModerator: false, isNew: true, isMe: false };
    expect(await card(await aMember(app, { groups: [group] }), id)).toEqual(seen);
    expect(await card(await aLead(app), id)).toEqual(seen);
    expect(await card(person, id)).toEqual({ ...seen, isMe: true });
    expect(await card(await aMember(app, { groups: [other] }), id)).toBeNull();
    expect(await card(await aModerator(app, { groups: [other] }), id)).toBeNull();
  });

  it('is new for fourteen days and a moderator while certified, to the second', async () => {
    const group = await aGroup(app);
    const moderator = await aModerator(app, { groups: [group] });
    const reader = await aMember(app, { groups: [group] });
    await write(app.dataSource.manager, `UPDATE session SET expires_at = $1`, [
      new Date(app.clock.now().getTime() + 400 * 24 * 3600_000),
    ]);
    const id = moderator.membershipId(group);
    expect(await card(reader, id)).toMatchObject({ isNew: true, isModerator: true });
    app.clock.passes(14 * 24 * 60 - 1 / 60);
    expect(await card(reader, id)).toMatchObject({ isNew: true });
    app.clock.passes(1 / 60);
    expect(await card(reader, id)).toMatchObject({ isNew: false, isModerator: true });
    await write(app.dataSource.manager, `UPDATE certificate SET valid_until = $2 WHERE account_id = $1`, [
      moderator.accountId,
      app.clock.now(),
    ]);
    expect(await card(reader, id)).toMatchObject({ isModerator: false });
  });

  it('does not become a moderator by a name, in another group or without the role', async () => {
    const [group, other] = [await aGroup(app), await aGroup(app)];
    const reader = await aMember(app, { groups: [group] });
    const elsewhere = await aMember(app, { roles: ['peerModerator'], groups: [group, other], certificates: [other] });
    expect(await card(reader, elsewhere.membershipId(group))).toMatchObject({ isModerator: false });
    const roleless = await aMember(app, { groups: [group], certificates: [group] });
    expect(await card(reader, roleless.membershipId(group))).toMatchObject({ isModerator: false });
  });
});
