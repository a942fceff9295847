import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { threadPolicy } from '@kith/domain/thread/thread.policy';
import type { PostState } from '@kith/domain/post/post';
import { postPolicy } from '@kith/domain/post/post.policy';

import { write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aPage, aReply, aThread, postsDocument, type Seen, threadDocument } from '../testing/forum.js';
import { aGroup, aLead, aMember, aMembership, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';
import { postRows } from './post.loader.js';
import { readThreads } from './thread.loader.js';
import { postSubject, threadSubject } from './thread.view.js';

let app: TestApp;
let group: { id: string; slug: string };
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  group = await aGroup(app);
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
const listDocument = `query ($groupSlug: String!, $sort: ThreadSort!, $after: String, $before: String, $first: Int) {
  threads(groupSlug: $groupSlug, sort: $sort, after: $after, before: $before, first: $first) {
    items { id title firstLine topic author { displayName isModerator } replyCount newReplies isUnread groupName groupSlug lastActivityAt }
    page { hasNext next previous } before newSinceVisit sinceAt } }`;
const list = async (who: Someone, more: Record<string, unknown> = {}) => {
  const answer = await ask(app, who, listDocument, { groupSlug: group.slug, sort: 'NEWEST', ...more });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!['threads'] as {
    items: Seen[];
    page: Seen;
    before: string | null;
    newSinceVisit: number;
    sinceAt: string | null;
  };
};
const titles = (page: { items: Seen[] }) => page.items.map(({ title }) => title);
const silence = (from: string, target: string, kind: 'MUTE' | 'BLOCK') =>
  write(db(), `INSERT INTO silence VALUES ($1, $2, $3, now())`, [from, target, kind]);

/** Threads and replies straight into the database, for lists that must be long. */
async function manyThreads(count: number, author: Someone): Promise<void> {
  await db().query(
    `WITH t AS (INSERT INTO thread (group_id, author_id, title, last_activity_at, created_at)
       SELECT $1, $2, 'Thread ' || n, $3::timestamptz + n % 7 * interval '1 minute', $3::timestamptz + n % 5 * interval '1 minute'
       FROM generate_series(1, $4::integer) n RETURNING id, title)
     INSERT INTO post (thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
     SELECT id, $1, $2, 1, title, '<p>' || title || '</p>', 'PUBLISHED', $3 FROM t`,
    [group.id, author.membershipId(group), app.clock.now(), count],
  );
}
async function manyReplies(threadId: string, count: number, authors: readonly string[]): Promise<void> {
  await db().query(
    `INSERT INTO post (thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
     SELECT $1, $2, ($3::uuid[])[1 + n % cardinality($3::uuid[])], n + 1, 'r', '<p>r</p>', 'PUBLISHED', $4 FROM generate_series(1, $5::integer) n`,
    [threadId, group.id, authors, app.clock.now(), count],
  );
  await db().query(`UPDATE thread SET last_number = $2, reply_count = $2 - 1 WHERE id = $1`, [threadId, count + 1]);
}

describe('the list of threads', () => {
  it.each(['NEWEST', 'OLDEST', 'NO_REPLY'])('gives every thread exactly once over pages of 20: %s', async (sort) => {
    const author = await aMember(app, { groups: [group] });
    await manyThreads(47, author);
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await list(author, { sort, after });
      seen.push(...page.items.map(({ id }) => id));
      sizes.push(page.items.length);
      expect(page.page['previous']).toBe(after);
      after = page.page['next'];
      more = page.page['hasNext'];
    }
    expect(sizes).toEqual([20, 20, 7]);
    expect(new Set(seen).size).toBe(47);
  });

  it.each(['NEWEST', 'OLDEST', 'NO_REPLY'])('goes back the way one came, page by page: %s', async (sort) => {
    const author = await aMember(app, { groups: [group] });
    await manyThreads(47, author);
    const ids = (page: { items: Seen[] }) => page.items.map(({ id }) => id);
    const first = await list(author, { sort });
    const second = await list(author, { sort, after: first.page['next'] });
    const third = await list(author, { sort, after: second.page['next'] });

    expect(first.before).toBeNull();
    const back = await list(author, { sort, before: third.before });
    expect(ids(back)).toEqual(ids(second));
    expect(back.page).toMatchObject({ hasNext: true, next: second.page['next'] });
    const start = await list(author, { sort, before: back.before });
    expect([ids(start), start.before]).toEqual([ids(first), null]);
    // Less than a page before it: the first page as it is now.
    const eighth = await list(author, { sort, first: 8 });
    const after8 = await list(author, { sort, after: eighth.page['next'] });
    expect(ids(await list(author, { sort, before: after8.before }))).toEqual(ids(first));
  });

  it('puts the last activity first, or the first opened, or only what nobody has answered', async () => {
    const author = await aMember(app, { groups: [group] });
    const first = await aThread(app, author, group, { title: 'first' });
    app.clock.passes(1);
    await aThread(app, author, group, { title: 'second' });
    app.clock.passes(1);
    await aReply(app, author, first);

    expect(titles(await list(author))).toEqual(['first', 'second']);
    expect(titles(await list(author, { sort: 'OLDEST' }))).toEqual(['first', 'second']);
    expect(titles(await list(author, { sort: 'NO_REPLY' }))).toEqual(['second']);
  });

  it('shows who wrote, the first line without marks, and what is new for the reader', async () => {
    const author = await aModerator(app, { groups: [group], name: 'Old Bicycle' });
    const reader = await aMember(app, { groups: [group] });
    const thread = await aThread(app, author, group, { title: 'Hello', body: '**First** line\n\nmore', topic: 'food' });
    const row = async () => (await list(reader)).items[0];

    expect(await row()).toMatchObject({
      title: 'Hello',
      firstLine: 'First line',
      topic: 'food',
      author: { displayName: 'Old Bicycle', isModerator: true },
      replyCount: 0,
      newReplies: 0,
      isUnread: true,
    });
    await ask(app, reader, `mutation ($id: UUID!) { markRead(threadId: $id, number: 1) { firstUnread } }`, {
      id: thread.id,
    });
    expect(await row()).toMatchObject({ isUnread: false, newReplies: 0 });
    await aReply(app, author, thread);
    await aReply(app, author, thread);
    expect(await row()).toMatchObject({ isUnread: true, newReplies: 2, replyCount: 2 });
  });

  it('counts as new only what others wrote and the reader can see; so does Today', async () => {
    const [author, reader, blocker, muted] = [
      await aMember(app, { groups: [group] }),
      await aMember(app, { groups: [group] }),
      await aMember(app, { groups: [group] }),
      await aMember(app, { groups: [group] }),
    ];
    const thread = await aThread(app, author, group);
    const mine = reader.membershipId(group);
    await silence(blocker.membershipId(group), mine, 'BLOCK');
    await silence(mine, muted.membershipId(group), 'MUTE');
    const read = (number: number) =>
      ask(app, reader, `mutation ($id: UUID!, $number: Int!) { markRead(threadId: $id, number: $number) { id } }`, {
        id: thread.id,
        number,
      });
    const seen = async () => {
      const { newReplies, isUnread, replyCount } = (await list(reader)).items[0]!;
      const { data } = await ask(app, reader, threadDocument, { id: thread.id });
      const today = (await ask(app, reader, `{ today { threads { id } } }`)).data!['today'].threads;
      return { newReplies, isUnread, replyCount, firstUnread: data!['thread'].firstUnread, today: today.length };
    };
    await read(1);
    await aReply(app, reader, thread, 'Mine');
    const held = await aReply(app, author, thread, 'Held');
    await write(db(), `UPDATE post SET state = 'HELD' WHERE id = $1`, [held.id]);
    await write(db(), `UPDATE thread SET reply_count = reply_count - 1 WHERE id = $1`, [thread.id]);
    await aReply(app, muted, thread, 'Folded');
    await aReply(app, blocker, thread, 'Not there for the reader');

    expect(await seen()).toEqual({ newReplies: 0, isUnread: false, replyCount: 2, firstUnread: null, today: 0 });
    expect((await list(author)).items[0]).toMatchObject({ newReplies: 3, replyCount: 3 });
    const { number } = await aReply(app, author, thread, 'News');
    expect(await seen()).toEqual({ newReplies: 1, isUnread: true, replyCount: 3, firstUnread: number, today: 1 });
    await read(number);
    expect(await seen()).toMatchObject({ newReplies: 0, isUnread: false, firstUnread: null, today: 0 });
  });

  it('says of a thread that nobody but somebody who blocks has answered: no reply yet', async () => {
    const [reader, blocker] = [await aMember(app, { groups: [group] }), await aMember(app, { groups: [group] })];
    await silence(blocker.membershipId(group), reader.membershipId(group), 'BLOCK');
    const thread = await aThread(app, reader, group);
    await aReply(app, blocker, thread);
    const count = async (who: Someone) =>
      (await ask(app, who, threadDocument, { id: thread.id })).data!['thread'].replyCount;
    expect([(await list(reader)).items[0]!['replyCount'], await count(reader), await count(blocker)]).toEqual([
      0, 0, 1,
    ]);
    expect(await count(await aLead(app))).toBe(1);
  });

  it('counts what others opened since the last visit', async () => {
    const author = await aMember(app, { groups: [group] });
    const reader = await aMember(app, { groups: [group] });
    await aThread(app, author, group);
    expect(await list(reader)).toMatchObject({ newSinceVisit: 0, sinceAt: null });
    const since = app.clock.now();
    const visit = () => ask(app, reader, `mutation ($id: UUID!) { visitGroup(groupId: $id) { id } }`, { id: group.id });
    await visit();
    app.clock.passes(60);
    await aThread(app, author, group);
    await aThread(app, author, group);
    await aThread(app, reader, group);
    const fromOutside = async () =>
      (await ask(app, reader, `query ($slug: String!) { group(slug: $slug) { newThreads } }`, { slug: group.slug }))
        .data!['group'].newThreads;

    expect(await fromOutside()).toBe(2);
    await visit();
    expect(await list(reader)).toMatchObject({ newSinceVisit: 2, sinceAt: since.toISOString() });
    expect(await fromOutside()).toBe(0);
  });

  it.each([
    ['a stranger to the group', async () => aMember(app), 'membership.required'],
    ['nobody signed in', async () => null, 'auth.required'],
  ])('is closed to %s', async (_who, make, code) => {
    expect((await ask(app, await make(), listDocument, { groupSlug: group.slug, sort: 'NEWEST' })).code).toBe(code);
  });

  it("of a group that does not exist is not there, and a mark of somebody's own making is refused", async () => {
    const reader = await aMember(app, { groups: [group] });
    expect((await ask(app, reader, listDocument, { groupSlug: 'nowhere', sort: 'NEWEST' })).code).toBe(
      'resource.notFound',
    );
    for (const after of ['x', Buffer.from('[1,"1 OR 1=1"]').toString('base64url')]) {
      expect((await ask(app, reader, listDocument, { groupSlug: group.slug, sort: 'NEWEST', after })).code).toBe(
        'input.invalid',
      );
    }
  });

  it('never gives more than 50 at once', async () => {
    const author = await aMember(app, { groups: [group] });
    await manyThreads(60, author);
    expect((await list(author, { first: 10_000 })).items).toHaveLength(50);
    expect((await list(author, { first: -3 })).items).toHaveLength(1);
  });
});

describe('who sees which thread and post', () => {
  /** One thread per state of its opening post, each with one reply, by five kinds of author. */
  async function aForum() {
    const reader = await aMember(app, { groups: [group] });
    const others = {
      plain: await aMember(app, { groups: [group] }),
      muted: await aMember(app, { groups: [group] }),
      blocked: await aMember(app, { groups: [group] }),
      blocker: await aMember(app, { groups: [group] }),
    };
    const mine = reader.membershipId(group);
    await silence(mine, others.muted.membershipId(group), 'MUTE');
    await silence(mine, others.blocked.membershipId(group), 'BLOCK');
    await silence(others.blocker.membershipId(group), mine, 'BLOCK');
    const states: PostState[] = [
      'PREMODERATED_PENDING',
      'PUBLISHED',
      'PUBLISHED_RESTRICTED',
      'REPLIES_OFF',
      'HELD',
      'HIDDEN',
      'REMOVED',
      'DECLINED',
      'AUTHOR_DELETED',
    ];
    const ids: string[] = [];
    const posts: string[] = [];
    for (const author of [reader, ...Object.values(others)]) {
      for (const state of states) {
        const visible = ['PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF'].includes(state);
        const [id, first, second] = [randomUUID(), randomUUID(), randomUUID()];
        await db().query(
          `INSERT INTO thread (id, group_id, author_id, title, is_visible, last_number, last_activity_at, created_at)
           VALUES ($1, $2, $3, $4, $5, 2, $6, $6)`,
          [id, group.id, author.membershipId(group), state, visible, app.clock.now()],
        );
        for (const [postId, number, by, its] of [
          [first, 1, author, state],
          [second, 2, others.blocker, 'PUBLISHED'],
        ] as const) {
          await db().query(
            `INSERT INTO post (id, thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
             VALUES ($1, $2, $3, $4, $5, 'x', '<p>x</p>', $6, $7)`,
            [postId, id, group.id, by.membershipId(group), number, its, app.clock.now()],
          );
        }
        ids.push(id);
        posts.push(first, second);
      }
    }
    return { reader, others, ids, posts };
  }

  it('is the same in the list, on the page and in the policy, for every kind of reader', async () => {
    const { reader, others, ids, posts } = await aForum();
    const certified = await aModerator(app, { groups: [group] });
    for (const author of Object.values(others))
      await silence(author.membershipId(group), certified.membershipId(group), 'BLOCK');
    const readers: [string, Someone][] = [
      ['the reader', reader],
      ['an author', others.plain],
      ['somebody who blocks', others.blocker],
      ['a moderator whom all have blocked', certified],
      ['a lead outside', await aLead(app)],
    ];
    for (const [who, { actor, cookie }] of readers) {
      const listed = await list({ cookie } as Someone, { first: 50 });
      const facts = await readThreads(db(), ids, actor.id);
      const mayList = facts.filter((t) => threadPolicy.list(actor, threadSubject(t, app.clock.now())));
      expect([who, listed.items.map(({ id }) => id).sort()]).toEqual([who, mayList.map(({ id }) => id).sort()]);

      const rows = await postRows(posts, { db: db(), actor, now: app.clock.now() });
      for (const thread of facts) {
        const subject = threadSubject(thread, app.clock.now());
        const answer = await ask(app, { cookie }, postsDocument, { threadId: thread.id, page: 1 });
        if (!threadPolicy.read(actor, subject)) {
          expect([who, answer.code]).toEqual([who, 'resource.notFound']);
          expect((await ask(app, { cookie }, threadDocument, { id: thread.id })).data!['thread']).toBeNull();
          continue;
        }
        const shown = answer.data!['posts'].items.map(({ id }: { id: string }) => id);
        const ofThread = [...rows.values()].filter((row) => row.threadId === thread.id);
        const mayRead = ofThread.filter((row) => postPolicy.read(actor, postSubject(row, subject, app.clock.now())));
        expect([who, shown.sort()]).toEqual([who, mayRead.map(({ id }) => id).sort()]);
        for (const post of answer.data!['posts'].items as Seen[]) {
          const words = postPolicy.readWords(actor, postSubject(rows.get(post['id'])!, subject, app.clock.now()));
          expect([who, thread.title, post['bodyHtml'] !== null]).toEqual([who, thread.title, words]);
        }
      }
    }
  });

  it('a thread out of sight tells nothing of its title', async () => {
    const author = await aMember(app, { groups: [group] });
    const reader = await aMember(app, { groups: [group] });
    const thread = await aThread(app, author, group, { title: 'My street is', topic: 'where' });
    await ask(
      app,
      author,
      `mutation ($key: UUID!, $postId: UUID!) { takeDownPost(key: $key, postId: $postId) { id } }`,
      { key: randomUUID(), postId: thread.postId },
    );

    const seen = (await ask(app, reader, threadDocument, { id: thread.id })).data!['thread'];
    expect(seen).toMatchObject({
      title: '',
      topic: null,
      viewerCan: { reply: false },
      opening: { tombstone: 'TAKEN_BACK', author: null, bodyHtml: null },
    });
    expect(JSON.stringify(seen)).not.toMatch(/street|where/);
  });

  it('a quote of somebody who blocks the reader is not there: no name, no number, no id', async () => {
    const [reader, blocker, third] = [
      await aMember(app, { groups: [group] }),
      await aMember(app, { groups: [group], name: 'Silent Harbour' }),
      await aMember(app, { groups: [group] }),
    ];
    const thread = await aThread(app, third, group);
    const reply = await aReply(app, blocker, thread, 'Mine');
    await aReply(app, third, thread, 'Well said', reply.id);
    await silence(blocker.membershipId(group), reader.membershipId(group), 'BLOCK');
    const seen = await aPage(app, reader, thread);

    expect(seen.items.map(({ number }) => number)).toEqual([1, 3]);
    expect(seen.items[1]).toMatchObject({ bodyHtml: '<p>Well said</p>', replyTo: null });
    expect(JSON.stringify(seen)).not.toMatch(new RegExp(`Silent Harbour|${reply.id}|${blocker.membershipId(group)}`));
    expect((await aPage(app, third, thread)).items[2]).toMatchObject({ replyTo: { authorName: 'Silent Harbour' } });
    const moderator = await aModerator(app, { groups: [group] });
    await silence(blocker.membershipId(group), moderator.membershipId(group), 'BLOCK');
    expect((await aPage(app, moderator, thread)).items[2]).toMatchObject({ replyTo: { number: 2 } });
  });

  it('folds what a muted person wrote and keeps the report button', async () => {
    const [reader, muted] = [await aMember(app, { groups: [group] }), await aMember(app, { groups: [group] })];
    const thread = await aThread(app, reader, group);
    const reply = await aReply(app, muted, thread, 'go away');
    await aReply(app, reader, thread, 'hm', reply.id);
    await silence(reader.membershipId(group), muted.membershipId(group), 'MUTE');

    const [, folded, answer] = (await aPage(app, reader, thread)).items;
    expect(folded).toMatchObject({
      tombstone: 'MUTED',
      bodyHtml: null,
      author: { silenced: 'MUTE' },
      viewerCan: { report: true, hear: false, reply: false },
    });
    expect(answer?.['replyTo']).toMatchObject({ number: 2, authorName: null });
  });
});

describe('a page of a thread', () => {
  it('keeps its numbers whatever becomes of the posts', async () => {
    const author = await aMember(app, { groups: [group] });
    const thread = await aThread(app, author, group);
    await manyReplies(thread.id, 50, [author.membershipId(group)]);
    const before = await aPage(app, author, thread, 2);
    expect([before.pageNumber, before.pageCount, before.items.map(({ number }) => number)]).toEqual([
      2,
      3,
      Array.from({ length: 20 }, (_, n) => n + 21),
    ]);
    await write(db(), `UPDATE post SET state = 'REMOVED' WHERE thread_id = $1 AND number BETWEEN 5 AND 30`, [
      thread.id,
    ]);

    const after = await aPage(app, author, thread, 2);
    expect(after.items.map(({ number }) => number)).toEqual(before.items.map(({ number }) => number));
    expect(after.items.slice(0, 10).every(({ tombstone }) => tombstone === 'TAKEN_DOWN')).toBe(true);
  });

  it('0 is that of the first unread post', async () => {
    const [author, reader] = [await aMember(app, { groups: [group] }), await aMember(app, { groups: [group] })];
    const thread = await aThread(app, author, group);
    await manyReplies(thread.id, 50, [author.membershipId(group)]);
    const read = (number: number) =>
      ask(
        app,
        reader,
        `mutation ($id: UUID!, $number: Int!) { markRead(threadId: $id, number: $number) { firstUnread lastReadAt } }`,
        { id: thread.id, number },
      );

    expect((await aPage(app, reader, thread, 0)).pageNumber).toBe(1);
    expect((await read(30)).data!['markRead']).toEqual({ firstUnread: 31, lastReadAt: app.clock.now().toISOString() });
    expect((await aPage(app, reader, thread, 0)).pageNumber).toBe(2);
    expect((await read(10)).data!['markRead'].firstUnread).toBe(31);
    expect((await read(2_000_000_000)).data!['markRead'].firstUnread).toBeNull();
    expect((await aPage(app, reader, thread, 0)).pageNumber).toBe(3);
    for (const number of [0, -1]) expect((await read(number)).code).toBe('input.invalid');
  });

  it('that does not exist is not there', async () => {
    const author = await aMember(app, { groups: [group] });
    const thread = await aThread(app, author, group);
    const code = async (variables: Record<string, unknown>) => (await ask(app, author, postsDocument, variables)).code;
    expect(await code({ threadId: thread.id, page: 2 })).toBe('resource.notFound');
    expect(await code({ threadId: thread.id, page: -1 })).toBe('input.invalid');
    expect(await code({ threadId: randomUUID(), page: 1 })).toBe('resource.notFound');
    expect(await code({ threadId: 'x', page: 1 })).toBe('input.invalid');
  });
});

describe('the cost of a look', () => {
  const cost = async (who: Someone, document: string, variables: Record<string, unknown>) => {
    const texts = await statementsOf(async () => {
      const answer = await ask(app, who, document, variables, { background: true });
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    });
    return texts.length;
  };

  it('at a list is the same for 10 threads and for 40', async () => {
    const author = await aMember(app, { groups: [group] });
    const reader = await aMember(app, { groups: [group] });
    const at = (first: number) => cost(reader, listDocument, { groupSlug: group.slug, sort: 'NEWEST', first });
    await manyThreads(40, author);
    // Session, group, rows, authors.
    expect([await at(10), await at(40)]).toEqual([4, 4]);
  });

  it('at a page is the same for 10 posts by one author and for 20 by many', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => aMember(app, { groups: [group] })));
    const [author, reader] = people as [Someone, Someone];
    const [short, long] = [await aThread(app, author, group), await aThread(app, author, group)];
    const writers = people.filter((person) => person !== reader).map((person) => person.membershipId(group));
    await manyReplies(short.id, 9, writers);
    await manyReplies(long.id, 39, writers);
    const document = `query ($id: UUID!, $page: Int!) {
      thread(id: $id) { id title firstUnread viewerCan { reply } opening { id bodyHtml author { displayName } } }
      posts(threadId: $id, page: $page) { items { id bodyHtml author { displayName isModerator } helpCard { id } viewerCan { edit hear } } pageCount } }`;
    // Session, thread with access and opening post, its author, posts, their authors.
    expect([
      await cost(reader, document, { id: short.id, page: 1 }),
      await cost(reader, document, { id: long.id, page: 1 }),
    ]).toEqual([5, 5]);
    // Help cards are looked for only beside one's own posts.
    await aReply(app, reader, short);
    expect(await cost(reader, document, { id: short.id, page: 1 })).toBe(6);
  });

  it('at all groups is the same for 10 and for 40', async () => {
    const reader = await aMember(app);
    const document = `{ groups { id newThreads } }`;
    for (let n = 0; n < 5; n++) await aMembership(app, reader.accountId, await aGroup(app));
    const few = await cost(reader, document, {});
    for (let n = 0; n < 30; n++) await aMembership(app, reader.accountId, await aGroup(app));
    expect(await cost(reader, document, {})).toBe(few);
  });
});
