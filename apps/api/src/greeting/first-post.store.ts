import { Injectable } from '@nestjs/common';

import type { AnsweredBy, FirstPost, Kept, Seen } from '@kith/domain/greeting/first-post';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';
import { moderatesSql } from '../shifts/shift.loader.js';

/** A first post with where it stands and whose it is. */
export interface FirstPostRow extends FirstPost {
  membershipId: string;
  threadId: string;
  groupId: string;
}

/** A first post that waits, as the desk lists it. */
export interface WaitingRow {
  threadId: string;
  groupName: string;
  publishedAt: Date;
  deskAt: Date;
  answerBy: Date;
  greeters: number;
}

/** What a group made of its first posts. */
export interface FigureRow extends Kept {
  groupId: string;
  byPeers: number;
  byStaff: number;
  /** Median time to the first answer, in minutes; null when there was none. */
  medianMinutes: number | null;
}

/** Somebody who may be asked to greet. */
export interface Greeter {
  membershipId: string;
  accountId: string;
}

const readable = `('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF')`;
const unreadable = `c.from_state NOT IN ${readable} AND c.to_state IN ${readable}`;
const columns = `f.membership_id, f.thread_id, f.group_id, f.published_at, f.greet_at, f.desk_at, f.answer_by,
  f.greeters_asked_at, f.desk_told_at, f.answered_at, f.answered_by, f.ended_at`;
const isOpen = `f.answered_at IS NULL AND f.ended_at IS NULL`;

/** SQL that is true while the group can read and answer the thread `t` and its author `w` is there. */
const canBeAnswered = `(t.is_visible AND NOT t.replies_off AND w.standing = 'ACTIVE'
  AND EXISTS (SELECT 1 FROM account o WHERE o.id = w.account_id AND o.status = 'active')
  AND EXISTS (SELECT 1 FROM peer_group g WHERE g.id = t.group_id AND g.archived_at IS NULL))`;

/** SQL that is true when neither of two memberships has muted or blocked the other. */
const atPeace = (one: string, other: string): string => `NOT EXISTS (SELECT 1 FROM silence s
  WHERE (s.membership_id = ${one} AND s.target_id = ${other}) OR (s.membership_id = ${other} AND s.target_id = ${one}))`;

/** SQL twin of `firstPostPolicy.read`; $1 leads the desk, $2 are the groups the actor moderates. */
const isVisible = `($1 OR f.group_id = ANY($2))`;

/** All SQL about first posts and those who greet. */
@Injectable()
export class FirstPostStore {
  /**
   * Whose first post opens this thread, and since when the group can read it. Null when it cannot, or when the author had
   * another thread before.
   */
  opened(tx: Tx, threadId: string): Promise<{ membershipId: string; groupId: string; publishedAt: Date } | null> {
    return row(
      tx,
      `SELECT w.id AS membership_id, t.group_id, coalesce((SELECT max(c.at) FROM content_transition c
           WHERE c.content_id = p.id AND ${unreadable}), p.created_at) AS published_at
       FROM thread t JOIN membership w ON w.id = t.author_id JOIN post p ON p.thread_id = t.id AND p.number = 1
       WHERE t.id = $1 AND ${canBeAnswered}
         AND NOT EXISTS (SELECT 1 FROM thread e WHERE e.author_id = w.id AND e.is_visible AND e.created_at < t.created_at)`,
      [threadId],
    );
  }

  /** Starts the clocks, once for each membership; again only when the post before has ended without an answer. */
  async begin(tx: Tx, first: FirstPostRow): Promise<boolean> {
    const begun = await rows(
      tx,
      `INSERT INTO first_post AS f (membership_id, thread_id, group_id, published_at, greet_at, desk_at, answer_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (membership_id) DO UPDATE SET thread_id = $2, published_at = $4, greet_at = $5, desk_at = $6,
         answer_by = $7, greeters_asked_at = NULL, desk_told_at = NULL, ended_at = NULL
       WHERE f.ended_at IS NOT NULL RETURNING thread_id`,
      [
        first.membershipId,
        first.threadId,
        first.groupId,
        first.publishedAt,
        first.greetAt,
        first.deskAt,
        first.answerBy,
      ],
    );
    return begun.length === 1;
  }

  /** The first post that opened the thread, locked; null for any other thread. */
  lock(tx: Tx, threadId: string): Promise<FirstPostRow | null> {
    return row(tx, `SELECT ${columns} FROM first_post f WHERE f.thread_id = $1 FOR UPDATE`, [threadId]);
  }

  /** The thread of the membership's first post, while that waits. */
  async threadOf(tx: Tx, membershipId: string): Promise<string | null> {
    const found = await row<{ threadId: string }>(
      tx,
      `SELECT f.thread_id FROM first_post f WHERE f.membership_id = $1 AND ${isOpen}`,
      [membershipId],
    );
    return found?.threadId ?? null;
  }

  /** What stands in the thread now. "I hear you" is no answer, and neither is what the author cannot read. */
  async seen(tx: Tx, threadId: string): Promise<Seen> {
    const found = await row<{ isOpen: boolean; at: Date | null; by: AnsweredBy }>(
      tx,
      `SELECT ${canBeAnswered} AS is_open, a.at, a.by
       FROM thread t JOIN membership w ON w.id = t.author_id
       LEFT JOIN LATERAL (
         SELECT shown.at, CASE WHEN ${moderatesSql('r.account_id', 't.group_id', 'shown.at')} THEN 'STAFF' ELSE 'PEER' END AS by
         FROM post p JOIN membership r ON r.id = p.author_id
         CROSS JOIN LATERAL (SELECT coalesce((SELECT min(c.at) FROM content_transition c WHERE c.content_id = p.id
             AND c.from_state IN ('HELD', 'PREMODERATED_PENDING') AND c.to_state IN ${readable}), p.created_at) AS at) shown
         WHERE p.thread_id = t.id AND p.number > 1 AND p.state IN ${readable} AND r.account_id <> w.account_id
           AND ${atPeace('r.id', 'w.id')}
         ORDER BY shown.at, p.number LIMIT 1) a ON true
       WHERE t.id = $1`,
      [threadId],
    );
    if (!found) return { isOpen: false, answer: null };
    return { isOpen: found.isOpen, answer: found.at && { at: found.at, by: found.by } };
  }

  async save(tx: Tx, next: FirstPostRow): Promise<void> {
    await write(
      tx,
      `UPDATE first_post SET greeters_asked_at = $2, desk_told_at = $3, answered_at = $4, answered_by = $5, ended_at = $6
       WHERE thread_id = $1`,
      [next.threadId, next.greetersAskedAt, next.deskToldAt, next.answeredAt, next.answeredBy, next.endedAt],
    );
  }

  /** Threads whose first post has something due, those nobody was asked about first. */
  async due(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ threadId: string }>(
      tx,
      `(SELECT f.thread_id FROM first_post f WHERE ${isOpen} AND f.greeters_asked_at IS NULL AND f.greet_at <= $1
        ORDER BY f.greet_at LIMIT 100)
       UNION
       (SELECT f.thread_id FROM first_post f WHERE ${isOpen} AND f.desk_told_at IS NULL AND f.desk_at <= $1
        ORDER BY f.desk_at LIMIT 100)`,
      [now],
    );
    return found.map(({ threadId }) => threadId);
  }

  /**
   * Who is asked, those whose turn is longest ago first: members who offered to greet, or the moderators among the members.
   * Nobody with a block or a mute between them and the author, and nobody twice.
   */
  greeters(
    tx: Tx,
    first: FirstPostRow,
    { among, now, atMost }: { among: 'greeters' | 'moderators'; now: Date; atMost: number },
  ): Promise<Greeter[]> {
    const may = among === 'greeters' ? 'm.greets_since IS NOT NULL' : moderatesSql('m.account_id', 'm.group_id', '$4');
    return rows(
      tx,
      `SELECT m.id AS membership_id, m.account_id FROM membership m JOIN membership w ON w.id = $2
       JOIN account a ON a.id = m.account_id AND a.status = 'active'
       LEFT JOIN LATERAL (SELECT max(q.at) AS at FROM greeting_asked q WHERE q.membership_id = m.id) last ON true
       WHERE m.group_id = $1 AND m.standing = 'ACTIVE' AND m.id <> w.id AND m.closed_for_age_at IS NULL
         AND (m.restricted_until IS NULL OR m.restricted_until <= $4) AND ${may} AND ${atPeace('m.id', 'w.id')}
         AND NOT EXISTS (SELECT 1 FROM greeting_asked q WHERE q.thread_id = $3 AND q.membership_id = m.id)
       ORDER BY last.at NULLS FIRST, m.id LIMIT $5`,
      [first.groupId, first.membershipId, first.threadId, now, atMost],
    );
  }

  async noteAsked(tx: Tx, threadId: string, asked: readonly Greeter[], at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO greeting_asked (thread_id, membership_id, at) SELECT $1, id, $3 FROM unnest($2::uuid[]) AS asked(id)
       ON CONFLICT DO NOTHING`,
      [threadId, asked.map(({ membershipId }) => membershipId), at],
    );
  }

  group(tx: Tx, id: string): Promise<{ name: string; slug: string } | null> {
    return row(tx, `SELECT name, slug FROM peer_group WHERE id = $1`, [id]);
  }

  /** The account behind a membership. */
  async accountOf(tx: Tx, membershipId: string): Promise<string | null> {
    const found = await row<{ accountId: string }>(tx, `SELECT account_id FROM membership WHERE id = $1`, [
      membershipId,
    ]);
    return found?.accountId ?? null;
  }

  /** First posts that wait past the desk's time, in the groups of the viewer; longest first. */
  waiting(
    tx: Tx,
    sees: { all: boolean; groups: readonly string[] },
    { now, limit, after }: { now: Date; limit: number; after: Cursor | null },
  ): Promise<WaitingRow[]> {
    return rows(
      tx,
      `SELECT f.thread_id, g.name AS group_name, f.published_at, f.desk_at, f.answer_by,
         (SELECT count(*) FROM greeting_asked q WHERE q.thread_id = f.thread_id) AS greeters
       FROM first_post f JOIN peer_group g ON g.id = f.group_id
       JOIN thread t ON t.id = f.thread_id JOIN membership w ON w.id = f.membership_id
       WHERE ${isOpen} AND f.desk_at <= $3 AND ${isVisible} AND ${canBeAnswered}
         AND ($4::timestamptz IS NULL OR (f.desk_at, f.thread_id) > ($4, $5::uuid))
       ORDER BY f.desk_at, f.thread_id LIMIT $6`,
      [sees.all, sees.groups, now, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** How many of them there are, up to 99. */
  async countWaiting(tx: Tx, sees: { all: boolean; groups: readonly string[] }, now: Date): Promise<number> {
    const counted = await row<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM (SELECT 1 FROM first_post f
         JOIN thread t ON t.id = f.thread_id JOIN membership w ON w.id = f.membership_id
         WHERE ${isOpen} AND f.desk_at <= $3 AND ${isVisible} AND ${canBeAnswered} LIMIT 99) n`,
      [sees.all, sees.groups, now],
    );
    return counted?.count ?? 0;
  }

  /** What became of the first posts since a time, by group; those that ended without an answer are left out. */
  figures(tx: Tx, since: Date, now: Date, groupIds: readonly string[] | null): Promise<FigureRow[]> {
    return rows(
      tx,
      `SELECT f.group_id, count(*) AS settled, count(*) FILTER (WHERE f.answered_at <= f.answer_by) AS in_time,
         count(*) FILTER (WHERE f.answered_by = 'PEER') AS by_peers,
         count(*) FILTER (WHERE f.answered_by = 'STAFF') AS by_staff,
         round((extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY f.answered_at - f.published_at)) / 60)::numeric)::int
           AS median_minutes
       FROM first_post f
       WHERE f.published_at > $1 AND f.ended_at IS NULL AND (f.answered_at IS NOT NULL OR f.answer_by <= $2)
         AND ($3::uuid[] IS NULL OR f.group_id = ANY($3))
       GROUP BY f.group_id ORDER BY f.group_id`,
      [since, now, groupIds],
    );
  }
}
