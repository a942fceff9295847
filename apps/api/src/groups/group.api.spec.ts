import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import type { JoinRule, Standing } from '@kith/domain/group/membership';
import { groupPolicy } from '@kith/domain/group/group.policy';

import { Db, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { onShift } from '../testing/desk.js';
import {
  aCertificate,
  aClinician,
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';
import { GroupService } from './group.service.js';
import { GroupStore } from './group.store.js';

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const list = `{ groups { id slug name sizeBand joinRule moderators { membershipId displayName avatar } myMembership { displayName standing }
  viewerCan { join ask leave write enterRoom } } }`;
const one = `query ($slug: String!) { group(slug: $slug) { id name viewerCan { join ask leave write enterRoom } myMembership { standing moderates restrictedUntil } } }`;
const slugs = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.data?.['groups'].map((group: { slug: string }) => group.slug);
const setStanding = (membershipId: string, standing: Standing) =>
  write(app.dataSource.manager, `UPDATE membership SET standing = $2 WHERE id = $1`, [membershipId, standing]);

describe('groups', () => {
  it('are listed to strangers, those by invitation and the archived ones left out', async () => {
    const [open, asking, hidden, archived] = [
      await aGroup(app),
      await aGroup(app, { joinRule: 'ASK' }),
      await aGroup(app, { joinRule: 'INVITED' }),
      await aGroup(app),
    ];
    await write(app.dataSource.manager, `UPDATE peer_group SET archived_at = $2 WHERE id = $1`, [
      archived.id,
      app.clock.now(),
    ]);

    const listed = slugs(await ask(app, null, list));
    expect(listed).toEqual(expect.arrayContaining([open.slug, asking.slug]));
    expect(listed).not.toContain(hidden.slug);
    expect(listed).not.toContain(archived.slug);
    expect((await ask(app, null, one, { slug: open.slug })).code).toBe('auth.required');
  });

  it('tell strangers nothing about who moderates them: peer moderators are patients too', async () => {
    const group = await aGroup(app);
    const moderator = await aModerator(app, { groups: [group] });
    await onShift(app, moderator);
    const who = `{ groups { slug moderators { displayName } moderatorsHere { displayName until } room { id } } }`;
    const seenBy = async (someone: Parameters<typeof ask>[1]) =>
      (await ask(app, someone, who)).data?.['groups'].find((one: { slug: string }) => one.slug === group.slug);

    expect(await seenBy(null)).toEqual({ slug: group.slug, moderators: [], moderatorsHere: [], room: null });
    const waiting = await aLead(app, { secondFactor: false });
    expect(await seenBy(waiting)).toMatchObject({ moderators: [], moderatorsHere: [] });
    const inside = await seenBy(await aMember(app, { groups: [group] }));
    expect([inside.moderators.length, inside.moderatorsHere.length]).toEqual([1, 1]);
  });

  it('by invitation exist for their members, moderators and leads, and for nobody else', async () => {
    const hidden = await aGroup(app, { joinRule: 'INVITED' });
    const see: [Someone, boolean][] = [
      [await aMember(app, { groups: [hidden] }), true],
      [await anAccount(app, { roles: ['peerModerator'], certificates: [hidden] }), true],
      [await aLead(app), true],
      [await aMember(app), false],
      [await aModerator(app, { groups: [await aGroup(app)] }), false],
      [await aClinician(app), false],
    ];
    for (const [who, sees] of see) {
      expect([
        slugs(await ask(app, who, list)).includes(hidden.slug),
        (await ask(app, who, one, { slug: hidden.slug })).data?.['group'] !== null,
      ]).toEqual([sees, sees]);
    }
  });

  it('are listed exactly as the policy lets each person read them', async () => {
    const store = app.get(GroupStore);
    const service = app.get(GroupService);
    const db = app.get(Db).reader;
    const groups = [];
    for (const joinRule of ['OPEN', 'ASK', 'INVITED'] as JoinRule[]) {
      for (const archived of [false, true]) {
        const group = await aGroup(app, { joinRule });
        if (archived)
          await write(db, `UPDATE peer_group SET archived_at = $2 WHERE id = $1`, [group.id, app.clock.now()]);
        groups.push(group);
      }
    }
    const people: Someone[] = [
      await aMember(app),
      await aLead(app),
      await aClinician(app),
      await anAccount(app, { roles: ['administrator'] }),
    ];
    for (const standing of ['ASKED', 'ACTIVE', 'LEFT', 'DECLINED', 'REMOVED'] as Standing[]) {
      const person = await aMember(app, { groups });
      for (const group of groups) await setStanding(person.membershipId(group), standing);
      people.push(person);
    }
    people.push(
      await anAccount(app, { roles: ['peerModerator'], certificates: groups }),
      await anAccount(app, { roles: ['clinicalLead'] }),
    );

    for (const { actor } of people) {
      const listed = new Set((await store.visibleTo(db, actor)).map(({ id }) => id));
      for (const group of groups) {
        const subject = await service.subjectOf(db, actor, await store.find(db, group.id));
        expect([group.slug, actor.roles, listed.has(group.id)]).toEqual([
          group.slug,
          actor.roles,
          groupPolicy.read(actor, subject!),
        ]);
      }
    }
  });

  it('say how large they are in bands, and who moderates them under the name worn there', async () => {
    const group = await aGroup(app, { name: 'Night shifts' });
    const moderator = await aModerator(app, { groups: [group], name: 'Maple' });
    await anAccount(app, { roles: ['peerModerator'], certificates: [group], workName: 'Sam' });
    const lapsed = await anAccount(app, { roles: ['peerModerator'], groups: [group], name: 'Yesterday' });
    await aCertificate(app, lapsed.accountId, group, app.clock.now());

    const found = (await ask(app, await aMember(app), list)).data?.['groups'].find(
      (one: { slug: string }) => one.slug === group.slug,
    );
    expect(found.sizeBand).toBe('A_FEW');
    expect(found.moderators).toHaveLength(2);
    expect(found.moderators).toContainEqual({
      membershipId: moderator.membershipId(group),
      displayName: 'Maple',
      avatar: 'kettle-clay',
    });
    expect(found.moderators).toContainEqual({ membershipId: null, displayName: 'Sam', avatar: 'hills-stone' });
  });

  it('cost the same number of statements, ten of them or forty', async () => {
    const other = await anApp();
    const count = async (who: Someone) => {
      let groups = 0;
      const statements = await statementsOf(async () => {
        groups = (await ask(other, who, list)).data?.['groups'].length;
      });
      return { statements: statements.length, groups };
    };
    const groups = [];
    for (let n = 0; n < 10; n++) groups.push(await aGroup(other));
    const member = await aMember(other, { groups });
    const ten = await count(member);
    for (let n = 0; n < 30; n++) await aModerator(other, { groups: [await aGroup(other)] });
    const forty = await count(member);

    expect([ten.groups, forty.groups]).toEqual([10, 40]);
    expect(forty.statements).toBe(ten.statements);
    await other.close();
  });

  it('tell the viewer what they may do there', async () => {
    const group = await aGroup(app);
    const may = async (who: Someone) => (await ask(app, who, one, { slug: group.slug })).data?.['group'].viewerCan;
    expect(await may(await aMember(app))).toEqual({
      join: true,
      ask: false,
      leave: false,
      write: false,
      enterRoom: false,
    });
    expect(await may(await aMember(app, { groups: [group] }))).toEqual({
      join: false,
      ask: false,
      leave: true,
      write: true,
      enterRoom: true,
    });
    expect(await may(await aMember(app, { groups: [group], emailConfirmed: false }))).toMatchObject({ write: false });
  });
});

describe('writing in a group', () => {
  const forWriting = (who: Someone, groupId: string) =>
    app
      .get(GroupService)
      .requireActive(app.get(Db).reader, who.actor, groupId, { forWriting: true })
      .then(
        () => 'may',
        (error: { code: string }) => error.code,
      );

  it('is for its members, with a confirmed address and no restriction', async () => {
    const [group, hidden] = [await aGroup(app), await aGroup(app, { joinRule: 'INVITED' })];
    const restricted = await aMember(app, { groups: [group] });
    const until = new Date(app.clock.now().getTime() + 60 * 60_000);
    await app.get(GroupService).restrict(app.get(Db).reader, restricted.membershipId(group), until);

    expect(await forWriting(await aMember(app, { groups: [group] }), group.id)).toBe('may');
    expect(await forWriting(await aMember(app), group.id)).toBe('membership.required');
    expect(await forWriting(await aLead(app), group.id)).toBe('membership.required');
    expect(await forWriting(await aMember(app), hidden.id)).toBe('resource.notFound');
    expect(await forWriting(await aMember(app), randomUUID())).toBe('resource.notFound');
    expect(await forWriting(await aMember(app, { groups: [group], emailConfirmed: false }), group.id)).toBe(
      'account.emailUnconfirmed',
    );

    app.clock.passes(60 - 1 / 60);
    expect(await forWriting(restricted, group.id)).toBe('membership.restricted');
    app.clock.passes(1 / 60);
    expect(await forWriting(restricted, group.id)).toBe('may');
  });

  it('and reading: moderators and leads read without being members, others do not', async () => {
    const group = await aGroup(app);
    const reads = (who: Someone) => app.get(GroupService).canRead(app.get(Db).reader, who.actor, group.id);
    expect([
      await reads(await aMember(app, { groups: [group] })),
      await reads(await anAccount(app, { roles: ['peerModerator'], certificates: [group] })),
      await reads(await aLead(app)),
      await reads(await aMember(app)),
      await reads(await aClinician(app)),
      await reads(await anAccount(app, { roles: ['administrator'] })),
    ]).toEqual([true, true, true, false, false, false]);
  });
});

describe('a visit', () => {
  const visit = (who: { cookie: string } | null, groupId: string) =>
    ask(app, who, `mutation ($groupId: UUID!) { visitGroup(groupId: $groupId) { myMembership { lastVisitAt } } }`, {
      groupId,
    });
  const since = async (who: Someone, groupId: string) =>
    (await visit(who, groupId)).data?.['visitGroup'].myMembership?.lastVisitAt;

  it('remembers when the visit before it ended, and goes on over short pauses', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    expect(await since(member, group.id)).toBeNull();
    app.clock.passes(29);
    expect(await since(member, group.id)).toBeNull();
    const ended = app.clock.now().toISOString();

    app.clock.passes(24 * 60);
    expect(await since(member, group.id)).toBe(ended);
    app.clock.passes(10);
    expect(await since(member, group.id)).toBe(ended);
  });

  it('counts once when several tabs open at the same moment', async () => {
    const group = await aGroup(app);
    const member = await aMember(app, { groups: [group] });
    await visit(member, group.id);
    const ended = app.clock.now().toISOString();
    app.clock.passes(60);
    await Promise.all(Array.from({ length: 5 }, () => visit(member, group.id)));
    expect(await since(member, group.id)).toBe(ended);
  });

  it('is for those who may read there', async () => {
    const [group, hidden] = [await aGroup(app), await aGroup(app, { joinRule: 'INVITED' })];
    expect((await visit(await aMember(app), group.id)).code).toBe('membership.required');
    expect((await visit(await aMember(app), hidden.id)).code).toBe('resource.notFound');
    expect((await visit(await aMember(app), 'no-id')).code).toBe('input.invalid');
    expect((await visit(null, group.id)).code).toBe('auth.required');
    expect((await visit(await aLead(app), group.id)).data?.['visitGroup']).toEqual({ myMembership: null });
  });
});
