import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Server } from 'socket.io';
import { fromApi } from '../test/faults/world.mjs';

/*
 * The floors: what the same machine does without Kith. A bare HTTP server that answers with the same bytes as the API:
 * once from one statement written for this page alone, by nobody who is signed in and without a question about rights,
 * and once after the very statements that the API sends for it, session and rights included. The one statement without
 * HTTP, a bare write transaction, and a bare socket.io broadcast.
 */
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 20 });
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const listSql = `
  SELECT t.id, g.name AS "groupName", g.slug AS "groupSlug", t.title, left(o.body_html, 900) AS start, t.topic, t.reply_count, t.last_number,
    v.read_number, t.last_activity_at, a.display_name, a.avatar
  FROM (SELECT * FROM thread WHERE group_id = $1 AND is_visible ORDER BY last_activity_at DESC, id DESC LIMIT 21) t
  JOIN peer_group g ON g.id = t.group_id JOIN post o ON o.thread_id = t.id AND o.number = 1 JOIN membership a ON a.id = t.author_id
  LEFT JOIN thread_visit v ON v.thread_id = t.id AND v.membership_id = $2 ORDER BY t.last_activity_at DESC, t.id DESC`;
const postsSql = `
  SELECT p.id, p.number, p.state, p.body_html, CASE WHEN p.author_id = $2 THEN p.body_source END AS body_source, p.created_at, p.edited_at,
    p.version, h.post_id IS NOT NULL AS heard, a.id AS author_id, a.display_name, a.avatar, q.id AS quote_id, q.number AS quote_number,
    qa.display_name AS quote_name
  FROM post p JOIN membership a ON a.id = p.author_id LEFT JOIN heard h ON h.post_id = p.id AND h.membership_id = $2
  LEFT JOIN post q ON q.id = p.reply_to_id LEFT JOIN membership qa ON qa.id = q.author_id
  WHERE p.thread_id = $1 AND p.number BETWEEN 1 AND 20 ORDER BY p.number`;

const list = (rows) => ({
  data: {
    threads: {
      newSinceVisit: 0,
      sinceAt: null,
      items: rows.slice(0, 20).map((t) => ({
        id: t.id,
        groupName: t.groupName,
        groupSlug: t.groupSlug,
        title: t.title,
        firstLine: t.start.replace(/<\/p>.*/s, '').replace(/<[^>]*>/g, ''),
        topic: t.topic,
        replyCount: t.reply_count,
        newReplies: t.read_number === null ? 0 : t.last_number - t.read_number,
        isUnread: t.last_number > (t.read_number ?? 0),
        lastActivityAt: t.last_activity_at,
        author: { displayName: t.display_name, avatar: t.avatar },
      })),
      page: {
        hasNext: rows.length > 20,
        next: Buffer.from(rows.at(-1).id + rows.at(-1).last_activity_at).toString('base64url'),
        previous: null,
      },
    },
  },
});

const posts = (rows) => ({
  data: {
    posts: {
      pageNumber: 1,
      pageCount: 2,
      items: rows.map((p) => ({
        id: p.id,
        number: p.number,
        state: p.state,
        bodyHtml: p.body_html,
        bodySource: p.body_source,
        createdAt: p.created_at,
        editedAt: p.edited_at,
        version: p.version,
        heardByMe: p.heard,
        tombstone: null,
        author: {
          id: p.author_id,
          displayName: p.display_name,
          avatar: p.avatar,
          isModerator: false,
          isMe: false,
          silenced: null,
        },
        replyTo: p.quote_id ? { id: p.quote_id, number: p.quote_number, authorName: p.quote_name } : null,
        helpCard: null,
        viewerCan: { edit: false, takeDown: false, reply: true, hear: true, report: true, mute: true, moderate: false },
      })),
    },
  },
});

async function reply({ threadId, authorId, body }) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query(
      `UPDATE thread SET reply_count = reply_count + 1, last_number = last_number + 1, last_activity_at = now() WHERE id = $1 RETURNING last_number, group_id`,
      [threadId],
    );
    const id = randomUUID();
    await client.query(
      `INSERT INTO post (id, thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $6, 'PUBLISHED', now())`,
      [id, threadId, rows[0].group_id, authorId, rows[0].last_number, body],
    );
    await client.query('COMMIT');
    return { data: { reply: { id, outcome: 'PUBLISHED', post: { id, number: rows[0].last_number } } } };
  } finally {
    client.release();
  }
}

const named = (name, text) => async (values) => (await pool.query({ name, text, values })).rows;
const runList = named('list', listSql);
const runPosts = named('posts', postsSql);

/** What the product's own functions want of a connection outside a transaction. */
const db = { dataSource: { driver: { master: pool } } };
const [{ SessionStore }, { readThreads }, { readPosts }, { ThreadListStore }, { authors }] = await Promise.all(
  [
    'accounts/session.store',
    'threads/thread.loader',
    'threads/post.loader',
    'threads/thread-list.store',
    'groups/membership.loader',
  ].map((name) => fromApi(`${name}.js`)),
);
const sessions = new SessionStore();
const lists = new ThreadListStore();
const tokens = new Map();
const tokenOf = async (accountId) => {
  if (!tokens.has(accountId))
    tokens.set(
      accountId,
      (await pool.query('SELECT token_hash FROM session WHERE account_id = $1', [accountId])).rows[0].token_hash,
    );
  return tokens.get(accountId);
};
const signedIn = async (accountId, now) => sessions.findAndTouch(db, await tokenOf(accountId), { now, touch: true });
const namesOf = (posts, accountId, now) =>
  authors([...new Set(posts.flatMap((p) => [p.authorId, p.quoteAuthorId]).filter(Boolean))], {
    db,
    actor: { id: accountId },
    now,
  });

async function ownList({ accountId, slug }) {
  const now = new Date();
  await signedIn(accountId, now);
  const group = await lists.group(db, slug, accountId);
  const page = { group, myId: group.myId, moderates: false, sort: 'NEWEST', after: null, before: null, first: 20 };
  return namesOf(await lists.page(db, page), accountId, now);
}

async function ownPosts({ accountId, threadId, membershipId }) {
  const now = new Date();
  await signedIn(accountId, now);
  await readThreads(db, [threadId], accountId);
  const page = { threadId, from: 1, to: 20, myId: membershipId, moderates: false };
  return namesOf(await readPosts(db, page), accountId, now);
}

/** The answer of the one statement, made once; it is put into bytes anew each time. */
const answers = new Map();
async function after(statements, key, answer) {
  await statements;
  if (!answers.has(key)) answers.set(key, await answer());
  return answers.get(key);
}

const pages = {
  '/own-list': (given) => after(ownList(given), given.groupId, () => pages['/list'](given)),
  '/own-posts': (given) => after(ownPosts(given), given.threadId, () => pages['/posts'](given)),
  '/list': async ({ groupId, membershipId }) => list(await runList([groupId, membershipId])),
  '/posts': async ({ threadId, membershipId }) => posts(await runPosts([threadId, membershipId])),
  '/reply': reply,
};

const http = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk) => (text += chunk));
  request.on('end', async () => {
    try {
      const body = JSON.stringify(await pages[request.url](JSON.parse(text)));
      response.writeHead(200, {
        'content-type': 'application/json; charset=utf-8',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
});

/** The statement alone, from as many loops as there would be connections. */
async function straight({ page, values, loops, seconds }) {
  const run = page === '/list' ? runList : runPosts;
  const times = [];
  const end = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: loops }, async (_, n) => {
      for (let turn = n; performance.now() < end; turn += loops) {
        const since = performance.now();
        await run(values[turn % values.length]);
        times.push(performance.now() - since);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(times.length * share)];
  return { perSecond: times.length / seconds, count: times.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

const io = new Server(http, { serveClient: false, perMessageDeflate: false, transports: ['websocket'] });
io.on('connection', (socket) => {
  socket.on('room.join', (_, ack) => {
    socket.join('room');
    ack({ ok: true });
  });
  socket.on('room.send', ({ body }, ack) => {
    const author = {
      membershipId: randomUUID(),
      displayName: 'Quiet Kettle 100',
      avatar: 'kettle-clay',
      isModerator: false,
    };
    const message = {
      id: randomUUID(),
      author,
      replyToId: null,
      bodyHtml: `<p>${body}</p>`,
      sentAt: new Date(),
    };
    io.to('room').emit('room.event', { roomId: randomUUID(), seq: 1, type: 'SENT', at: new Date(), message });
    ack({ ok: true });
  });
});

http.listen(Number(process.env.PORT), '127.0.0.1', () => process.send('ready'));
process.on('message', async ({ straight: job }) => process.send({ straight: await straight(job) }));
process.on('disconnect', () => process.exit());
