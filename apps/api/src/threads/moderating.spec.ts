import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { PostState } from '@kith/domain/post/post';

import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aPage, aReply, aThread, threadDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { ThreadService } from './thread.service.js';

let app: TestApp;
let threads: ThreadService;
let group: { id: string; slug: string };
let opener: Someone;
let member: Someone;
let moderator: Someone;
let thread: { id: string; postId: string };
let reply: { id: string };

beforeAll(async () => {
  app = await anApp();
  threads = app.get(ThreadService);
});
beforeEach(async () => {
  group = await aGroup(app);
  [opener, member, moderator] = [
    await aMember(app, { groups: [group], name: 'Second Kettle' }),
    await aMember(app, { groups: [group], name: 'Night Baker' }),
    await aModerator(app, { groups: [group], name: 'Ade' }),
  ];
  thread = await aThread(app, opener, group, { title: 'Eating out', body: 'How do you manage?' });
  reply = await aReply(app, member, thread, 'I ring the place.');
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
const move = (postId: string, to: PostState, reasonCode = 'spec') =>
  app.get(Db).tx((tx) => threads.moderate(tx, postId, { to, actorId: moderator.accountId, reasonCode, note: 'why' }));
const repliesOff = (postId: string, on: boolean) =>
  app.get(Db).tx((tx) => threads.setRepliesOff(tx, postId, on, moderator.accountId));
const facts = (id = thread.id) =>
  row(db(), `SELECT is_visible, replies_off, reply_count FROM thread WHERE id = $1`, [id]);
const published = async (who: Someone) =>
  (await row<{ postsPublished: number }>(db(), `SELECT posts_published FROM membership WHERE id = $1`, [
    who.membershipId(group),
  ]))!.postsPublished;
const events = (type: string) =>
  rows<{ payload: Record<string, string> }>(
    db(),
    `SELECT payload FROM domain_event WHERE type = $1 ORDER BY occurred_at, id`,
    [type],
  );
const notices = (who: Someone) =>
  rows<{ kind: string; link: string; facts: object }>(
    db(),
    `SELECT kind, link, facts FROM notice WHERE account_id = $1 ORDER BY id`,
    [who.accountId],
  );

describe('a move by the desk', () => {
  it('keeps its record with who, why, note and the rules it was made under (R19)', async () => {
    expect(await move(reply.id, 'HIDDEN', 'riskyDetail')).toEqual({ from: 'PUBLISHED', to: 'HIDDEN' });
    expect(
      await rows(
        db(),
        `SELECT from_state, to_state, actor_id, reason_code, note, policy_version, at FROM content_transition WHERE content_id = $1`,
        [reply.id],
      ),
    ).toEqual([
      {
        fromState: 'PUBLISHED',
        toState: 'HIDDEN',
        actorId: moderator.accountId,
        reasonCode: 'riskyDetail',
        note: 'why',
        policyVersion: 'posts-1',
        at: app.clock.now(),
      },
    ]);
    expect((await events('post.stateChanged')).at(-1)?.payload).toMatchObject({
      contentId: reply.id,
      from: 'PUBLISHED',
      to: 'HIDDEN',
      membershipId: member.membershipId(group),
    });
  });

  it('keeps the counts right: away and back', async () => {
    await move(reply.id, 'HIDDEN');
    expect([await facts(), await published(member)]).toEqual([
      { isVisible: true, repliesOff: false, replyCount: 0 },
      0,
    ]);
    await move(reply.id, 'REMOVED');
    expect([await facts(), await published(member)]).toEqual([
      { isVisible: true, repliesOff: false, replyCount: 0 },
      0,
    ]);
    await move(reply.id, 'PUBLISHED');
    expect([await facts(), await published(member)]).toEqual([
      { isVisible: true, repliesOff: false, replyCount: 1 },
      1,
    ]);
  });

  it('of the opening post takes the thread out of the list and leaves a note in its place (R20)', async () => {
    await move(thread.postId, 'HIDDEN');
    expect(await facts()).toEqual({ isVisible: false, repliesOff: false, replyCount: 1 });
    const list = `query ($slug: String!) { threads(groupSlug: $slug, sort: NEWEST) { items { id } } }`;
    expect((await ask(app, member, list, { slug: group.slug })).data!['threads'].items).toEqual([]);
    const seen = (await ask(app, member, threadDocument, { id: thread.id })).data!['thread'];
    expect(seen).toMatchObject({ title: '', opening: { tombstone: 'BEING_LOOKED_AT', author: null } });
    expect((await aPage(app, member, thread)).items[1]).toMatchObject({ bodyHtml: '<p>I ring the place.</p>' });
    await move(thread.postId, 'PUBLISHED');
    expect((await ask(app, member, list, { slug: group.slug })).data!['threads'].items).toEqual([{ id: thread.id }]);
  });

  it('to where it is changes nothing; one the table does not list is refused', async () => {
    await move(reply.id, 'HIDDEN');
    const before = (await events('post.stateChanged')).length;
    expect(await move(reply.id, 'HIDDEN')).toEqual({ from: 'HIDDEN', to: 'HIDDEN' });
    expect(await events('post.stateChanged')).toHaveLength(before);
    await expect(move(reply.id, 'DECLINED')).rejects.toMatchObject({ code: 'post.illegalTransition' });
    await expect(move('01890000-0000-7000-8000-000000000000', 'HIDDEN')).rejects.toMatchObject({
      code: 'resource.notFound',
    });
  });

  it('by two people at once is made once', async () => {
    await Promise.all([move(reply.id, 'HIDDEN'), move(reply.id, 'HIDDEN'), move(reply.id, 'HIDDEN')]);
    expect(await rows(db(), `SELECT 1 FROM content_transition WHERE content_id = $1`, [reply.id])).toHaveLength(1);
    expect(await facts()).toMatchObject({ replyCount: 0 });
  });

  it('that brings a community-only reply back leaves it community-only', async () => {
    await move(reply.id, 'PUBLISHED_RESTRICTED');
    await move(reply.id, 'HIDDEN');
    expect(await move(reply.id, 'PUBLISHED')).toEqual({ from: 'HIDDEN', to: 'PUBLISHED_RESTRICTED' });
  });

  it('publishes what waited: it counts, moves the thread up, and only then tells the one it answers', async () => {
    await app.drain();
    await write(db(), `DELETE FROM notice`);
    await write(db(), `UPDATE peer_group SET premoderation = 'ALL' WHERE id = $1`, [group.id]);
    const pending = await aReply(app, member, thread, 'May I?');
    await app.drain();
    expect([await notices(opener), (await facts()) as object]).toMatchObject([[], { replyCount: 1 }]);
    app.clock.passes(30);
    await move(pending.id, 'PUBLISHED');
    await app.drain();
    expect(await facts()).toMatchObject({ replyCount: 2 });
    expect(await row(db(), `SELECT last_activity_at FROM thread WHERE id = $1`, [thread.id])).toEqual({
      lastActivityAt: app.clock.now(),
    });
    expect(await notices(opener)).toMatchObject([
      { kind: 'reply', facts: { authorName: 'Night Baker', to: 'thread' } },
    ]);
  });
});

describe('replies off', () => {
  it('closes a thread and opens it again', async () => {
    await repliesOff(thread.postId, true);
    expect(await facts()).toMatchObject({ repliesOff: true, isVisible: true });
    const seen = (await ask(app, member, threadDocument, { id: thread.id })).data!['thread'];
    expect(seen).toMatchObject({
      repliesOff: true,
      viewerCan: { reply: false, whyNot: 'thread.repliesOff' },
      opening: { state: 'REPLIES_OFF', viewerCan: { reply: false } },
    });
    await expect(aReply(app, member, thread)).rejects.toThrow('thread.repliesOff');
    await repliesOff(thread.postId, false);
    expect((await aReply(app, member, thread)).outcome).toBe('PUBLISHED');
  });

  it('stays on while the thread is hidden and when it comes back', async () => {
    await repliesOff(thread.postId, true);
    await move(thread.postId, 'HIDDEN');
    expect(await move(thread.postId, 'PUBLISHED')).toEqual({ from: 'HIDDEN', to: 'REPLIES_OFF' });
    expect(await facts()).toMatchObject({ repliesOff: true });
    await move(thread.postId, 'HIDDEN');
    await repliesOff(thread.postId, false);
    expect(await move(thread.postId, 'PUBLISHED')).toEqual({ from: 'HIDDEN', to: 'PUBLISHED' });
    expect(await facts()).toMatchObject({ repliesOff: false, isVisible: true });
  });

  it('gives a community-only post back as it was', async () => {
    await move(thread.postId, 'PUBLISHED_RESTRICTED');
    await repliesOff(thread.postId, true);
    await repliesOff(thread.postId, false);
    expect(await row(db(), `SELECT state FROM post WHERE id = $1`, [thread.postId])).toEqual({
      state: 'PUBLISHED_RESTRICTED',
    });
  });

  it('on one reply closes only that one', async () => {
    await repliesOff(reply.id, true);
    await expect(aReply(app, opener, thread, 'But', reply.id)).rejects.toThrow('thread.repliesOff');
    expect((await aReply(app, opener, thread, 'Well')).outcome).toBe('PUBLISHED');
    await repliesOff(reply.id, false);
    expect((await aReply(app, opener, thread, 'But', reply.id)).outcome).toBe('PUBLISHED');
  });
});

describe('a post for review', () => {
  const content = (id: string) => app.get(Db).tx((tx) => threads.contentForReview(tx, id));

  it('comes with its title, its link and ten posts each way, as they are now', async () => {
    const people = await Promise.all([1, 2, 3, 4, 5, 6].map(() => aMember(app, { groups: [group] })));
    for (const who of people) for (let n = 0; n < 4; n++) await aReply(app, who, thread, 'So do I.');
    const twelfth = await row<{ id: string }>(db(), `SELECT id FROM post WHERE thread_id = $1 AND number = 22`, [
      thread.id,
    ]);
    const found = (await content(twelfth!.id))!;

    expect(found).toMatchObject({
      contentType: 'POST',
      title: null,
      bodySource: 'So do I.',
      state: 'PUBLISHED',
      version: 1,
      repliesOff: false,
      link: `/t/${thread.id}?post=22`,
    });
    expect([found.before.length, found.after.length]).toEqual([10, 4]);
    expect(found.before[0]?.at.getTime()).toBeLessThanOrEqual(found.before[9]!.at.getTime());
    expect(await content(thread.postId)).toMatchObject({
      title: 'Eating out',
      link: `/t/${thread.id}`,
      membershipId: opener.membershipId(group),
      before: [],
      after: [{ authorName: 'Night Baker', text: 'I ring the place.' }, {}, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  it("comes without what others took back or had hidden, but with the same author's own", async () => {
    const own = await aReply(app, opener, thread, 'Mine, hidden');
    await move(own.id, 'HIDDEN');
    await move(reply.id, 'HIDDEN');
    expect((await content(thread.postId))!.after.map(({ text }) => text)).toEqual(['Mine, hidden']);
    expect(await content('01890000-0000-7000-8000-000000000000')).toBeNull();
  });
});

describe("a moderator's reply in the open", () => {
  const replyAs = (who: Someone, contentId: string) =>
    app.get(Db).tx((tx) => threads.replyAs(tx, who.actor, { contentId, body: 'I hear you, and I am here.' }));

  it("stands under the post, marked as a moderator's", async () => {
    const made = await replyAs(moderator, reply.id);
    expect((await aPage(app, member, thread)).items.at(-1)).toMatchObject({
      id: made.id,
      author: { displayName: 'Ade', isModerator: true },
      replyTo: { number: 2 },
    });
  });

  it('needs a membership in the group', async () => {
    await expect(replyAs(await aLead(app), reply.id)).rejects.toMatchObject({ code: 'membership.required' });
  });
});

describe('a reply is told', () => {
  const silence = (from: Someone, target: Someone, kind: string) =>
    write(db(), `INSERT INTO silence VALUES ($1, $2, $3, now())`, [
      from.membershipId(group),
      target.membershipId(group),
      kind,
    ]);
  beforeEach(async () => {
    await app.drain();
    await write(db(), `DELETE FROM notice`);
  });

  it('once to the author it answers and once to the one who opened the thread, without a word of it', async () => {
    const { id, number } = await aReply(app, moderator, thread, 'What a secret', reply.id);
    await app.drain();
    await app.drain();
    const link = `/t/${thread.id}?post=${number}`;
    const common = {
      groupName: expect.any(String),
      groupSlug: group.slug,
      authorName: 'Ade',
      authorAvatar: 'kettle-clay',
      threadId: thread.id,
    };
    expect(await notices(member)).toEqual([{ kind: 'reply', link, facts: { ...common, to: 'post' } }]);
    expect(await notices(opener)).toEqual([{ kind: 'reply', link, facts: { ...common, to: 'thread' } }]);
    expect(JSON.stringify([await notices(member), await notices(opener)])).not.toContain('secret');
    expect(await rows(db(), `SELECT key FROM notice WHERE key = $1`, [`reply:${id}`])).toHaveLength(2);
  });

  it('not to oneself', async () => {
    await aReply(app, opener, thread, 'And another thing', thread.postId);
    await app.drain();
    expect(await notices(opener)).toEqual([]);
  });

  it.each([
    ['to somebody who muted the writer', () => silence(opener, moderator, 'MUTE')],
    ['to somebody who blocked the writer', () => silence(opener, moderator, 'BLOCK')],
    ['to somebody whom the writer blocked', () => silence(moderator, opener, 'BLOCK')],
    [
      'to somebody who left',
      () => write(db(), `UPDATE membership SET standing = 'LEFT' WHERE id = $1`, [opener.membershipId(group)]),
    ],
  ])('not %s', async (_who, bringAbout) => {
    await aReply(app, moderator, thread, 'Hello');
    await bringAbout();
    await app.drain();
    expect(await notices(opener)).toEqual([]);
  });

  it('not after it was hidden', async () => {
    const { id } = await aReply(app, moderator, thread, 'Hello');
    await move(id, 'HIDDEN');
    await app.drain();
    expect(await notices(opener)).toEqual([]);
  });
});
