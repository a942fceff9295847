import { setTimeout as pause } from 'node:timers/promises';
import { withClient } from './processes.mjs';
import { fromApi } from './world.mjs';

/*
 * What must be true of the database after everything has come to rest, whatever was killed before: the invariants of
 * security.md 5.1, read from the recorded history and the rows.
 */

/** Sweeps look every 3 seconds in these runs; a deadline may be this old before it counts as forgotten. */
const grace = `interval '10 seconds'`;

/** Where the writes of each kind are found again, by what marks them. */
const places = {
  thread: `SELECT substring(body_source FROM 'Line ([0-9a-f-]{36})') AS mark, created_at AS at FROM post WHERE number = 1`,
  reply: `SELECT substring(body_source FROM 'Line ([0-9a-f-]{36})') AS mark, created_at AS at FROM post WHERE number > 1`,
  message: `SELECT substring(body_source FROM 'Line ([0-9a-f-]{36})') AS mark, sent_at AS at FROM message`,
  report: `SELECT substring(note FROM 'Note ([0-9a-f-]{36})') AS mark, created_at AS at FROM report`,
  escalation: `SELECT review_item_id || ' ' || actor_id AS mark, at FROM review_action WHERE kind = 'escalate'`,
  acknowledgement: `SELECT escalation_id || ' ' || actor_id AS mark, at FROM escalation_entry WHERE kind = 'acknowledged'`,
};
export const markOf = {
  escalation: ({ itemId, accountId }) => `${itemId} ${accountId}`,
  acknowledgement: ({ caseId, accountId }) => `${caseId} ${accountId}`,
};

/** What the worker still has to do, by name; nothing when all is quiet. */
const unfinished = {
  'texts that nobody has screened': `SELECT 1 FROM screening WHERE status = 'WAITING'`,
  'jobs that are due': `SELECT 1 FROM pgboss.job
    WHERE (state IN ('retry', 'active') OR (state = 'created' AND start_after <= now()))
      AND name <> 'dead-letters' AND name NOT LIKE '\\_\\_%'`,
  'pages that were not sent': `SELECT 1 FROM page_attempt WHERE status = 'QUEUED'`,
  'crisis concerns that nobody took in time': `SELECT 1 FROM review_item
    WHERE page_due_at < now() AND level = 'CRISIS' AND status IN ('NEW', 'CLAIMED')`,
};

const count = async (client, sql) => (await client.query(`SELECT count(*)::int AS n FROM (${sql}) found`)).rows[0].n;

/** Waits until nothing is left to do, at most `seconds`. Gives what is left. */
export async function quiet(client, seconds) {
  for (const until = performance.now() + seconds * 1000; ; await pause(500)) {
    const left = [];
    for (const [what, sql] of Object.entries(unfinished)) {
      const n = await count(client, sql);
      if (n > 0) left.push(`${n} ${what}`);
    }
    if (left.length === 0 || performance.now() > until) return left;
  }
}

/** Compares the history with the rows: what was acknowledged and is not there, and what is there more than once. */
export async function reckon(client, writes) {
  const sums = { lost: [], doubled: [], ghosts: 0, present: 0 };
  for (const [kind, sql] of Object.entries(places)) {
    const there = Map.groupBy((await client.query(sql)).rows, ({ mark }) => mark);
    const asked = Map.groupBy(
      writes.filter((write) => write.kind === kind),
      markOf[kind] ?? (({ mark }) => mark),
    );
    for (const [mark, same] of asked) {
      const rows = there.get(mark) ?? [];
      const ok = same.filter(({ state }) => state === 'ok').length;
      const open = same.filter(({ state }) => state === 'unknown').length;
      // Taking a case that one has already leaves no second line; everything else stands once for each answer.
      const owed = kind === 'acknowledgement' ? Math.min(ok, 1) : ok;
      if (rows.length < owed) sums.lost.push(`${kind} ${mark}`);
      if (rows.length > ok + open && ok + open > 0) sums.doubled.push(`${kind} ${mark}`);
      if (rows.length > 0 && ok + open === 0) sums.ghosts++;
      sums.present += same.filter(
        ({ state, settledFrom }) => state === 'ok' && settledFrom && rows.some(({ at }) => at.getTime() < settledFrom),
      ).length;
    }
  }
  return sums;
}

/** Each rule with the statement that finds what breaks it. */
const rules = {
  'every text was screened': `
    SELECT id FROM (SELECT id FROM post UNION ALL SELECT id FROM message) written
    WHERE NOT EXISTS (SELECT 1 FROM screening s WHERE s.content_id = written.id AND s.status <> 'WAITING')`,
  'every text in danger was raised': `
    SELECT s.content_id FROM screening s WHERE s.level IN ('RED', 'CRISIS')
      AND NOT EXISTS (SELECT 1 FROM signal g JOIN snapshot n ON n.id = g.snapshot_id WHERE n.content_id = s.content_id)`,
  'every event was heard by everybody who listens to its kind': `
    SELECT e.id FROM domain_event e
      JOIN (SELECT DISTINCT o.type, h.subscriber FROM handled_event h JOIN domain_event o ON o.id = h.event_id) listens
        ON listens.type = e.type
    WHERE NOT EXISTS (SELECT 1 FROM handled_event h WHERE h.event_id = e.id AND h.subscriber = listens.subscriber)`,
  'every text has one event and one record of who wrote it': `
    SELECT p.id FROM post p WHERE 1 <> (SELECT count(*) FROM audit_entry a
        WHERE a.target_type = 'post' AND a.target_id = p.id::text AND a.action IN ('thread.create', 'post.reply'))
      OR 1 <> (SELECT count(*) FROM domain_event e WHERE e.type = 'content.written' AND e.payload->>'contentId' = p.id::text)
    UNION ALL
    SELECT m.id FROM message m WHERE 1 <> (SELECT count(*) FROM audit_entry a
        WHERE a.target_type = 'message' AND a.target_id = m.id::text AND a.action = 'message.send')
      OR 1 <> (SELECT count(*) FROM domain_event e WHERE e.type = 'content.written' AND e.payload->>'contentId' = m.id::text)`,
  'every report is in a concern': `
    SELECT id FROM report r WHERE review_item_id IS NULL
      OR NOT EXISTS (SELECT 1 FROM signal s WHERE s.report_id = r.id AND s.review_item_id = r.review_item_id)`,
  'every escalated concern has its case': `
    SELECT i.id FROM review_item i JOIN review_action a ON a.review_item_id = i.id AND a.kind = 'escalate'
      WHERE i.escalation_id IS NULL
        OR NOT EXISTS (SELECT 1 FROM escalation_source s WHERE s.escalation_id = i.escalation_id AND s.review_item_id = i.id)`,
  'every open crisis case has an owner or a live page': `
    SELECT id FROM escalation e WHERE level = 'CRISIS' AND status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')
      AND owner_id IS NULL AND NOT EXISTS (
        SELECT 1 FROM page_attempt p WHERE p.escalation_id = e.id AND p.status IN ('QUEUED', 'SENT', 'DELIVERED'))`,
  'every open case has a timer that is not past': `
    SELECT id FROM escalation WHERE status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')
      AND coalesce(least(next_page_at, next_entry_by, look_again_at, handover_by), '-infinity') < now() - ${grace}`,
  'every crisis concern is in a hand, in a case or about to be paged': `
    SELECT id FROM review_item WHERE level = 'CRISIS' AND status IN ('NEW', 'CLAIMED') AND escalation_id IS NULL
      AND (page_due_at IS NULL OR page_due_at < now() - ${grace})
      AND NOT (status = 'CLAIMED' AND lease_until > now() - ${grace})`,
  'the numbers of every room have no gap': `
    SELECT r.id FROM room r LEFT JOIN room_event e ON e.room_id = r.id GROUP BY r.id, r.last_seq
    HAVING r.last_seq <> count(e.seq) OR coalesce(max(e.seq), 0) <> r.last_seq`,
  'the numbers of every thread have no gap': `
    SELECT t.id FROM thread t JOIN post p ON p.thread_id = t.id GROUP BY t.id, t.last_number
    HAVING t.last_number <> count(*) OR max(p.number) <> t.last_number`,
  'no key stands twice': `
    SELECT 1 FROM (SELECT author_id::text, key::text FROM message UNION ALL
      SELECT 'notice ' || account_id, key::text FROM notice UNION ALL SELECT 'signal', key FROM signal UNION ALL
      SELECT 'page', key FROM page_attempt UNION ALL SELECT 'mail', key FROM mail) k GROUP BY author_id, key HAVING count(*) > 1`,
  'no job ended in the dead letters': `SELECT 1 FROM pgboss.job WHERE name = 'dead-letters'`,
};

/** How many open crisis cases somebody holds and how many wait for a page: rules about none of them would prove nothing. */
export async function openCrisisCases(client) {
  const open = `SELECT 1 FROM escalation WHERE level = 'CRISIS' AND status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')`;
  const [held, waiting] = [
    await count(client, `${open} AND owner_id IS NOT NULL`),
    await count(client, `${open} AND owner_id IS NULL`),
  ];
  return { held, waiting };
}

/** Work of the worker that a kill of it interrupts or holds up; none to be seen while the database itself is away. */
export const underWay = (url) =>
  withClient(url, (client) =>
    count(
      client,
      `SELECT 1 FROM pgboss.job WHERE state = 'active' OR (state IN ('created', 'retry') AND start_after <= now())`,
    ),
  ).catch(() => 0);

/** Asks every rule. Gives `{ name, broken }` for each, with how many rows break it. */
export async function rulesHold(client) {
  const found = [];
  for (const [name, sql] of Object.entries(rules)) found.push({ name, broken: await count(client, sql) });
  const { Audit } = await fromApi('platform/audit.js');
  const tx = { queryRunner: client, query: async (text, values) => (await client.query(text, values)).rows };
  found.push({ name: 'the audit chain is whole', broken: (await new Audit().verify(tx)).length });
  return found;
}
