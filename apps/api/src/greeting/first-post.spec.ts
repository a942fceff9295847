import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { row, rows, write } from '../platform/db.js';
import type { AppEvent } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { anApp } from '../testing/app.js';
import { noticesOf, onShift } from '../testing/desk.js';
import { aReply, aThread, keyedDocument, plainDocument } from '../testing/forum.js';
import {
  aGroup,
  aLead,
  aMember,
  aModerator,
  anAccount,
  aSession,
  ask,
  type Someone,
  type TestApp,
} from '../testing/people.js';
import { FirstPostService } from './first-post.service.js';

let app: TestApp;
let group: { id: string; slug: string; name: string };
let newcomer: Someone;
let greeter: Someone;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await write(tx(), `DELETE FROM desk_shift`);
  await write(tx(), `DELETE FROM first_post`);
  group = await aGroup(app);
  newcomer = await aMember(app, { groups: [group] });
  greeter = await aGreeter();
});

const tx = () => app.dataSource.manager;
const greets = (who: Someone, on = true, of = who) =>
  ask(app, who, `mutation ($id: UUID!, $greets: Boolean!) { greetNewPeople(id: $id, greets: $greets) { greets } }`, {
    id: of.membershipId(group),
    greets: on,
  });
async function aGreeter(): Promise<Someone> {
  const who = await aMember(app, { groups: [group] });
  await greets(who);
  return who;
}
const aFirstPost = async (by = newcomer) => {
  const thread = await aThread(app, by, group);
  await app.drain();
  return thread;
};
/** Time passes and the sweep looks. */
const hoursPass = async (hours: number) => {
  app.clock.passes(hours * 60);
  await app.drain();
  await app.sweep();
};
const stateOf = (thread: { id: string }) =>
  row<{ asked: boolean; told: boolean; answeredBy: string | null; minutes: number | null; ended: boolean }>(
    tx(),
    `SELECT greeters_asked_at IS NOT NULL AS asked, desk_told_at IS NOT NULL AS told, answered_by, ended_at IS NOT NULL AS ended,
       (extract(epoch FROM answered_at - published_at) / 60)::int AS minutes FROM first_post WHERE thread_id = $1`,
    [thread.id],
  );
/** The same person, in a session that is not locked by the time that has passed. */
const again = async (who: Someone): Promise<Someone> => ({
  ...who,
  ...(await aSession(app, who.accountId, { secondFactor: true })),
});
const waiting = async (who: Someone) =>
  (
    await ask(
      app,
      await again(who),
      `{ waitingFirstPosts { items { threadId groupName greeters } } desk { waiting { firstPosts } } }`,
    )
  ).data!;
const waitingThreads = async (who: Someone): Promise<string[]> =>
  (await waiting(who))['waitingFirstPosts'].items.map(({ threadId }: { threadId: string }) => threadId);
const move = (postId: string, to: string) => write(tx(), `UPDATE post SET state = $2 WHERE id = $1`, [postId, to]);

describe('a first post', () => {
  it('that nobody answers has greeters asked once, also when its bell is lost', async () => {
    const thread = await aFirstPost();
    await hoursPass(3.9);
    expect(await noticesOf(app, greeter)).toEqual([]);
    await hoursPass(0.2);
    await hoursPass(1);
    expect(await noticesOf(app, greeter)).toEqual(['firstPost.greet']);
    expect(await stateOf(thread)).toMatchObject({ asked: true, told: false, answeredBy: null });
  });

  it('rings at both of its times, without a sweep', async () => {
    const outbox = app.get(Outbox);
    const ringAt = outbox.ringAt.bind(outbox);
    const rung: { subscriber: string; at: Date; event: AppEvent }[] = [];
    outbox.ringAt = async (_, subscriber, at, event) => void rung.push({ subscriber, at, event });
    const start = app.clock.now();
    const thread = await aFirstPost();
    for (let bell = 0; bell < rung.length; bell++) {
      const { subscriber, at, event } = rung[bell]!;
      expect(event).toEqual({ type: 'firstPost.due', threadId: thread.id });
      app.clock.set(at);
      const [rings] = outbox.subscribersOf(event.type).filter(({ name }) => name === subscriber);
      await outbox.deliver(rings!, { ...event, eventId: randomUUID() });
    }
    outbox.ringAt = ringAt;
    expect(rung.map(({ at }) => (at.getTime() - start.getTime()) / 3_600_000)).toEqual([4, 12]);
    expect(await noticesOf(app, greeter)).toEqual(['firstPost.greet']);
  });

  it('tells a greeter in which group, and nothing about the person', async () => {
    const thread = await aFirstPost();
    await hoursPass(4);
    const [told] = await rows(tx(), `SELECT link, facts FROM notice WHERE account_id = $1`, [greeter.accountId]);
    expect(told).toEqual({ link: `/t/${thread.id}`, facts: { groupName: group.name, groupSlug: group.slug } });
  });

  it('that was answered bothers nobody, and says who was first', async () => {
    const peer = await aMember(app, { groups: [group] });
    const moderator = await aModerator(app, { groups: [group], certificates: [group] });
    const thread = await aFirstPost();
    app.clock.passes(30);
    await aReply(app, peer, thread);
    app.clock.passes(30);
    await aReply(app, await again(moderator), thread);
    await hoursPass(13);
    expect(await noticesOf(app, greeter)).toEqual([]);
    expect(await stateOf(thread)).toEqual({ asked: false, told: false, answeredBy: 'PEER', minutes: 30, ended: false });
  });

  it('is answered by staff when a moderator of the group was first', async () => {
    const moderator = await aModerator(app, { groups: [group], certificates: [group] });
    const thread = await aFirstPost();
    await aReply(app, moderator, thread);
    await app.drain();
    expect(await stateOf(thread)).toMatchObject({ answeredBy: 'STAFF', minutes: 0 });
  });

  it('is not answered by “I hear you”, by its author, or by a reply that is hidden', async () => {
    const peer = await aMember(app, { groups: [group] });
    const thread = await aFirstPost();
    await ask(app, peer, plainDocument('hear'), { postId: thread.postId });
    await aReply(app, newcomer, thread);
    const { id } = await aReply(app, peer, thread);
    await move(id, 'HIDDEN');
    await hoursPass(4);
    expect(await noticesOf(app, greeter)).toContain('firstPost.greet');
    expect(await stateOf(thread)).toMatchObject({ answeredBy: null });
  });

  it('is not answered by somebody whom its author has blocked', async () => {
    const peer = await aMember(app, { groups: [group] });
    const thread = await aFirstPost();
    await aReply(app, peer, thread);
    await write(tx(), `INSERT INTO silence VALUES ($1, $2, 'BLOCK', $3)`, [
      newcomer.membershipId(group),
      peer.membershipId(group),
      app.clock.now(),
    ]);
    await app.drain();
    expect(await stateOf(thread)).toMatchObject({ answeredBy: null });
  });

  it('starts its clock when a moderator has let it be seen', async () => {
    const careful = await aGroup(app, { premoderation: 'ALL' });
    const author = await aMember(app, { groups: [careful] });
    const thread = await aThread(app, author, careful);
    await hoursPass(6);
    expect(await stateOf(thread)).toBeNull();
    await write(
      tx(),
      `WITH p AS (UPDATE post SET state = 'PUBLISHED' WHERE id = $1), t AS (UPDATE thread SET is_visible = true WHERE id = $2)
       INSERT INTO content_transition (content_type, content_id, from_state, to_state, reason_code, policy_version, at)
       VALUES ('POST', $1, 'PREMODERATED_PENDING', 'PUBLISHED', 'test', 'test', $3)`,
      [thread.postId, thread.id, app.clock.now()],
    );
    await app.get(FirstPostService).begin(tx(), thread.id);
    const begun = await row<{ publishedAt: Date }>(tx(), `SELECT published_at FROM first_post WHERE thread_id = $1`, [
      thread.id,
    ]);
    expect(begun?.publishedAt).toEqual(app.clock.now());
  });

  it('that its author takes down waits no longer, and the next thread is the first', async () => {
    const thread = await aFirstPost();
    await ask(app, newcomer, keyedDocument('takeDownPost'), { key: randomUUID(), postId: thread.postId });
    await app.drain();
    expect(await stateOf(thread)).toMatchObject({ ended: true });
    await hoursPass(13);
    expect(await noticesOf(app, greeter)).toEqual([]);
    const next = await aFirstPost();
    expect(await stateOf(next)).toMatchObject({ ended: false });
  });

  it('whose author left waits no longer', async () => {
    const thread = await aFirstPost();
    await ask(app, newcomer, `mutation ($id: UUID!) { leaveGroup(groupId: $id) { id } }`, { id: group.id });
    await app.drain();
    expect(await stateOf(thread)).toMatchObject({ ended: true });
  });

  it('is one for each membership: a second thread and a reply start no clock', async () => {
    const thread = await aFirstPost();
    const second = await aFirstPost();
    await aReply(app, greeter, thread);
    await app.drain();
    expect(await stateOf(second)).toBeNull();
    expect(
      await rows(tx(), `SELECT 1 FROM first_post WHERE membership_id = $1`, [greeter.membershipId(group)]),
    ).toEqual([]);
  });

  it('is asked about once, however many processes look at the same moment', async () => {
    await aFirstPost();
    const thread = await aFirstPost(await aMember(app, { groups: [group] }));
    app.clock.passes(4 * 60);
    await Promise.all(
      [1, 2, 3].map(() => app.dataSource.transaction((own) => app.get(FirstPostService).look(own, thread.id))),
    );
    expect(await noticesOf(app, greeter)).toEqual(['firstPost.greet']);
  });
});

describe('those who are asked to greet', () => {
  const askedAbout = async (author: Someone) => {
    const thread = await aFirstPost(author);
    await hoursPass(4);
    const asked = await rows<{ membershipId: string }>(
      tx(),
      `SELECT membership_id FROM greeting_asked WHERE thread_id = $1 ORDER BY 1`,
      [thread.id],
    );
    return asked.map(({ membershipId }) => membershipId);
  };
  const ids = (...people: Someone[]) => people.map((who) => who.membershipId(group)).sort();
  const aNewcomer = () => aMember(app, { groups: [group] });

  it('are two at most, and others the next time', async () => {
    const [second, third, fourth] = [await aGreeter(), await aGreeter(), await aGreeter()];
    const first = await askedAbout(newcomer);
    const next = await askedAbout(await aNewcomer());
    expect([first.length, next.length]).toEqual([2, 2]);
    expect([...first, ...next].sort()).toEqual(ids(greeter, second, third, fourth));
  });

  it('are not those who stopped, left or are paused', async () => {
    const [left, paused] = [await aGreeter(), await aGreeter()];
    await greets(greeter, false);
    await ask(app, left, `mutation ($id: UUID!) { leaveGroup(groupId: $id) { id } }`, { id: group.id });
    await write(tx(), `UPDATE membership SET restricted_until = $2 WHERE id = $1`, [
      paused.membershipId(group),
      new Date(app.clock.now().getTime() + 86_400_000),
    ]);
    expect(await askedAbout(newcomer)).toEqual([]);
  });

  it.each(['MUTE', 'BLOCK'])('are never on either side of a %s with the author', async (kind) => {
    const other = await aGreeter();
    const silence = (from: Someone, to: Someone) =>
      write(tx(), `INSERT INTO silence VALUES ($1, $2, $3, $4)`, [
        from.membershipId(group),
        to.membershipId(group),
        kind,
        app.clock.now(),
      ]);
    await silence(newcomer, greeter);
    await silence(other, newcomer);
    expect(await askedAbout(newcomer)).toEqual([]);
  });

  it('are moderators of the group where nobody offered', async () => {
    await greets(greeter, false);
    const moderator = await aModerator(app, { groups: [group], certificates: [group] });
    await aModerator(app, { groups: [group], certificates: [await aGroup(app)] });
    expect(await askedAbout(newcomer)).toEqual(ids(moderator));
    expect(await noticesOf(app, moderator)).toEqual(['firstPost.greetAsModerator']);
  });

  it('offer for themselves only, and the record says so once', async () => {
    expect((await greets(newcomer, true, greeter)).code).toBe('action.forbidden');
    expect((await greets(greeter)).data?.['greetNewPeople']).toEqual({ greets: true });
    const kept = await rows(
      tx(),
      `SELECT action FROM audit_entry WHERE target_id = $1 AND action LIKE 'membership.%'`,
      [greeter.membershipId(group)],
    );
    expect(kept).toEqual([{ action: 'membership.greets' }]);
  });
});

describe('the desk', () => {
  it('has it after the second time, tells moderators on shift once, and no longer once it is answered', async () => {
    const moderator = await aModerator(app, { groups: [group], certificates: [group] });
    await onShift(app, moderator, 20);
    const thread = await aFirstPost();
    await hoursPass(11);
    expect(await waitingThreads(moderator)).toEqual([]);
    await hoursPass(1);
    await hoursPass(1);
    expect(await noticesOf(app, moderator)).toEqual(['firstPost.waits']);
    expect(await waiting(moderator)).toEqual({
      waitingFirstPosts: { items: [{ threadId: thread.id, groupName: group.name, greeters: 1 }] },
      desk: { waiting: { firstPosts: 1 } },
    });
    await aReply(app, greeter, thread);
    await app.drain();
    expect(await waitingThreads(moderator)).toEqual([]);
  });

  it('tells whoever comes on shift when nobody was there', async () => {
    const thread = await aFirstPost();
    await hoursPass(13);
    expect(await stateOf(thread)).toMatchObject({ told: false });
    const moderator = await aModerator(app, { groups: [group], certificates: [group] });
    await onShift(app, moderator);
    await app.sweep();
    expect(await noticesOf(app, moderator)).toEqual(['firstPost.waits']);
  });

  it('shows each moderator their own groups, leads all, and members nothing', async () => {
    const thread = await aFirstPost();
    await hoursPass(13);
    const elsewhere = await aGroup(app);
    const own = await aModerator(app, { groups: [group], certificates: [group] });
    const foreign = await aModerator(app, { groups: [elsewhere], certificates: [elsewhere] });
    expect(await waitingThreads(own)).toEqual([thread.id]);
    expect(await waitingThreads(foreign)).toEqual([]);
    expect(await waitingThreads(await aLead(app))).toContain(thread.id);
    expect((await ask(app, newcomer, `{ waitingFirstPosts { items { threadId } } }`)).code).toBe('action.forbidden');
  });
});

describe('the figures', () => {
  const figures = async () => {
    const manager = await anAccount(app, { roles: ['programmeManager'] });
    const { data } = await ask(
      app,
      manager,
      `{ firstPostFigures { groupId posts inTimePercent medianMinutes byPeers byStaff } }`,
    );
    return data!['firstPostFigures'].find(({ groupId }: { groupId: string }) => groupId === group.id);
  };
  const promise = async () =>
    (
      await ask(app, newcomer, `query ($slug: String!) { group(slug: $slug) { firstPostPromise } }`, {
        slug: group.slug,
      })
    ).data!['group'].firstPostPromise;
  const answeredPosts = async (many: number, afterMinutes: number) => {
    for (let n = 0; n < many; n++) {
      const thread = await aThread(app, await aMember(app, { groups: [group] }), group);
      app.clock.passes(afterMinutes);
      await aReply(app, greeter, thread);
      await app.drain();
    }
  };

  it('count what was answered in time, and only then promise a time', async () => {
    expect(await promise()).toBeNull();
    await answeredPosts(5, 10);
    expect(await figures()).toEqual({
      groupId: group.id,
      posts: 5,
      inTimePercent: 100,
      medianMinutes: 10,
      byPeers: 5,
      byStaff: 0,
    });
    expect(await promise()).toBe(24 * 60);
    await aFirstPost();
    await hoursPass(25);
    expect((await figures()).inTimePercent).toBe(83);
    expect(await promise()).toBeNull();
  });

  it('hide numbers from 1 to 4, and are for those who run the groups', async () => {
    await answeredPosts(1, 10);
    expect(await figures()).toMatchObject({ posts: null, inTimePercent: null, medianMinutes: null, byPeers: null });
    expect((await ask(app, greeter, `{ firstPostFigures { posts } }`)).code).toBe('action.forbidden');
  });
});
