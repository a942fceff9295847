import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Audit } from '../platform/audit.js';
import { row, rows } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aPage,
  aReply,
  aThread,
  createThreadDocument,
  editDocument,
  keyedDocument,
  plainDocument,
  replyDocument,
  threadDocument,
} from '../testing/forum.js';
import { aGroup, aLead, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { PostStore } from './post.store.js';

let app: TestApp;
let group: { id: string; slug: string };
let author: Someone;
let other: Someone;
let stranger: Someone;
let thread: { id: string; postId: string };
let reply: { id: string };

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  group = await aGroup(app);
  [author, other, stranger] = [
    await aMember(app, { groups: [group] }),
    await aMember(app, { groups: [group] }),
    await aMember(app),
  ];
  thread = await aThread(app, author, group);
  reply = await aReply(app, author, thread);
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
const draftFields = `{ place title body key revision savedAt }`;
const documents = {
  createThread: createThreadDocument,
  reply: replyDocument,
  editPost: editDocument,
  takeDownPost: keyedDocument('takeDownPost'),
  putBackPost: keyedDocument('putBackPost'),
  hear: plainDocument('hear'),
  unhear: plainDocument('unhear'),
  markRead: `mutation ($threadId: UUID!, $number: Int!) { markRead(threadId: $threadId, number: $number) { id firstUnread } }`,
  saveDraft: `mutation ($place: String!, $title: String!, $body: String!, $key: UUID!, $revision: Int!) {
    saveDraft(place: $place, title: $title, body: $body, key: $key, revision: $revision) ${draftFields} }`,
  discardDraft: `mutation ($place: String!, $key: UUID!) { discardDraft(place: $place, key: $key) { id } }`,
} as const;
type Name = keyof typeof documents;
const names = Object.keys(documents) as Name[];

/** Input that would be accepted from the author, or from somebody else for what is said about others' posts. */
const right = (): Record<Name, Record<string, unknown>> => ({
  createThread: { key: randomUUID(), groupId: group.id, title: 'Title', body: 'Body', topic: null },
  reply: { key: randomUUID(), threadId: thread.id, body: 'Body', replyToId: null },
  editPost: { key: randomUUID(), postId: reply.id, version: 1, body: 'New words' },
  takeDownPost: { key: randomUUID(), postId: reply.id },
  putBackPost: { key: randomUUID(), postId: reply.id },
  hear: { postId: reply.id },
  unhear: { postId: reply.id },
  markRead: { threadId: thread.id, number: 2 },
  saveDraft: { place: `reply:${thread.id}`, title: '', body: 'Half a', key: randomUUID(), revision: 1 },
  discardDraft: { place: `reply:${thread.id}`, key: randomUUID() },
});
const send = (who: Someone | null, name: Name, variables: Record<string, unknown>) =>
  ask(app, who, documents[name], variables);

/** Everything a write could change. */
const stored = () =>
  row(
    db(),
    `SELECT (SELECT count(*) FROM thread) AS threads, (SELECT count(*) FROM post) AS posts, (SELECT sum(version) FROM post) AS versions,
       (SELECT count(*) FROM post_text) AS texts, (SELECT string_agg(state, ',' ORDER BY id) FROM post) AS states,
       (SELECT count(*) FROM heard) AS heard, (SELECT string_agg(read_number::text, ',' ORDER BY thread_id, membership_id) FROM thread_visit) AS visits,
       (SELECT count(*) FROM draft) AS drafts, (SELECT count(*) FROM audit_entry WHERE action <> 'access.refused') AS acts, (SELECT count(*) FROM domain_event) AS events,
       (SELECT count(*) FROM screening) AS screenings, (SELECT count(*) FROM write_key) AS keys, (SELECT sum(last_number) FROM thread) AS numbers`,
  );
const unchangedBy = async (work: () => Promise<void>) => {
  const before = await stored();
  await work();
  expect(await stored()).toEqual(before);
};

describe('a write with bad input is refused and changes nothing', () => {
  it.each(names)('%s: something is missing', async (name) => {
    const variables = right()[name];
    const optional = ['topic', 'replyToId', 'title'];
    await unchangedBy(async () => {
      for (const left of Object.keys(variables)) {
        if (optional.includes(left) && name !== 'createThread' && name !== 'saveDraft') continue;
        if (left === 'topic') continue;
        const answer = await send(
          author,
          name,
          Object.fromEntries(Object.entries(variables).filter(([field]) => field !== left)),
        );
        expect([left, answer.errors?.length ?? 0]).toEqual([left, 1]);
        expect(answer.code).not.toBe('internal');
      }
    });
  });

  it.each(names)('%s: something is malformed', async (name) => {
    const variables = right()[name];
    await unchangedBy(async () => {
      for (const [field, value] of Object.entries(variables)) {
        const wrong = typeof value === 'number' ? [-1, 0, 1.5, '1', 2 ** 40] : [{}, ['x'], 7, 'a\0b', '\ud800'];
        if (field === 'number' || field === 'version') wrong.splice(1, 1);
        for (const bad of wrong) {
          const answer = await send(author, name, { ...variables, [field]: bad });
          if (field === 'version' && bad === -1) expect(answer.code).toBe('resource.stale');
          else expect(['BAD_USER_INPUT', 'input.invalid']).toContain(answer.code);
        }
      }
    });
  });

  const tooLong: [Name, string, number][] = [
    ['createThread', 'title', 151],
    ['createThread', 'body', 10_001],
    ['createThread', 'topic', 41],
    ['reply', 'body', 10_001],
    ['editPost', 'body', 10_001],
    ['saveDraft', 'title', 501],
    ['saveDraft', 'body', 20_001],
  ];
  it.each(tooLong)('%s: %s of %i characters is too long', async (name, field, length) => {
    await unchangedBy(async () => {
      const { errors } = await send(author, name, { ...right()[name], [field]: 'x'.repeat(length) });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'input.tooLong', details: { field, max: length - 1 } });
    });
    expect((await send(author, name, { ...right()[name], [field]: 'x'.repeat(length - 1) })).errors).toBeUndefined();
  });

  it.each([
    ['createThread', 'title'],
    ['createThread', 'body'],
    ['reply', 'body'],
    ['editPost', 'body'],
  ] as [Name, string][])('%s: %s is blank', async (name, field) => {
    await unchangedBy(async () => {
      for (const blank of ['', ' \n ', '\u200b']) {
        const { errors } = await send(author, name, { ...right()[name], [field]: blank });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'input.required', details: { field } });
      }
    });
  });

  it.each(names)('%s: a body over 100 kB never gets in', async (name) => {
    await unchangedBy(async () => {
      const answer = await send(author, name, { ...right()[name], more: 'x'.repeat(120_000) });
      expect(answer.response.statusCode).toBe(413);
    });
  });

  it.each(names)('%s: nobody is signed in', async (name) => {
    await unchangedBy(async () => expect((await send(null, name, right()[name])).code).toBe('auth.required'));
  });

  it.each(names.filter((name) => !name.includes('Draft')))('%s: from somebody outside the group', async (name) => {
    await unchangedBy(async () => {
      expect((await send(stranger, name, right()[name])).code).toBe(
        name === 'createThread' ? 'membership.required' : 'resource.notFound',
      );
    });
  });

  it.each(['editPost', 'takeDownPost', 'putBackPost'] as const)("%s: the post is somebody else's", async (name) => {
    const moderator = await aModerator(app, { groups: [group] });
    const lead = await aLead(app);
    await unchangedBy(async () => {
      for (const who of [other, moderator, lead])
        expect((await send(who, name, right()[name])).code).toBe('action.forbidden');
    });
  });

  it.each(['editPost', 'takeDownPost', 'putBackPost', 'hear', 'unhear'] as const)(
    '%s: there is no such post',
    async (name) => {
      await unchangedBy(async () =>
        expect((await send(author, name, { ...right()[name], postId: randomUUID() })).code).toBe('resource.notFound'),
      );
    },
  );

  it("hear: it is one's own post", async () => {
    await unchangedBy(async () => expect((await send(author, 'hear', right().hear)).code).toBe('action.forbidden'));
  });

  it('reply: the post that is answered stands elsewhere, or the thread nowhere', async () => {
    const elsewhere = await aThread(app, author, group);
    await unchangedBy(async () => {
      for (const replyToId of [elsewhere.postId, randomUUID()]) {
        const { errors } = await send(author, 'reply', { ...right().reply, replyToId });
        expect(errors?.[0]?.extensions).toMatchObject({ code: 'input.invalid', details: { field: 'replyToId' } });
      }
      expect((await send(author, 'reply', { ...right().reply, threadId: randomUUID() })).code).toBe(
        'resource.notFound',
      );
    });
  });

  it('editPost: a reply has no title', async () => {
    await unchangedBy(async () =>
      expect((await send(author, 'editPost', { ...right().editPost, title: 'Title' })).code).toBe('input.invalid'),
    );
  });
});

describe('a write that is sent again', () => {
  it.each(['createThread', 'reply', 'editPost', 'takeDownPost'] as const)(
    '%s happens once and is answered the same',
    async (name) => {
      const variables = right()[name];
      const first = await send(author, name, variables);
      expect(first.errors).toBeUndefined();
      await unchangedBy(async () =>
        expect((await send(author, name, variables)).data![name].id).toBe(first.data![name].id),
      );
    },
  );

  it.each(['createThread', 'reply', 'editPost', 'takeDownPost'] as const)(
    '%s happens once, eight times at once',
    async (name) => {
      const variables = right()[name];
      const before = (await stored()) as Record<string, number>;
      const answers = await Promise.all(Array.from({ length: 8 }, () => send(author, name, variables)));

      expect(answers.map(({ errors }) => errors)).toEqual(Array(8).fill(undefined));
      expect(new Set(answers.map(({ data }) => data![name].id)).size).toBe(1);
      const after = (await stored()) as Record<string, number>;
      expect([after['keys']! - before['keys']!, after['acts']! - before['acts']!]).toEqual([1, 1]);
      expect(after['posts']! - before['posts']!).toBe(name === 'createThread' || name === 'reply' ? 1 : 0);
    },
  );

  it.each(['createThread', 'reply', 'editPost'] as const)(
    '%s with the same key and other words is refused',
    async (name) => {
      const variables = right()[name];
      await send(author, name, variables);
      await unchangedBy(async () =>
        expect((await send(author, name, { ...variables, body: 'Other' })).code).toBe('input.keyReused'),
      );
    },
  );

  it('costs nothing of the budget of a new member, however often it was sent', async () => {
    const variables = right().reply;
    for (let n = 0; n < 12; n++) expect((await send(other, 'reply', variables)).errors).toBeUndefined();
    for (let n = 0; n < 4; n++) await aReply(app, other, thread);
    expect((await send(other, 'reply', right().reply)).errors![0]!.extensions).toMatchObject({ code: 'rate.limited' });
  });

  it('costs one use of that budget when it was sent many times at once', async () => {
    const newcomer = await aMember(app, { groups: [group] });
    for (let n = 0; n < 4; n++) await aReply(app, newcomer, thread);
    const last = right().reply;
    const answers = await Promise.all(Array.from({ length: 8 }, () => send(newcomer, 'reply', last)));
    expect(answers.map(({ code }) => code)).toEqual(Array(8).fill(undefined));
    expect((await send(newcomer, 'reply', right().reply)).code).toBe('rate.limited');
  });

  it('costs nothing of that budget when it was refused', async () => {
    const newcomer = await aMember(app, { groups: [group] });
    for (let n = 0; n < 8; n++) {
      const nowhere = { ...right().reply, threadId: randomUUID() };
      expect((await send(newcomer, 'reply', nowhere)).code).toBe('resource.notFound');
    }
    for (let n = 0; n < 5; n++) expect((await send(newcomer, 'reply', right().reply)).code).toBeUndefined();
    for (let n = 0; n < 3; n++) expect((await send(newcomer, 'reply', right().reply)).code).toBe('rate.limited');
  });

  it('does not meet a key of somebody else', async () => {
    const variables = right().reply;
    const [mine, theirs] = [await send(author, 'reply', variables), await send(other, 'reply', variables)];
    expect(mine.data!['reply'].id).not.toBe(theirs.data!['reply'].id);
  });

  it('hear and unhear, twice or at once, are the same as once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => send(other, 'hear', { postId: reply.id })));
    await unchangedBy(async () =>
      expect((await send(other, 'hear', { postId: reply.id })).data!['hear'].heardByMe).toBe(true),
    );
    expect(await rows(db(), `SELECT 1 FROM heard WHERE post_id = $1`, [reply.id])).toHaveLength(1);
    expect((await send(other, 'unhear', { postId: reply.id })).data!['unhear'].heardByMe).toBe(false);
    await unchangedBy(async () =>
      expect((await send(other, 'unhear', { postId: reply.id })).data!['unhear'].heardByMe).toBe(false),
    );
  });

  it('markRead from two pages at once keeps the higher number', async () => {
    const third = await aMember(app, { groups: [group] });
    for (const who of [author, third, author, third, author, third]) await aReply(app, who, thread);
    await Promise.all([5, 3, 7, 2].map((number) => send(other, 'markRead', { threadId: thread.id, number })));
    expect((await send(other, 'markRead', { threadId: thread.id, number: 1 })).data!['markRead'].firstUnread).toBe(8);
    // Also when the lower one was worked out before the higher one was stored.
    await app.get(PostStore).markRead(db(), thread.id, other.membershipId(group), 4, app.clock.now());
    expect((await send(other, 'markRead', { threadId: thread.id, number: 1 })).data!['markRead'].firstUnread).toBe(8);
  });
});

describe('many people write at once', () => {
  it('and every reply gets its own number, without a hole', async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => aMember(app, { groups: [group] })));
    await Promise.all(people.flatMap((person) => [1, 2, 3].map(() => aReply(app, person, thread))));

    const numbers = await rows<{ number: number }>(
      db(),
      `SELECT number FROM post WHERE thread_id = $1 ORDER BY number`,
      [thread.id],
    );
    expect(numbers.map(({ number }) => number)).toEqual(Array.from({ length: 26 }, (_, n) => n + 1));
    const { data } = await ask(app, author, threadDocument, { id: thread.id });
    expect(data!['thread'].replyCount).toBe(25);
    expect(await app.get(Audit).verify(db())).toEqual([]);
  });

  it('and exactly one of two edits of one version wins; the other is told the version that is there now', async () => {
    const edits = await Promise.all(
      ['one', 'two'].map((body) => send(author, 'editPost', { ...right().editPost, body })),
    );
    const lost = edits.filter(({ errors }) => errors);
    expect(lost.map(({ errors }) => errors![0]!.extensions)).toMatchObject([
      { code: 'resource.stale', details: { version: 2 } },
    ]);
    expect(await rows(db(), `SELECT 1 FROM post_text WHERE post_id = $1`, [reply.id])).toHaveLength(2);
  });
});

describe('what a write leaves behind', () => {
  it('is the post, its first version, a screening, an event, an audit row and the key, all or nothing', async () => {
    const before = (await stored()) as Record<string, number>;
    const { data } = await send(other, 'reply', right().reply);
    const after = (await stored()) as Record<string, number>;
    const grown = Object.fromEntries(
      ['posts', 'texts', 'screenings', 'acts', 'keys', 'events'].map((what) => [what, after[what]! - before[what]!]),
    );
    expect(grown).toEqual({ posts: 1, texts: 1, screenings: 1, acts: 1, keys: 1, events: 2 });

    const id = data!['reply'].id;
    expect(
      await row(db(), `SELECT action, actor_id, after_state, details FROM audit_entry WHERE target_id = $1`, [id]),
    ).toEqual({
      action: 'post.reply',
      actorId: other.accountId,
      afterState: 'PUBLISHED',
      details: { threadId: thread.id, number: 3 },
    });
    const events = await rows<{ type: string; payload: object }>(
      db(),
      `SELECT type, payload FROM domain_event WHERE payload->>'contentId' = $1 ORDER BY type`,
      [id],
    );
    expect(events.map(({ type }) => type)).toEqual(['content.written', 'post.replied']);
    expect(JSON.stringify(events)).not.toContain('Body');
  });

  it('an edit keeps the words before as history, for the author and for moderators whose look is recorded', async () => {
    app.clock.passes(3);
    await send(author, 'editPost', {
      key: randomUUID(),
      postId: thread.postId,
      version: 1,
      title: 'Seven weeks in',
      body: 'Now *well*',
    });
    const history = `query ($postId: UUID!) { postHistory(postId: $postId) { version title bodyHtml writtenAt } }`;
    const look = (who: Someone) => ask(app, who, history, { postId: thread.postId });
    const versions = [
      { version: 2, title: 'Seven weeks in', bodyHtml: '<p>Now <em>well</em></p>' },
      { version: 1, title: 'Six weeks in', bodyHtml: '<p>How do you manage?</p>' },
    ];

    expect((await look(author)).data!['postHistory']).toMatchObject(versions);
    expect((await look(other)).code).toBe('action.forbidden');
    expect((await look(stranger)).code).toBe('resource.notFound');
    const moderator = await aModerator(app, { groups: [group] });
    expect((await look(moderator)).data!['postHistory']).toMatchObject(versions);
    const looks = await rows(
      db(),
      `SELECT actor_id FROM audit_entry WHERE action = 'post.history' AND target_id = $1`,
      [thread.postId],
    );
    expect(looks).toEqual([{ actorId: moderator.accountId }]);
    const offered = async (who: Someone) => (await aPage(app, who, thread)).items[0]!['viewerCan'].history;
    expect([await offered(author), await offered(other), await offered(moderator)]).toEqual([true, false, true]);
    const [opening] = (await aPage(app, other, thread)).items;
    expect(opening).toMatchObject({
      version: 2,
      bodyHtml: '<p>Now <em>well</em></p>',
      editedAt: app.clock.now().toISOString(),
      bodySource: null,
    });
  });

  it('an edit is over when the group is archived, unless the words show danger', async () => {
    await db().query(`UPDATE peer_group SET archived_at = now() WHERE id = $1`, [group.id]);
    const edit = { key: randomUUID(), postId: reply.id, version: 1, body: 'Good evening' };
    expect((await aPage(app, author, thread)).items[1]).toMatchObject({ viewerCan: { edit: false, takeDown: true } });
    expect((await send(author, 'editPost', edit)).code).toBe('post.notEditable');
    const danger = { ...edit, body: "I'm going to kill myself tonight. I have the insulin here." };
    expect((await send(author, 'editPost', danger)).data!['editPost'].outcome).toBe('HELD');
  });

  it('an edit is screened anew; an edit that changes nothing is none', async () => {
    await send(author, 'editPost', right().editPost);
    const screened = () =>
      rows<{ contentVersion: number }>(db(), `SELECT content_version FROM screening WHERE content_id = $1 ORDER BY 1`, [
        reply.id,
      ]);
    expect((await screened()).map(({ contentVersion }) => contentVersion)).toEqual([1, 2]);
    await send(author, 'editPost', { ...right().editPost, version: 2 });
    expect(await screened()).toHaveLength(2);
  });
});

describe("taking one's own post down", () => {
  const act = (who: Someone, name: 'takeDownPost' | 'putBackPost', postId: string) =>
    send(who, name, { key: randomUUID(), postId });

  /** Whether its author, and somebody else, are offered to put a post back. */
  const mayPutBack = async (post: { id: string }) => {
    const offered = async (who: Someone) =>
      (await aPage(app, who, thread)).items.find(({ id }) => id === post.id)!['viewerCan'].putBack;
    return [await offered(author), await offered(other)];
  };

  it('leaves a stub to everybody, and comes back within ten minutes', async () => {
    expect((await act(author, 'takeDownPost', reply.id)).data!['takeDownPost']).toMatchObject({
      state: 'AUTHOR_DELETED',
      tombstone: 'TAKEN_BACK',
      bodyHtml: null,
    });
    expect((await aPage(app, other, thread)).items[1]).toMatchObject({
      tombstone: 'TAKEN_BACK',
      author: null,
      bodyHtml: null,
    });
    expect((await ask(app, other, threadDocument, { id: thread.id })).data!['thread'].replyCount).toBe(0);
    app.clock.passes(9);
    expect(await mayPutBack(reply)).toEqual([true, false]);
    expect((await act(author, 'putBackPost', reply.id)).data!['putBackPost']).toMatchObject({
      state: 'PUBLISHED',
      tombstone: null,
    });
    expect((await ask(app, other, threadDocument, { id: thread.id })).data!['thread'].replyCount).toBe(1);
  });

  it('is for good after ten minutes', async () => {
    await act(author, 'takeDownPost', reply.id);
    app.clock.passes(11);
    expect(await mayPutBack(reply)).toEqual([false, false]);
    expect((await act(author, 'putBackPost', reply.id)).code).toBe('post.illegalTransition');
  });

  it('is no way round a moderator: what is hidden stays hidden', async () => {
    await db().query(`UPDATE post SET state = 'HIDDEN' WHERE id = $1`, [reply.id]);
    expect((await act(author, 'takeDownPost', reply.id)).code).toBe('post.illegalTransition');
    expect((await act(author, 'putBackPost', reply.id)).code).toBe('post.illegalTransition');
    expect((await send(author, 'editPost', right().editPost)).errors![0]!.extensions).toMatchObject({
      code: 'post.notEditable',
      details: { state: 'HIDDEN' },
    });
  });

  it('with the opening post takes the thread off the list', async () => {
    await act(author, 'takeDownPost', thread.postId);
    expect(await mayPutBack({ id: thread.postId })).toEqual([true, false]);
    const { opening } = (await ask(app, author, threadDocument, { id: thread.id })).data!['thread'];
    expect(opening.viewerCan.putBack).toBe(true);
    const list = `query ($slug: String!) { threads(groupSlug: $slug, sort: NEWEST) { items { id } } }`;
    for (const who of [author, other])
      expect((await ask(app, who, list, { slug: group.slug })).data!['threads'].items).toEqual([]);
    expect((await send(other, 'reply', right().reply)).code).toBe('thread.repliesOff');
  });
});

describe('a draft', () => {
  const place = () => `reply:${thread.id}`;
  const read = async (who: Someone, at = place()) =>
    (await ask(app, who, `query ($place: String!) { draft(place: $place) ${draftFields} }`, { place: at })).data![
      'draft'
    ];
  let key: string;
  let revision: number;
  beforeEach(() => {
    key = randomUUID();
    revision = 0;
  });
  const save = (who: Someone, body: string, at = place(), changes: Record<string, unknown> = {}) =>
    send(who, 'saveDraft', { place: at, title: 'T', body, key, revision: ++revision, ...changes });

  it('is kept on the server, the last saving wins, and only its owner sees it', async () => {
    await save(author, 'Half');
    await save(author, 'Half a sen');
    expect(await read(author)).toEqual({
      place: place(),
      title: 'T',
      body: 'Half a sen',
      key,
      revision: 2,
      savedAt: app.clock.now().toISOString(),
    });
    expect(await read(other)).toBeNull();
    const all = (await ask(app, author, `{ drafts ${draftFields} }`)).data!['drafts'];
    expect(all).toMatchObject([{ body: 'Half a sen' }]);
    expect((await ask(app, other, `{ drafts ${draftFields} }`)).data!['drafts']).toEqual([]);
  });

  it('survives a refusal and a long time, and goes with the write it was for', async () => {
    await save(author, 'Half');
    await send(author, 'reply', { ...right().reply, key, body: 'x'.repeat(10_001) });
    await db().query(`UPDATE thread SET replies_off = true WHERE id = $1`, [thread.id]);
    expect((await send(author, 'reply', { ...right().reply, key })).code).toBe('thread.repliesOff');
    app.clock.passes(60 * 11);
    expect(await read(author)).toMatchObject({ body: 'Half' });
    await db().query(`UPDATE thread SET replies_off = false WHERE id = $1`, [thread.id]);
    await save(author, 'Another box', `thread:${group.id}`, { key: randomUUID() });
    await send(author, 'reply', { ...right().reply, key });
    expect(await read(author)).toBeNull();
    expect(await read(author, `thread:${group.id}`)).toMatchObject({ body: 'Another box' });
  });

  it.each([
    ['thread', () => send(author, 'createThread', { ...right().createThread, key }), () => group.id],
    ['edit', () => send(author, 'editPost', { ...right().editPost, key }), () => reply.id],
    [
      'team',
      () =>
        ask(
          app,
          author,
          `mutation ($key: UUID!, $groupId: UUID!) { writeToTeam(key: $key, groupId: $groupId, body: "Half") { id } }`,
          { key, groupId: group.id },
        ),
      () => group.id,
    ],
  ])('of the box %s goes when its text is sent', async (kind, write, id) => {
    await save(author, 'Half', `${kind}:${id()}`);
    await write();
    expect(await read(author, `${kind}:${id()}`)).toBeNull();
  });

  it("goes when it is discarded, once or twice, and only one's own", async () => {
    await save(author, 'Mine');
    await save(other, 'Theirs');
    for (let n = 0; n < 2; n++)
      expect((await send(author, 'discardDraft', { place: place(), key })).data!['discardDraft'].id).toBe(thread.id);
    expect([await read(author), (await read(other))?.body]).toEqual([null, 'Theirs']);
  });

  it('that was sent, or thrown away, does not come back with a late saving', async () => {
    await save(author, 'Half');
    await send(author, 'reply', { ...right().reply, key });
    const late = await save(author, 'Half a sen');
    expect([late.code, late.data!['saveDraft'], await read(author)]).toEqual([undefined, null, null]);

    key = randomUUID();
    await save(author, 'Other words');
    await send(author, 'discardDraft', { place: place(), key });
    expect((await save(author, 'Other words again')).data!['saveDraft']).toBeNull();
    expect(await read(author)).toBeNull();
  });

  it('being saved while it is sent does not come back either', async () => {
    for (let round = 0; round < 8; round++) {
      app.clock.passes(61);
      key = randomUUID();
      await Promise.all([
        save(author, 'Half'),
        send(author, 'reply', { ...right().reply, key }),
        save(author, 'Half a sen'),
      ]);
      expect(await read(author)).toBeNull();
    }
  });

  it('typed after the sending stays, with a key of its own', async () => {
    await save(author, 'Half');
    const sent = key;
    key = randomUUID();
    await save(author, 'And another thing');
    await send(author, 'reply', { ...right().reply, key: sent });
    expect(await read(author)).toMatchObject({ body: 'And another thing', key });
  });

  it('is not replaced by an older saving that comes late', async () => {
    await save(author, 'Half a sentence', place(), { revision: 5 });
    const late = await save(author, 'Half', place(), { revision: 4 });
    expect(late.data!['saveDraft']).toMatchObject({ body: 'Half a sentence', revision: 5 });
    expect(await read(author)).toMatchObject({ body: 'Half a sentence' });
  });

  it('has a well-formed place, and there is a limit to how many are kept', async () => {
    await unchangedBy(async () => {
      for (const at of ['diary:1', `reply:${thread.id}; DROP`, 'reply:'])
        expect((await save(author, 'x', at)).code).toBe('input.invalid');
    });
    await db().query(
      `INSERT INTO draft SELECT $1, 'edit:' || gen_random_uuid(), '', 'x', now() FROM generate_series(1, 200)`,
      [author.accountId],
    );
    await unchangedBy(async () => expect((await save(author, 'x')).code).toBe('input.invalid'));
  });

  it('saved from two tabs at once is one of the two, whole', async () => {
    await Promise.all(['a'.repeat(5000), 'b'.repeat(5000)].map((body) => save(author, body)));
    expect((await read(author)).body).toMatch(/^(a{5000}|b{5000})$/);
  });
});
