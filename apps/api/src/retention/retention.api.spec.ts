import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { randomUUID } from 'node:crypto';

import { standard } from '@kith/domain/configuration/configuration';
import { daysOf, type RetentionClass } from '@kith/domain/retention/retention';

import { row, rows, write } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { anApp } from '../testing/app.js';
import { aReply, aThread } from '../testing/forum.js';
import { aGroup, aMember, anAccount, ask, type Someone, type TestApp } from '../testing/people.js';

let app: TestApp;
let group: { id: string; slug: string };
let officer: Someone;
let administrator: Someone;
let member: Someone;
const days = daysOf(standard.retention);

beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  officer = await anAccount(app, { roles: ['privacyOfficer'], workName: 'Noor' });
  administrator = await anAccount(app, { roles: ['administrator'], workName: 'Sam' });
});
afterAll(() => app.close());
beforeEach(async () => {
  member = await aMember(app, { groups: [group] });
});

const sql = (text: string, values: unknown[] = []) => write(app.dataSource.manager, text, values);
/** A moment so many days past the limit of a class; before it when negative. */
const past = (of: RetentionClass, daysPast: number): Date =>
  new Date(app.clock.now().getTime() - (days[of] + daysPast) * 24 * 3600_000);

/** One thing of every class that a run deletes, so many days past its limit. Returns where to find it. */
async function oneOfEach(who: Someone, daysPast: number): Promise<[table: string, id: string][]> {
  const membershipId = who.membershipId(group);
  const thread = await aThread(app, who, group, { body: 'How do you manage breakfast?' });
  await aReply(app, who, thread, 'And again.', thread.postId);
  await app.drain();
  await sql(
    `INSERT INTO visit_question (account_id, words, place, post_id) SELECT $1, 'Is it normal?', 1, id FROM post WHERE thread_id = $2`,
    [who.accountId, thread.id],
  );
  await sql(`UPDATE thread SET last_activity_at = $2 WHERE id = $1`, [thread.id, past('communityContent', daysPast)]);
  const room = await row<{ id: string }>(
    app.dataSource.manager,
    `INSERT INTO room (group_id, title) VALUES ($1, 'Evenings') ON CONFLICT (group_id) DO UPDATE SET title = 'Evenings' RETURNING id`,
    [group.id],
  );
  const id = () => randomUUID();
  const [line, answer, letter, talk, session, link, mail, notice] = [id(), id(), id(), id(), id(), id(), id(), id()];
  const say = (lineId: string, at: Date, to: string | null) =>
    sql(
      `INSERT INTO message (id, room_id, author_id, key, reply_to_id, body_source, body_html, state, sent_at)
       VALUES ($1, $2, $3, uuidv7(), $5, 'Hello', '<p>Hello</p>', 'PUBLISHED', $4)`,
      [lineId, room!.id, membershipId, at, to],
    );
  await say(line, past('roomLines', daysPast), null);
  await say(answer, app.clock.now(), line);
  await sql(
    `INSERT INTO room_event (room_id, seq, type, message_id, at)
     SELECT $1, coalesce(max(seq), 0) + 1, 'SENT', $2, $3 FROM room_event WHERE room_id = $1`,
    [room!.id, line, app.clock.now()],
  );
  await sql(
    `INSERT INTO team_conversation (id, membership_id, created_at, last_message_at) VALUES ($1, $2, $3, $3)
     ON CONFLICT (membership_id) DO NOTHING`,
    [talk, membershipId, app.clock.now()],
  );
  await sql(
    `INSERT INTO team_message (id, conversation_id, from_team, author_id, body_source, body_html, key, sent_at)
     SELECT $1, id, false, $2, 'Hello', '<p>Hello</p>', uuidv7(), $4 FROM team_conversation WHERE membership_id = $3`,
    [letter, who.accountId, membershipId, past('privateConversations', daysPast)],
  );
  const place = `thread:${id()}`;
  await sql(`INSERT INTO draft (account_id, place, body, saved_at, key) VALUES ($1, $2, 'Half', $3, uuidv7())`, [
    who.accountId,
    place,
    past('drafts', daysPast),
  ]);
  await sql(
    `INSERT INTO session (id, token_hash, account_id, device, created_at, last_seen_at, expires_at)
     VALUES ($1, sha256(convert_to($4::text, 'UTF8')), $2, 'A phone', $3, $3, $3)`,
    [session, who.accountId, past('sessions', daysPast), session],
  );
  await sql(
    `INSERT INTO email_token (token_hash, account_id, purpose, expires_at, created_at) VALUES (convert_to($1, 'UTF8'), $2, 'reset', $3, $3)`,
    [link, who.accountId, past('links', daysPast)],
  );
  await sql(
    `INSERT INTO mail (id, account_id, template, to_sealed, subject, key, status, created_at, sent_at)
     VALUES ($1, $2, 'newMessage', '', 'New', $4, 'sent', $3, $3)`,
    [mail, who.accountId, past('mails', daysPast), mail],
  );
  await sql(
    `INSERT INTO notice (id, account_id, kind, link, key, created_at) VALUES ($1, $2, 'reply', '/t/x', $4, $3)`,
    [notice, who.accountId, past('notices', daysPast), notice],
  );
  return [
    ['thread WHERE id::text', thread.id],
    ['post WHERE thread_id::text', thread.id],
    ['message WHERE id::text', line],
    ['team_message WHERE id::text', letter],
    ['draft WHERE place', place],
    ['session WHERE id::text', session],
    [`email_token WHERE convert_from(token_hash, 'UTF8')`, link],
    ['mail WHERE id::text', mail],
    ['notice WHERE id::text', notice],
  ];
}

/** Which of those are gone. */
async function goneOf(things: readonly [string, string][]): Promise<string[]> {
  const gone: string[] = [];
  for (const [where, id] of things) {
    const found = await rows(app.dataSource.manager, `SELECT 1 AS yes FROM ${where} = $1`, [id]);
    if (!found.length) gone.push(where.split(' ')[0]!);
  }
  return gone;
}

const report = async (who = officer) =>
  (await ask(app, who, `{ retention { classes { code due held deletes } } }`)).data?.['retention'];
const due = async (code: string) => (await report()).classes.find((one: { code: string }) => one.code === code);
const propose = (who: Someone, key = randomUUID()) =>
  ask(app, who, `mutation ($key: UUID!) { proposeRetentionRun(key: $key) { id state counts { code due deleted } } }`, {
    key,
  });
const on = (name: string, who: Someone, id: string) =>
  ask(app, who, `mutation ($id: UUID!) { ${name}(id: $id) { id state counts { code due deleted } finishedAt } }`, {
    id,
  });
const runOf = async (id: string) =>
  (await ask(app, officer, `{ retention { runs { id state counts { code due deleted } } } }`)).data![
    'retention'
  ].runs.find((one: { id: string }) => one.id === id);
const sweep = async (times = 3) => {
  for (let time = 0; time < times; time++) await app.get(Sweeps).runAll();
};
/** A run from the count to the end. */
async function carriedOut(): Promise<string> {
  const { id } = (await propose(officer)).data!['proposeRetentionRun'];
  expect((await on('letRetentionRunGo', administrator, id)).errors).toBeUndefined();
  await sweep();
  return id;
}

const all = ['thread', 'post', 'message', 'team_message', 'draft', 'session', 'email_token', 'mail', 'notice'];

describe('the clocks of retention (H22)', () => {
  it('delete what is one day past its limit, in every class, and nothing else', async () => {
    const old = await oneOfEach(member, 1);
    const young = await oneOfEach(await aMember(app, { groups: [group] }), -1);
    const before = await row<{ posts: number }>(app.dataSource.manager, `SELECT count(*)::int AS posts FROM post`);

    const id = await carriedOut();

    expect(await goneOf(old)).toEqual(all);
    expect(await goneOf(young)).toEqual([]);
    const after = await row<{ posts: number; texts: number }>(
      app.dataSource.manager,
      `SELECT (SELECT count(*)::int FROM post) AS posts,
         (SELECT count(*)::int FROM post_text t WHERE NOT EXISTS (SELECT 1 FROM post p WHERE p.id = t.post_id)) AS texts`,
    );
    expect(after).toEqual({ posts: before!.posts - 2, texts: 0 });
    expect(await runOf(id)).toMatchObject({ state: 'DONE' });
  });

  it('leave a line of a room that answered an old one', async () => {
    await oneOfEach(member, 2);
    await carriedOut();
    const answers = await rows(
      app.dataSource.manager,
      `SELECT reply_to_id FROM message WHERE author_id = $1 AND sent_at > $2`,
      [member.membershipId(group), past('roomLines', -1)],
    );
    expect(answers).toEqual([{ replyToId: null }]);
  });

  it('count without deleting, and delete nothing before a second person lets it go', async () => {
    const old = await oneOfEach(member, 1);
    expect(await due('drafts')).toMatchObject({ due: 1, held: 0, deletes: true });
    expect(await due('clinicalRecords')).toMatchObject({ deletes: false });
    const { id, counts } = (await propose(officer)).data!['proposeRetentionRun'];
    expect(counts).toContainEqual({ code: 'roomLines', due: 1, deleted: 0 });
    await sweep();
    expect(await goneOf(old)).toEqual([]);

    expect((await on('letRetentionRunGo', officer, id)).code).toBe('action.involved');
    expect((await propose(administrator)).code).toBe('resource.stale');
    expect((await on('letRetentionRunGo', administrator, id)).data!['letRetentionRunGo'].state).toBe('RUNNING');
    await sweep();
    expect(await goneOf(old)).toEqual(all);
    expect((await runOf(id)).counts).toContainEqual({ code: 'roomLines', due: 1, deleted: 1 });
  });

  it('leave counts in the trail, and never words', async () => {
    await oneOfEach(member, 1);
    const id = await carriedOut();
    const trail = await rows<{ action: string; details: Record<string, unknown> }>(
      app.dataSource.manager,
      `SELECT action, details FROM audit_entry WHERE target_type = 'retentionRun' AND target_id = $1 ORDER BY at, position`,
      [id],
    );
    const actions = trail.map(({ action }) => action);
    expect(actions).toEqual(
      expect.arrayContaining(['retention.propose', 'retention.letGo', 'retention.delete', 'retention.done']),
    );
    expect(trail).toContainEqual({ action: 'retention.delete', details: { class: 'drafts', count: 1 } });
    expect(JSON.stringify(trail)).not.toContain('Half');
  });

  it('are beaten by a legal hold, until it is lifted (H21)', async () => {
    const concerned = await aMember(app, { groups: [group] });
    const old = await oneOfEach(concerned, 1);
    await sql(
      `INSERT INTO review_item (membership_id, group_id, level, status, raised_at, decided_at) VALUES ($1, $2, 'GREEN', 'CLOSED', $3, $3)`,
      [concerned.membershipId(group), group.id, app.clock.now()],
    );
    const concern = (await row<{ reference: number }>(
      app.dataSource.manager,
      `SELECT reference FROM review_item WHERE membership_id = $1`,
      [concerned.membershipId(group)],
    ))!.reference;
    const placed = await ask(
      app,
      officer,
      `mutation ($key: UUID!, $concern: Int!) { placeLegalHold(key: $key, concern: $concern, reason: "A court has asked.") { id concern } }`,
      { key: randomUUID(), concern },
    );
    expect(placed.errors).toBeUndefined();
    expect(await due('drafts')).toMatchObject({ due: 0, held: 1 });
    await carriedOut();
    expect(await goneOf(old)).toEqual([]);

    await ask(app, officer, `mutation ($id: UUID!) { liftLegalHold(id: $id) { id liftedAt } }`, {
      id: placed.data!['placeLegalHold'].id,
    });
    await carriedOut();
    expect(await goneOf(old)).toEqual(all);
  });

  it('are beaten by an open concern', async () => {
    const concerned = await aMember(app, { groups: [group] });
    const old = await oneOfEach(concerned, 1);
    await sql(
      `INSERT INTO review_item (membership_id, group_id, level, status, raised_at) VALUES ($1, $2, 'AMBER', 'NEW', $3)`,
      [concerned.membershipId(group), group.id, app.clock.now()],
    );
    await carriedOut();
    expect(await goneOf(old)).toEqual([]);
  });

  it('go on in small parts, however much there is', async () => {
    await sql(
      `INSERT INTO draft (account_id, place, body, saved_at, key) SELECT $1, 'thread:' || n, 'Half', $2, uuidv7() FROM generate_series(1, 1100) n`,
      [member.accountId, past('drafts', 1)],
    );
    const { id } = (await propose(officer)).data!['proposeRetentionRun'];
    await on('letRetentionRunGo', administrator, id);
    await sweep(1);
    expect((await runOf(id)).counts).toContainEqual({ code: 'drafts', due: 1100, deleted: 500 });
    await sweep(3);
    expect(await runOf(id)).toMatchObject({ state: 'DONE' });
    expect((await runOf(id)).counts).toContainEqual({ code: 'drafts', due: 1100, deleted: 1100 });
  });
});

describe('who sees to it', () => {
  it('an auditor reads, and nobody else outside', async () => {
    const auditor = await anAccount(app, { roles: ['auditor'] });
    expect((await report(auditor)).classes.length).toBeGreaterThan(5);
    expect((await propose(auditor)).code).toBe('action.forbidden');
    expect(await report(await anAccount(app, { roles: ['clinicalLead'] }))).toBeUndefined();
    expect(await report(member)).toBeUndefined();
  });

  it('one of the two is a privacy officer, and a run can be withdrawn', async () => {
    const second = await anAccount(app, { roles: ['administrator'] });
    const { id } = (await propose(administrator)).data!['proposeRetentionRun'];
    expect((await on('letRetentionRunGo', second, id)).code).toBe('action.forbidden');
    expect((await on('withdrawRetentionRun', officer, id)).data!['withdrawRetentionRun'].state).toBe('WITHDRAWN');
    expect((await on('letRetentionRunGo', officer, id)).code).toBe('proposal.decided');
  });
});
