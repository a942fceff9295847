import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { Db, row, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import {
  aPage,
  aReply,
  aThread,
  createThreadDocument,
  editDocument,
  replyDocument,
  threadDocument,
} from '../testing/forum.js';
import { until } from '../testing/sockets.js';
import { aGroup, aMember, aModerator, ask, type Someone, type TestApp } from '../testing/people.js';
import { ThreadService } from './thread.service.js';

let app: TestApp;
let group: { id: string; slug: string };
let opener: Someone;
let member: Someone;
let thread: { id: string; postId: string };

beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  group = await aGroup(app);
  [opener, member] = [await aMember(app, { groups: [group] }), await aMember(app, { groups: [group] })];
  thread = await aThread(app, opener, group);
});
afterAll(() => app.close());

const db = () => app.dataSource.manager;
const danger = "I'm going to kill myself tonight. I have the insulin here.";
const method = 'how much insulin would it take to kill me';
const sendReply = (who: Someone, body: string, more: Record<string, unknown> = {}) =>
  ask(app, who, replyDocument, { key: randomUUID(), threadId: thread.id, body, ...more });
const waiting = (id: string) =>
  row<{ status: string }>(db(), `SELECT status FROM screening WHERE content_id = $1`, [id]);
const count = async (table: 'post' | 'screening' | 'thread') =>
  (await row<{ n: number }>(db(), `SELECT count(*) AS n FROM ${table}`))!.n;

/** The states in which a write is refused, each with what brings it about. */
const refused: [string, string, () => Promise<unknown>][] = [
  [
    'restricted',
    'membership.restricted',
    () =>
      write(db(), `UPDATE membership SET restricted_until = $2 WHERE id = $1`, [
        member.membershipId(group),
        new Date(app.clock.now().getTime() + 3600_000),
      ]),
  ],
  [
    'unverified',
    'account.emailUnconfirmed',
    () => write(db(), `UPDATE account SET email_confirmed_at = NULL WHERE id = $1`, [member.accountId]),
  ],
  [
    'over the rate',
    'rate.limited',
    async () => {
      for (let n = 0; n < 5; n++) await aReply(app, member, thread);
    },
  ],
  [
    'writing where replies are off',
    'thread.repliesOff',
    () => write(db(), `UPDATE thread SET replies_off = true WHERE id = $1`, [thread.id]),
  ],
  [
    'blocked by the one who opened the thread',
    'resource.notFound',
    () =>
      write(db(), `INSERT INTO silence VALUES ($1, $2, 'BLOCK', now())`, [
        opener.membershipId(group),
        member.membershipId(group),
      ]),
  ],
];

describe('somebody who may not write now', () => {
  it.each(refused)('%s: is refused, and nothing is kept', async (_state, code, bringAbout) => {
    await bringAbout();
    const before = [await count('post'), await count('screening')];
    expect((await sendReply(member, 'Good morning')).code).toBe(code);
    expect([await count('post'), await count('screening')]).toEqual(before);
  });

  it.each(refused)(
    '%s: is heard all the same when the words show danger (SAFE-1)',
    async (_state, _code, bringAbout) => {
      await bringAbout();
      const { data, errors } = await sendReply(member, danger);

      expect(errors).toBeUndefined();
      const { id, outcome, post } = data!['reply'];
      expect([outcome, post.state, post.helpCard?.kind]).toEqual(['HELD', 'HELD', 'IMMEDIATE']);
      expect(post.bodySource).toBe(danger);
      expect(await waiting(id)).toEqual({ status: 'WAITING' });
      const seen = (await aPage(app, opener, thread)).items.at(-1);
      expect(seen).toMatchObject({
        id,
        tombstone: 'BEING_LOOKED_AT',
        author: null,
        bodyHtml: null,
        helpCard: null,
        state: 'HIDDEN',
      });
      expect((await ask(app, opener, threadDocument, { id: thread.id })).data!['thread'].viewerCan.reply).toBe(
        _state !== 'writing where replies are off',
      );
    },
  );

  it('is heard in a short answer to the question that was asked, and in an answer to what is nowhere', async () => {
    await aReply(app, opener, thread, 'Are you going to kill yourself?');
    await refused[0]![2]();
    expect((await sendReply(member, 'yes')).data!['reply'].outcome).toBe('HELD');
    expect((await sendReply(member, 'good morning')).code).toBe('membership.restricted');
    const { data } = await sendReply(member, danger, { replyToId: randomUUID() });
    expect(data!['reply'].outcome).toBe('HELD');
  });

  it('is heard when the thread closes in the very moment of sending, and ordinary words are refused', async () => {
    await aReply(app, member, thread);
    const closesMeanwhile = async (body: string) => {
      await write(db(), `UPDATE thread SET replies_off = false WHERE id = $1`, [thread.id]);
      const other = app.dataSource.createQueryRunner();
      await other.startTransaction();
      await other.query(`SELECT 1 FROM rate_window WHERE bucket = $1 FOR UPDATE`, [`post:${member.accountId}`]);
      const sent = sendReply(member, body);
      await until(async () => (await rows(db(), `SELECT 1 FROM pg_locks WHERE NOT granted`)).length > 0);
      await other.query(`UPDATE thread SET replies_off = true WHERE id = $1`, [thread.id]);
      await other.commitTransaction();
      await other.release();
      return sent;
    };
    expect((await closesMeanwhile('Good morning')).code).toBe('thread.repliesOff');
    expect((await closesMeanwhile(danger)).data!['reply'].outcome).toBe('HELD');
  });

  it('is heard in a first post too', async () => {
    await refused[0]![2]();
    const words = { key: randomUUID(), groupId: group.id, title: 'Tonight' };
    expect((await ask(app, member, createThreadDocument, { ...words, body: 'Good morning' })).code).toBe(
      'membership.restricted',
    );
    const { data } = await ask(app, member, createThreadDocument, { ...words, body: danger });
    expect(data!['createThread']).toMatchObject({
      outcome: 'HELD',
      post: { state: 'HELD' },
      thread: { title: 'Tonight' },
    });
    expect(
      (await ask(app, opener, threadDocument, { id: data!['createThread'].thread.id })).data!['thread'],
    ).toBeNull();
  });

  it('is heard in an edit too, which is then kept from the others', async () => {
    const reply = await aReply(app, member, thread, 'Good morning');
    await refused[0]![2]();
    const edit = { key: randomUUID(), postId: reply.id, version: 1 };
    expect((await ask(app, member, editDocument, { ...edit, body: 'Good evening' })).code).toBe(
      'membership.restricted',
    );
    expect((await ask(app, member, editDocument, { ...edit, body: danger })).data!['editPost']).toMatchObject({
      outcome: 'HELD',
      post: { state: 'HELD', version: 2 },
    });
    expect((await aPage(app, opener, thread)).items[1]).toMatchObject({ tombstone: 'BEING_LOOKED_AT', bodyHtml: null });
  });

  it('is told how long: until when, or in how many seconds', async () => {
    await refused[0]![2]();
    const { errors } = await sendReply(member, 'Good morning');
    expect(errors![0]!.extensions.details).toEqual({
      until: new Date(app.clock.now().getTime() + 3600_000).toISOString(),
    });
    expect((await ask(app, member, threadDocument, { id: thread.id })).data!['thread'].viewerCan).toEqual({
      reply: false,
      whyNot: 'membership.restricted',
    });
    app.clock.passes(61);
    expect((await sendReply(member, 'Good morning')).errors).toBeUndefined();
  });
});

describe('words that show danger', () => {
  it('are published at once, with a card that only the author sees', async () => {
    const { data } = await sendReply(member, danger);
    expect(data!['reply']).toMatchObject({ outcome: 'PUBLISHED', post: { helpCard: { kind: 'IMMEDIATE' } } });
    expect((await aPage(app, opener, thread)).items[1]).toMatchObject({ tombstone: null, helpCard: null });
    expect((await aPage(app, member, thread)).items[1]).toMatchObject({ helpCard: { kind: 'IMMEDIATE' } });
  });

  it('that ask for a method are kept back warmly (B7): the author sees them, nobody is notified', async () => {
    const { data } = await sendReply(member, method);
    expect(data!['reply']).toMatchObject({ outcome: 'HELD', post: { state: 'HELD', bodySource: method } });
    const { id } = data!['reply'];
    expect((await aPage(app, opener, thread)).items[1]).toMatchObject({ tombstone: 'BEING_LOOKED_AT', bodyHtml: null });
    expect((await ask(app, opener, threadDocument, { id: thread.id })).data!['thread'].replyCount).toBe(0);
    expect(
      await rows(
        db(),
        `SELECT from_state, to_state, actor_id, reason_code, policy_version FROM content_transition WHERE content_id = $1`,
        [id],
      ),
    ).toEqual([
      {
        fromState: 'PUBLISHED',
        toState: 'HELD',
        actorId: null,
        reasonCode: 'screening.hold',
        policyVersion: 'posts-1',
      },
    ]);
    await app.drain();
    expect(
      await rows(db(), `SELECT kind FROM notice WHERE account_id = $1 AND kind = 'reply'`, [opener.accountId]),
    ).toEqual([]);
  });

  it('in a title are read too', async () => {
    const variables = { key: randomUUID(), groupId: group.id, title: method, body: 'Somebody?' };
    expect((await ask(app, member, createThreadDocument, variables)).data!['createThread'].outcome).toBe('HELD');
  });

  it('that come in by an edit are kept back, and a retry changes nothing more', async () => {
    const reply = await aReply(app, member, thread, 'Good morning');
    const edit = { key: randomUUID(), postId: reply.id, version: 1, body: method };
    for (let n = 0; n < 2; n++)
      expect((await ask(app, member, editDocument, edit)).data!['editPost'].outcome).toBe('HELD');
    expect((await ask(app, opener, threadDocument, { id: thread.id })).data!['thread'].replyCount).toBe(0);
  });
});

describe('a group where a moderator reads first', () => {
  const outcomes = async (who: Someone, many: number) => {
    const found: string[] = [];
    for (let n = 0; n < many; n++) found.push((await aReply(app, who, thread)).outcome);
    return found;
  };

  it('keeps everything back: ALL', async () => {
    await write(db(), `UPDATE peer_group SET premoderation = 'ALL' WHERE id = $1`, [group.id]);
    const { id } = await aReply(app, member, thread, 'Hello');
    expect((await aPage(app, member, thread)).items[1]).toMatchObject({
      state: 'PREMODERATED_PENDING',
      bodySource: 'Hello',
      tombstone: null,
    });
    expect((await aPage(app, opener, thread)).items[1]).toMatchObject({
      id,
      tombstone: 'WAITING',
      author: null,
      bodyHtml: null,
    });
    const own = await aThread(app, member, group, { title: 'New' });
    expect(own.outcome).toBe('WAITING');
    expect((await ask(app, opener, threadDocument, { id: own.id })).data!['thread']).toBeNull();
    expect((await ask(app, member, threadDocument, { id: own.id })).data!['thread']).toMatchObject({
      title: 'New',
      viewerCan: { reply: false },
    });
  });

  it('keeps back what comes before three are published: FIRST_THREE', async () => {
    await write(db(), `UPDATE peer_group SET premoderation = 'FIRST_THREE' WHERE id = $1`, [group.id]);
    expect(await outcomes(member, 4)).toEqual(['WAITING', 'WAITING', 'WAITING', 'WAITING']);
    await write(db(), `UPDATE membership SET posts_published = 3 WHERE id = $1`, [member.membershipId(group)]);
    expect(await outcomes(member, 1)).toEqual(['PUBLISHED']);
  });

  it('keeps a change of published words back too, and gives them back as they stood', async () => {
    const reply = await aReply(app, member, thread, 'Good morning');
    const change = async (postId: string, body: string, version: number) =>
      (await ask(app, member, editDocument, { key: randomUUID(), postId, version, body })).data!['editPost'];
    const publish = () =>
      app
        .get(Db)
        .tx((tx) =>
          app
            .get(ThreadService)
            .moderate(tx, reply.id, { to: 'PUBLISHED', actorId: opener.accountId, reasonCode: 'read', note: null }),
        );
    await write(db(), `UPDATE post SET state = 'PUBLISHED_RESTRICTED' WHERE id = $1`, [reply.id]);
    await write(db(), `UPDATE peer_group SET premoderation = 'ALL' WHERE id = $1`, [group.id]);

    expect(await change(reply.id, 'Good evening', 1)).toMatchObject({
      outcome: 'WAITING',
      post: { state: 'PREMODERATED_PENDING', bodySource: 'Good evening' },
    });
    expect((await aPage(app, opener, thread)).items[1]).toMatchObject({ tombstone: 'WAITING', bodyHtml: null });
    expect((await ask(app, opener, threadDocument, { id: thread.id })).data!['thread'].replyCount).toBe(0);
    expect((await change(reply.id, method, 2)).outcome).toBe('HELD');

    expect(await publish()).toEqual({ from: 'HELD', to: 'PUBLISHED_RESTRICTED' });
    expect((await aPage(app, opener, thread)).items[1]).toMatchObject({ tombstone: null });
  });

  it('trusts the changes of those whose first three are published', async () => {
    const reply = await aReply(app, member, thread, 'Good morning');
    await write(db(), `UPDATE peer_group SET premoderation = 'FIRST_THREE' WHERE id = $1`, [group.id]);
    const change = async (version: number) => {
      const edit = { key: randomUUID(), postId: reply.id, version, body: `Good evening ${version}` };
      return (await ask(app, member, editDocument, edit)).data!['editPost'].outcome;
    };
    await write(db(), `UPDATE membership SET posts_published = 3 WHERE id = $1`, [member.membershipId(group)]);
    expect(await change(1)).toBe('PUBLISHED');
    await write(db(), `UPDATE membership SET posts_published = 2 WHERE id = $1`, [member.membershipId(group)]);
    expect(await change(2)).toBe('WAITING');
  });

  it('does not keep its own moderators back, and counts what was published', async () => {
    await write(db(), `UPDATE peer_group SET premoderation = 'ALL' WHERE id = $1`, [group.id]);
    const moderator = await aModerator(app, { groups: [group] });
    expect(await outcomes(moderator, 2)).toEqual(['PUBLISHED', 'PUBLISHED']);
    expect(
      await row(db(), `SELECT posts_published FROM membership WHERE id = $1`, [moderator.membershipId(group)]),
    ).toEqual({ postsPublished: 2 });
  });
});
