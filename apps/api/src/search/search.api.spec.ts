import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { postStates } from '@kith/domain/post/post';
import { postPolicy } from '@kith/domain/post/post.policy';

import { Db, rows, write } from '../platform/db.js';
import { anApp } from '../testing/app.js';
import { aReply, aThread, editDocument, keyedDocument, type Seen } from '../testing/forum.js';
import { aGroup, aLead, aMember, ask, type Someone, type TestApp } from '../testing/people.js';
import { statementsOf } from '../testing/statements.js';
import { postRows } from '../threads/post.loader.js';
import { readThreads } from '../threads/thread.loader.js';
import { postSubject, threadSubject } from '../threads/thread.view.js';
import { SearchStore, statements, valuesOf, type Wanted, type Way } from './search.store.js';

let app: TestApp;
let group: { id: string; slug: string; name: string };
let hannah: Someone;
let ola: Someone;
beforeAll(async () => {
  app = await anApp();
  group = await aGroup(app);
  hannah = await aMember(app, { groups: [group], name: 'Old Bicycle' });
  ola = await aMember(app, { groups: [group], name: 'Quiet Harbour' });
});
afterAll(() => app.close());

const db = () => app.get(Db).reader;
const all: Wanted = { text: '', authors: null, kind: null, since: null, unanswered: false, after: null, first: 21 };
const document = `query ($filter: SearchInput!, $after: String, $first: Int) {
  search(filter: $filter, after: $after, first: $first) {
    items { id threadId number title { text isMatch } excerpt { text isMatch } author { displayName } groupName writtenAt }
    page { hasNext next } isNear lookedBackTo showsCare } }`;
const search = async (who: Someone, filter: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  const answer = await ask(app, who, document, { filter, ...more });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data!['search'] as Seen & { items: Seen[] };
};
const ids = async (who: Someone, filter: Record<string, unknown>) =>
  (await search(who, filter)).items.map(({ id }) => id as string);
const said = (parts: { text: string; isMatch: boolean }[]) =>
  parts.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join('');
const silence = (from: string, target: string, kind: 'MUTE' | 'BLOCK') =>
  write(db(), `INSERT INTO silence VALUES ($1, $2, $3, now())`, [from, target, kind]);
const speaks = (who: Someone, locale: string) =>
  write(db(), `UPDATE account SET locale = $2 WHERE id = $1`, [who.accountId, locale]);

describe('searching', () => {
  it('finds a word in another form, in title and text, and marks it', async () => {
    const thread = await aThread(app, hannah, group, {
      title: 'Injecting at work',
      body: 'Where do you keep your **pens** & needles <at> the warehouse?',
    });
    const reply = await aReply(app, ola, thread, 'My injections wait in the warehouse kitchen.');

    const found = await search(ola, { text: 'injection warehouse' });
    expect(found.items.map(({ id }) => id)).toEqual([reply.id, thread.postId]);
    expect(found.items[0]).toMatchObject({ number: 2, threadId: thread.id, author: { displayName: 'Quiet Harbour' } });
    expect(said(found.items[0]!['excerpt'])).toBe('My [injections] wait in the [warehouse] kitchen.');
    expect(said(found.items[1]!['title'])).toBe('[Injecting] at work');
    expect(await ids(ola, { text: '"pens & needles"' })).toEqual([thread.postId]);
    expect(await ids(ola, { text: 'warehouse -kitchen' })).toEqual([thread.postId]);
  });

  it('finds what was written as soon as it was written, and the new words after a change', async () => {
    const thread = await aThread(app, hannah, group, { title: 'Zebrafish', body: 'Walrus' });
    expect(await ids(ola, { text: 'zebrafish walrus' })).toEqual([thread.postId]);
    const edited = await ask(app, hannah, editDocument, {
      key: crypto.randomUUID(),
      postId: thread.postId,
      version: 1,
      title: 'Pelican',
      body: 'Ostrich',
    });
    expect(edited.errors).toBeUndefined();
    expect(await ids(ola, { text: 'pelican ostrich' })).toEqual([thread.postId]);
    expect([await ids(ola, { text: 'zebrafish' }), await ids(ola, { text: 'walrus' })]).toEqual([[], []]);
  });

  it('knows the forms of each language, with or without accents', async () => {
    const thread = await aThread(app, hannah, group, { title: 'Hola', body: 'Las inyecciones me dan miedo.' });
    const sofia = await aMember(app, { groups: [group] });
    await speaks(sofia, 'es-ES');
    expect(await ids(sofia, { text: 'inyección' })).toEqual([thread.postId]);
    expect(await ids(sofia, { text: 'inyeccion' })).toEqual([thread.postId]);
    expect(await ids(hannah, { text: 'inyecciones' })).toEqual([thread.postId]);
  });

  it('finds words with a slip in them when nothing has the very words, and says so', async () => {
    const thread = await aThread(app, hannah, group, { title: 'Tablets', body: 'Does metformin upset anybody else?' });
    const found = await search(ola, { text: 'metfromin' });
    expect(found).toMatchObject({ isNear: true, page: { hasNext: false } });
    expect(found.items.map(({ id }) => id)).toEqual([thread.postId]);
    expect(said(found.items[0]!['excerpt'])).toBe('Does [metformin] upset anybody else?');
    expect(await search(ola, { text: 'metformin' })).toMatchObject({ isNear: false });
    expect(await search(ola, { text: 'xylophonist' })).toMatchObject({ isNear: false, items: [] });
  });

  it('narrows by group, name, kind, time, own and unanswered', async () => {
    const other = await aGroup(app);
    const pia = await aMember(app, { groups: [group, other], name: 'Green Lantern' });
    const first = await aThread(app, pia, group, { title: 'Marmalade', body: 'One' });
    const answer = await aReply(app, hannah, first, 'Marmalade too');
    app.clock.passes(60);
    const second = await aThread(app, pia, other, { title: 'Marmalade', body: 'Two' });

    const all = { text: 'marmalade' };
    expect(await ids(pia, all)).toEqual([second.postId, answer.id, first.postId]);
    expect(await ids(pia, { ...all, groupSlug: group.slug })).toEqual([answer.id, first.postId]);
    expect(await ids(pia, { ...all, author: 'old bycicle' })).toEqual([answer.id]);
    expect(await ids(pia, { ...all, author: 'nobody known' })).toEqual([]);
    expect(await ids(pia, { ...all, kind: 'REPLY' })).toEqual([answer.id]);
    expect(await ids(pia, { ...all, kind: 'OPENING' })).toEqual([second.postId, first.postId]);
    expect(await ids(pia, { ...all, mine: true })).toEqual([second.postId, first.postId]);
    expect(await ids(pia, { ...all, unanswered: true })).toEqual([second.postId]);
    expect(await ids(pia, { ...all, since: app.clock.now().toISOString() })).toEqual([second.postId]);
    expect(await ids(hannah, all)).toEqual([answer.id, first.postId]);
    expect(await ids(hannah, { author: 'Green Lantern' })).toEqual([first.postId]);
  });

  it('gives every hit exactly once over its pages', async () => {
    const thread = await aThread(app, hannah, group, { title: 'Long', body: 'Start' });
    await many(thread.id, 45, 'thimble');
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await search(ola, { text: 'thimble' }, { after });
      seen.push(...page.items.map(({ id }) => id as string));
      ({ next: after, hasNext: more } = page['page'] as { next: string; hasNext: boolean });
    }
    expect([seen.length, new Set(seen).size]).toEqual([45, 45]);
  });

  it('shows help first for words of crisis, and answers all the same', async () => {
    const thread = await aThread(app, hannah, group, { title: 'A film', body: 'The film about suicide was hard.' });
    expect(await search(ola, { text: 'suicide' })).toMatchObject({ showsCare: true, items: [{ id: thread.postId }] });
    expect(await search(ola, { text: 'want to die' })).toMatchObject({ showsCare: true });
    expect(await search(ola, { text: 'film' })).toMatchObject({ showsCare: false });
  });

  it('gives words as words, never as HTML, whatever was written', async () => {
    const body = 'Rhubarb <img src=x onerror=alert(1)> \u0002pie\u0003 &lt;b&gt; rhubarb';
    await aThread(app, hannah, group, { title: 'Rhubarb\u0002 <b>', body });
    const [hit] = (await search(ola, { text: 'rhubarb' })).items;
    const parts = [...hit!['title'], ...hit!['excerpt']] as { text: string; isMatch: boolean }[];
    expect(parts.filter(({ isMatch }) => isMatch).map(({ text }) => text)).toEqual(['Rhubarb', 'Rhubarb', 'rhubarb']);
    expect(parts.some(({ text }) => /[\u0002\u0003]/.test(text))).toBe(false);
  });

  it.each([
    ['no words that count', { text: 'the' }, undefined],
    ['marks only', { text: '"-|&!:*()' }, undefined],
    ['a text that is too long', { text: 'x'.repeat(201) }, 'input.tooLong'],
    ['what nobody typed', { text: 'a\u0000b' }, 'input.invalid'],
    ['a mark of their own making', { text: 'a', after: 'x' }, 'input.invalid'],
  ])('takes %s', async (_, { after, ...filter }: Record<string, unknown>, code: string | undefined) => {
    const answer = await ask(app, ola, document, { filter, after });
    expect([answer.code, answer.data?.['search']?.items]).toEqual(code ? [code, undefined] : [undefined, []]);
  });

  it('asks somebody who searches without end to wait', async () => {
    const busy = await aMember(app, { groups: [group] });
    const codes: (string | undefined)[] = [];
    for (let n = 0; n < 41; n++) codes.push((await ask(app, busy, document, { filter: { text: 'the' } })).code);
    expect([new Set(codes.slice(0, 40)), codes[40]]).toEqual([new Set([undefined]), 'rate.limited']);
  });
});

/** Replies straight into the database, a minute apart. */
async function many(threadId: string, count: number, word: string, author = ola): Promise<void> {
  await db().query(
    `INSERT INTO post (thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
     SELECT $1, $2, $3, n + 1, 'r', '<p>' || $5::text || ' ' || n || '</p>', 'PUBLISHED', $4::timestamptz - n % 9 * interval '1 minute'
     FROM generate_series(1, $6::integer) n`,
    [threadId, group.id, author.membershipId(group), app.clock.now(), word, count],
  );
}

describe('what search may find', () => {
  it('is what the policy says, for every state and every tie (H13, H14, R20)', async () => {
    const place = await aGroup(app);
    const reader = await aMember(app, { groups: [place] });
    const people = await Promise.all(Array.from({ length: 4 }, () => aMember(app, { groups: [place] })));
    const [plain, muted, blocked, blocker] = people as [Someone, Someone, Someone, Someone];
    const mine = reader.membershipId(place);
    await silence(mine, muted.membershipId(place), 'MUTE');
    await silence(mine, blocked.membershipId(place), 'BLOCK');
    await silence(blocker.membershipId(place), mine, 'BLOCK');
    for (const opener of [...people, reader]) {
      for (const isVisible of [true, false]) {
        const thread = await aThread(app, opener, place, { title: 'Gooseberry', body: 'Gooseberry' });
        await write(db(), `UPDATE thread SET is_visible = $2, last_number = 99 WHERE id = $1`, [thread.id, isVisible]);
        let number = 1;
        for (const author of [...people, reader]) {
          for (const state of postStates) {
            await write(
              db(),
              `INSERT INTO post (thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
               VALUES ($1, $2, $3, $4, 'g', '<p>Gooseberry</p>', $5, $6)`,
              [thread.id, place.id, author.membershipId(place), ++number, state, app.clock.now()],
            );
          }
        }
      }
    }
    await write(db(), `UPDATE post SET advice = 'BEING_CHECKED' WHERE group_id = $1 AND number % 7 = 0`, [place.id]);
    await write(db(), `UPDATE post SET advice = 'CORRECTED' WHERE group_id = $1 AND number % 7 = 1`, [place.id]);
    const lead = await aLead(app, { groups: [place] });
    const leaver = await aMember(app, { groups: [place] });
    await write(db(), `UPDATE membership SET standing = 'LEFT' WHERE id = $1`, [leaver.membershipId(place)]);
    const posts = await rows<{ id: string; threadId: string }>(
      db(),
      `SELECT id, thread_id FROM post WHERE group_id = $1`,
      [place.id],
    );

    for (const who of [reader, plain, muted, blocker, lead, leaver, hannah]) {
      const now = app.clock.now();
      const facts = await postRows(
        posts.map(({ id }) => id),
        { db: db(), actor: who.actor, now },
      );
      const threads = await readThreads(db(), [...new Set(posts.map(({ threadId }) => threadId))], who.accountId);
      const allowed = posts.filter(({ id, threadId }) => {
        const thread = threads.find((one) => one.id === threadId)!;
        return postPolicy.find(who.actor, postSubject(facts.get(id)!, threadSubject(thread, now), now));
      });
      const found: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page = await search(who, { text: 'gooseberry', groupSlug: place.slug }, { after, first: 50 });
        found.push(...page.items.map(({ id }) => id as string));
        ({ next: after, hasNext: more } = page['page'] as { next: string; hasNext: boolean });
      }
      expect(found.sort()).toEqual(allowed.map(({ id }) => id).sort());
      // The nearest words and the names are no way round it.
      const allowedIds = new Set(allowed.map(({ id }) => id));
      expect(
        (await ids(who, { text: 'goosebery', groupSlug: place.slug })).filter((id) => !allowedIds.has(id)),
      ).toEqual([]);
    }
  });

  it('is gone the moment its author takes it down, and back when they put it back (H13)', async () => {
    const thread = await aThread(app, hannah, group, { title: 'Quince', body: 'Quince' });
    expect(await ids(ola, { text: 'quince' })).toEqual([thread.postId]);
    const taken = await ask(app, hannah, keyedDocument('takeDownPost'), {
      key: crypto.randomUUID(),
      postId: thread.postId,
    });
    expect(taken.errors).toBeUndefined();
    const none = await search(ola, { text: 'quince' });
    expect(none).toMatchObject({ items: [], page: { hasNext: false, next: null }, isNear: false, lookedBackTo: null });
    expect(await ids(hannah, { text: 'quince' })).toEqual([]);
    await ask(app, hannah, keyedDocument('putBackPost'), { key: crypto.randomUUID(), postId: thread.postId });
    expect(await ids(ola, { text: 'quince' })).toEqual([thread.postId]);
  });

  it('leaves no trace: no row, no event, no audit entry, no line of a log', async () => {
    const lines: string[] = [];
    const spied = [process.stdout, process.stderr].map((stream) => [stream, stream.write] as const);
    for (const [stream] of spied) stream.write = ((line: string) => lines.push(String(line)) > 0) as never;
    try {
      await search(ola, { text: 'unmistakable nasturtium', author: 'unmistakable' });
      await ask(app, ola, document, { filter: { text: 'unmistakable \u0000' } });
    } finally {
      for (const [stream, original] of spied) stream.write = original as never;
    }
    expect(lines.join('')).not.toContain('unmistakable');
    const tables = await rows<{ name: string }>(
      db(),
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const kept = await rows(db(), `SELECT 1 FROM ${name} t WHERE t::text ILIKE '%unmistakable%' LIMIT 1`);
      expect([name, kept]).toEqual([name, []]);
    }
  });
});

describe('the work of a search', () => {
  it('is the same number of statements for one hit as for twenty', async () => {
    const thread = await aThread(app, await aMember(app, { groups: [group] }), group, { title: 'Cost', body: 'Cost' });
    await many(thread.id, 1, 'solitary');
    await db().query(`UPDATE post SET number = number + 100 WHERE thread_id = $1 AND number > 1`, [thread.id]);
    await many(thread.id, 30, 'plentiful');
    await search(ola, { text: 'solitary' });
    const one = await statementsOf(async () => expect((await search(ola, { text: 'solitary' })).items).toHaveLength(1));
    const twenty = await statementsOf(async () =>
      expect((await search(ola, { text: 'plentiful' })).items).toHaveLength(20),
    );
    expect(one.length).toBe(twenty.length);
    // Session, rate, begin, settings, reach, count, find, commit, authors.
    expect(one.length).toBeLessThanOrEqual(9);
  });

  it('uses an index on every way, and looks at the newest posts only for a word that all use', async () => {
    const store = app.get(SearchStore);
    const thread = await aThread(app, await aMember(app, { groups: [group] }), group, { title: 'Plan', body: 'Plan' });
    await many(thread.id, 4000, `ubiquitous ${Array.from({ length: 90 }, (_, n) => `filling${n}`).join(' ')}`);
    await db().query('VACUUM ANALYZE post_search, post, thread');
    const { plans, count } = await app.get(Db).question(10_000, async (tx) => {
      // A group of so few posts may be read without the index of the newest; decision 0020 has the figures of fifty thousand.
      await tx.query('SET LOCAL enable_seqscan = off');
      const reach = await store.reach(tx, ola.accountId, null, 'ubiquitous');
      const wanted = { ...all, text: 'ubiquitous' };
      const plan = async (way: Way, text: string, near: string[] = []) => {
        const values = valuesOf(reach, { ...wanted, text }, near);
        const lines = (await tx.query(`EXPLAIN ANALYZE ${statements[way]}`, values)) as Record<string, string>[];
        return lines.map((line) => line['QUERY PLAN']).join('\n');
      };
      return {
        plans: {
          matches: await plan('matches', 'walrus'),
          newest: await plan('newest', 'ubiquitous'),
          near: await plan('near', 'metfromin', ['metfromin']),
        },
        count: await store.count(tx, reach, wanted),
      };
    });
    expect(count).toBe(501);
    expect(plans.matches).toMatch(/Index Scan on post_search_by_words/);
    expect(plans.near).toMatch(/Index Scan on post_search_near/);
    for (const plan of Object.values(plans)) expect(plan).not.toMatch(/Seq Scan on (post|thread)/);
    // Twenty-one hits and no more are fetched of four thousand.
    expect(plans.newest).toMatch(/post_pkey on post p .*rows=1(\.00)? loops=(2[1-9]|[3-9]\d)\)/);
  });

  it('stops after so many posts, says how far back it looked, and goes on from there', async () => {
    const thread = await aThread(app, await aMember(app, { groups: [group] }), group, {
      title: 'Often',
      body: 'Often',
    });
    await many(thread.id, 4000, 'everywhere');
    // None of them may be found: the page stays empty, and the work stays bounded.
    await db().query(`UPDATE post SET state = 'HIDDEN' WHERE thread_id = $1 AND number > 1`, [thread.id]);
    const first = await search(ola, { text: 'everywhere' });
    expect(first).toMatchObject({ items: [], page: { hasNext: true } });
    expect(first['lookedBackTo']).not.toBeNull();
    let pages = 1;
    for (let page = first; page['page'].hasNext; pages++) {
      page = await search(ola, { text: 'everywhere' }, { after: page['page'].next });
      expect(page.items).toEqual([]);
    }
    expect(pages).toBeLessThan(6);
  });

  it('is given up when it takes too long, with words that say what to do', async () => {
    await expect(app.get(Db).question(20, (tx) => tx.query('SELECT pg_sleep(5)'))).rejects.toMatchObject({
      driverError: { code: '57014' },
    });
  });
});
