import { fromApi, peopleIn } from '../test/faults/world.mjs';

export const size = { groups: 20, threads: 5_000, posts: 50_000, members: 200, reports: 500 };

const openings = [
  'Six weeks in and I still count everything twice.',
  'The clinic moved my appointment **again**, to a month from now.',
  'We tried a walk after dinner, every evening for a week.',
  'My sensor fell off in the pool, so I went back to strips for two days.',
];
const middles = [
  'What helped was writing down *when* I ate, not only what.\n\n- breakfast before eight\n- something small at four\n- nothing after nine',
  'I asked at the pharmacy and they were kind about it. They keep a box for me now.',
  '> Take it one day at a time\n\nThat is easy to say and hard to do, and still it is what I do.',
  'There is a page about it at [the help centre](https://example.org/help), short and plain.',
];
const closings = [
  'How do you manage?',
  'Thank you for reading all of this.',
  'I will write again when I know more.',
  'Does anybody else see this in the mornings?',
];

/**
 * Fills an empty, migrated database: 20 groups, 5,000 threads (a thousand of them with two pages), 50,000 posts, 200
 * members of whom each is in the first group and in three others, reports, and what hangs on them. Gives the people with
 * their cookies, and threads to read.
 */
export async function seed(client, databaseUrl, settings) {
  const people = await peopleIn(client, databaseUrl, settings);
  const groups = [];
  for (let n = 1; n <= size.groups; n++) groups.push(await people.group(`Group number ${n}`));
  await client.query('BEGIN');
  const members = [];
  for (let n = 0; n < size.members; n++) {
    const own = [1, 7, 13].map((step) => groups[1 + ((n + step) % (size.groups - 1))]);
    members.push(await people.member([groups[0], ...own]));
  }
  const moderator = await people.moderator([groups[0]]);
  await client.query('COMMIT');
  await texts(client);
  await concerns(client);
  await client.query('VACUUM (ANALYZE)');
  const { rows } = await client.query(
    `SELECT t.id FROM thread t WHERE t.group_id = $1 AND t.last_number >= 40 ORDER BY t.id`,
    [groups[0].id],
  );
  return { groups, members, moderator, threads: rows.map(({ id }) => id) };
}

async function texts(client) {
  const { renderMarkdown } = await fromApi('platform/markdown.js');
  const sources = openings.flatMap((a) => middles.flatMap((b) => closings.map((c) => `${a}\n\n${b}\n\n${c}`)));
  const html = sources.map((source) => renderMarkdown(source));
  // A fifth of the threads have forty posts, the others two or three. Authors are members of the group.
  await client.query(`
    CREATE TEMP TABLE people AS
      SELECT m.id, m.group_id, row_number() OVER (PARTITION BY group_id ORDER BY m.id) - 1 AS n, count(*) OVER (PARTITION BY group_id) AS of
      FROM membership m;
    CREATE TEMP TABLE plan AS
      SELECT t.n, uuidv7() AS id, g.id AS group_id, CASE WHEN t.n % 5 = 0 THEN 40 ELSE 2 + t.n % 2 END AS posts,
        now() - interval '60 days' + t.n * interval '17 minutes' AS at
      FROM generate_series(0, ${size.threads - 1}) t(n)
      JOIN (SELECT id, row_number() OVER (ORDER BY created_at, id) - 1 AS n FROM peer_group) g ON g.n = (t.n / 5) % ${size.groups};
    CREATE TEMP TABLE line AS
      SELECT uuidv7() AS id, plan.id AS thread_id, plan.group_id, p.n AS number, plan.at + p.n * interval '11 minutes' AS at,
        a.id AS author_id, 1 + (plan.n * 7 + p.n * 13) % ${sources.length} AS words
      FROM plan CROSS JOIN LATERAL generate_series(1, plan.posts) p(n)
      JOIN people a ON a.group_id = plan.group_id AND a.n = (plan.n + p.n * 3) % a.of;`);
  await client.query(`INSERT INTO thread (id, group_id, author_id, title, topic, reply_count, last_number, last_activity_at, created_at)
    SELECT plan.id, plan.group_id, o.author_id, 'Question number ' || plan.n || ' about the evenings',
      CASE WHEN plan.n % 3 = 0 THEN 'sleep' END, plan.posts - 1, plan.posts, plan.at + plan.posts * interval '11 minutes', plan.at
    FROM plan JOIN line o ON o.thread_id = plan.id AND o.number = 1`);
  await client.query(
    `INSERT INTO post (id, thread_id, group_id, author_id, number, body_source, body_html, state, created_at, content_notes)
     SELECT id, thread_id, group_id, author_id, number, ($1::text[])[words], ($2::text[])[words], 'PUBLISHED', at, '{}' FROM line`,
    [sources, html],
  );
  await client.query(`UPDATE post SET reply_to_id = o.id FROM post o
    WHERE post.number % 6 = 0 AND o.thread_id = post.thread_id AND o.number = post.number - 2`);
  await client.query(`INSERT INTO post_text (post_id, version, title, body_source, written_at)
    SELECT p.id, 1, CASE WHEN p.number = 1 THEN t.title END, p.body_source, p.created_at FROM post p JOIN thread t ON t.id = p.thread_id`);
  await client.query(`INSERT INTO screening (content_type, content_id, content_version, group_id, membership_id, status, level, queued_at, screened_at)
    SELECT 'POST', id, 1, group_id, author_id, 'SCREENED', 'GREEN', created_at, created_at FROM post`);
  await client.query(`INSERT INTO heard (post_id, membership_id, at)
    SELECT l.id, a.id, l.at FROM line l JOIN people a ON a.group_id = l.group_id AND a.n = l.number % a.of WHERE l.number % 4 = 0`);
  await client.query(`INSERT INTO thread_visit (membership_id, thread_id, read_number, read_at)
    SELECT a.id, plan.id, greatest(1, plan.posts - (a.n % 4)::int), plan.at + interval '1 day' FROM plan JOIN people a ON a.group_id = plan.group_id AND a.n % 2 = 0`);
}

async function concerns(client) {
  await client.query(`
    CREATE TEMP TABLE told AS
      SELECT l.*, row_number() OVER (ORDER BY l.id) AS n FROM (
        SELECT DISTINCT ON (author_id) * FROM line ORDER BY author_id, id) l LIMIT ${size.reports};
    INSERT INTO snapshot (id, content_type, content_id, content_version, group_id, membership_id, body_source, written_at, taken_at)
      SELECT l.id, 'POST', l.id, 1, l.group_id, l.author_id, p.body_source, l.at, l.at FROM told l JOIN post p ON p.id = l.id;
    INSERT INTO review_item (id, membership_id, group_id, level, status, raised_at, claim_by, decided_at)
      SELECT l.id, l.author_id, l.group_id, 'AMBER', CASE WHEN l.n % 5 = 0 THEN 'NEW' ELSE 'DECIDED' END, l.at, now() + interval '1 day', l.at FROM told l;
    INSERT INTO report (reporter_id, review_item_id, snapshot_id, content_type, content_id, door, category, status, created_at)
      SELECT (SELECT m.account_id FROM membership m JOIN people a ON a.id = m.id WHERE a.group_id = l.group_id AND a.id <> l.author_id LIMIT 1),
        l.id, l.id, 'POST', l.id, 'WORRIED', 'safety', 'DEALT_WITH', l.at FROM told l;
    INSERT INTO signal (review_item_id, membership_id, source, level, category, code, snapshot_id, key, created_at)
      SELECT l.id, l.author_id, 'REPORT', 'AMBER', 'WORRIED', 'safety', l.id, 'seed:' || l.id, l.at FROM told l`);
}
