import { Injectable } from '@nestjs/common';

import type { ContentSubject } from '@kith/contracts/content-subjects';
import type { PostState, Premoderation } from '@kith/domain/post/post';

import { rows, row, type Tx, write } from '../platform/db.js';

/** A group and one account in it, as a first post needs them. */
export interface Starting {
  groupId: string;
  premoderation: Premoderation;
  isArchived: boolean;
  myId: string | null;
  standing: string | null;
  restrictedUntil: Date | null;
  joinedAt: Date | null;
  postsPublished: number;
  isConfirmed: boolean;
}

export interface NewWords {
  authorId: string;
  source: string;
  html: string;
  /** What the words, and the title, are about. */
  notes: readonly ContentSubject[];
  state: PostState;
  /** The group can read it at once. */
  published: boolean;
  now: Date;
}

/** A post under lock, as a decision needs it. */
export interface LockedPost {
  id: string;
  threadId: string;
  groupId: string;
  authorId: string;
  authorAccountId: string;
  number: number;
  state: PostState;
  version: number;
  bodySource: string;
  title: string;
  repliesOff: boolean;
}

export interface Transition {
  to: PostState;
  actorId: string | null;
  reasonCode: string;
  note: string | null;
  policyVersion: string;
}

/** What writing does to posts. Each function is one statement, so that a write is few round trips. */
@Injectable()
export class PostStore {
  starting(tx: Tx, groupId: string, accountId: string): Promise<Starting | null> {
    return row(
      tx,
      `SELECT g.id AS group_id, g.premoderation, g.archived_at IS NOT NULL AS is_archived, me.id AS my_id, me.standing,
         me.restricted_until, me.joined_at, coalesce(me.posts_published, 0) AS posts_published,
         a.email_confirmed_at IS NOT NULL AS is_confirmed
       FROM peer_group g LEFT JOIN membership me ON me.group_id = g.id AND me.account_id = $2
       LEFT JOIN account a ON a.id = me.account_id
       WHERE g.id = $1`,
      [groupId, accountId],
    );
  }

  /** The post that is answered, in that thread; null for any other. */
  parent(
    tx: Tx,
    id: string,
    threadId: string,
    myId: string,
  ): Promise<{ state: PostState; number: number; blockedMe: boolean } | null> {
    return row(
      tx,
      `SELECT p.state, p.number, b.kind IS NOT NULL AS blocked_me FROM post p
       LEFT JOIN silence b ON b.membership_id = p.author_id AND b.target_id = $3 AND b.kind = 'BLOCK'
       WHERE p.id = $1 AND p.thread_id = $2`,
      [id, threadId, myId],
    );
  }

  /** Thread, opening post, its first version, the author's read mark, all in one statement. */
  async open(
    tx: Tx,
    words: NewWords & { groupId: string; title: string; topic: string | null },
  ): Promise<{ threadId: string; postId: string; number: number }> {
    const made = await row<{ threadId: string; postId: string; number: number }>(
      tx,
      `WITH made AS (SELECT uuidv7() AS thread_id, uuidv7() AS post_id),
       t AS (INSERT INTO thread (id, group_id, author_id, title, topic, is_visible, last_activity_at, created_at)
         SELECT thread_id, $1, $2, $3, $4, $5, $6, $6 FROM made),
       p AS (INSERT INTO post (id, thread_id, group_id, author_id, number, body_source, body_html, state, created_at, content_notes)
         SELECT post_id, thread_id, $1, $2, 1, $7, $8, $9, $6, $10::text[] FROM made),
       x AS (INSERT INTO post_text (post_id, version, title, body_source, written_at) SELECT post_id, 1, $3, $7, $6 FROM made),
       v AS (INSERT INTO thread_visit (membership_id, thread_id, read_number, read_at) SELECT $2, thread_id, 1, $6 FROM made),
       m AS (UPDATE membership SET posts_published = posts_published + 1 WHERE id = $2 AND $5)
       SELECT thread_id, post_id, 1 AS number FROM made`,
      [
        words.groupId,
        words.authorId,
        words.title,
        words.topic,
        words.published,
        words.now,
        words.source,
        words.html,
        words.state,
        words.notes,
      ],
    );
    if (!made) throw new Error('A thread was not made.');
    return made;
  }

  /** A reply with the next number. Null when the thread was closed meanwhile, unless `regardless` (SAFE-1). */
  async reply(
    tx: Tx,
    words: NewWords & { threadId: string; replyToId: string | null; regardless: boolean },
  ): Promise<{ threadId: string; postId: string; number: number } | null> {
    const [made] = await rows<{ threadId: string; postId: string; number: number }>(
      tx,
      `WITH t AS (UPDATE thread SET last_number = last_number + 1, reply_count = reply_count + $4::boolean::integer,
           last_activity_at = CASE WHEN $4 THEN greatest(last_activity_at, $5) ELSE last_activity_at END
         WHERE id = $1 AND ($9 OR (is_visible AND NOT replies_off)) RETURNING id, group_id, last_number),
       p AS (INSERT INTO post (thread_id, group_id, author_id, number, reply_to_id, body_source, body_html, state, created_at, content_notes)
         SELECT id, group_id, $2, last_number, $3, $6, $7, $8, $5, $10::text[] FROM t RETURNING id, thread_id, number),
       x AS (INSERT INTO post_text (post_id, version, body_source, written_at) SELECT id, 1, $6, $5 FROM p),
       v AS (UPDATE thread_visit SET read_number = p.number, read_at = $5 FROM p
         WHERE membership_id = $2 AND thread_visit.thread_id = p.thread_id AND read_number = p.number - 1),
       m AS (UPDATE membership SET posts_published = posts_published + 1 FROM p WHERE membership.id = $2 AND $4)
       SELECT thread_id, id AS post_id, number FROM p`,
      [
        words.threadId,
        words.authorId,
        words.replyToId,
        words.published,
        words.now,
        words.source,
        words.html,
        words.state,
        words.regardless,
        words.notes,
      ],
    );
    return made ?? null;
  }

  lock(tx: Tx, id: string): Promise<LockedPost | null> {
    return row(
      tx,
      `SELECT p.id, p.thread_id, p.group_id, p.author_id, m.account_id AS author_account_id, p.number, p.state, p.version,
         p.body_source, t.title, t.replies_off
       FROM post p JOIN thread t ON t.id = p.thread_id JOIN membership m ON m.id = p.author_id
       WHERE p.id = $1 FOR NO KEY UPDATE OF p`,
      [id],
    );
  }

  /** The next version of the words. False when somebody saved in between. */
  async edit(
    tx: Tx,
    next: {
      id: string;
      version: number;
      title: string | null;
      source: string;
      html: string;
      notes: readonly ContentSubject[];
      now: Date;
    },
  ): Promise<boolean> {
    const saved = await rows(
      tx,
      `WITH p AS (UPDATE post SET body_source = $4, body_html = $5, edited_at = $6, content_notes = $7, version = version + 1
         WHERE id = $1 AND version = $2 RETURNING id, thread_id, version),
       t AS (UPDATE thread SET title = $3 FROM p WHERE thread.id = p.thread_id AND $3::text IS NOT NULL),
       x AS (INSERT INTO post_text (post_id, version, title, body_source, written_at) SELECT id, version, $3, $4, $6 FROM p)
       SELECT id FROM p`,
      [next.id, next.version, next.title, next.source, next.html, next.now, next.notes],
    );
    return saved.length === 1;
  }

  /**
   * Moves a post from its present state and keeps what follows from it right: whether the thread is visible and open, how
   * many replies it has, how many posts of its author are published, and the record of the move (R19).
   */
  async move(
    tx: Tx,
    post: Pick<LockedPost, 'id' | 'state' | 'number'>,
    move: Transition & { readableBefore: boolean; readableAfter: boolean; firstShown: boolean; now: Date },
  ): Promise<boolean> {
    const delta = Number(move.readableAfter) - Number(move.readableBefore);
    const moved = await rows(
      tx,
      `WITH p AS (UPDATE post SET state = $2 WHERE id = $1 AND state = $3 RETURNING id, thread_id, author_id, number),
       t AS (UPDATE thread SET
           is_visible = CASE WHEN p.number = 1 THEN $4 ELSE is_visible END,
           replies_off = CASE WHEN p.number = 1 AND $4 THEN $2 = 'REPLIES_OFF' ELSE replies_off END,
           reply_count = CASE WHEN p.number = 1 THEN reply_count ELSE reply_count + $5 END,
           last_activity_at = CASE WHEN $6 THEN greatest(last_activity_at, $7) ELSE last_activity_at END
         FROM p WHERE thread.id = p.thread_id),
       m AS (UPDATE membership SET posts_published = greatest(0, posts_published + $5) FROM p WHERE membership.id = p.author_id AND $5 <> 0),
       c AS (INSERT INTO content_transition (content_type, content_id, from_state, to_state, actor_id, reason_code, note, policy_version, at)
         SELECT 'POST', id, $3, $2, $8, $9, $10, $11, $7 FROM p)
       SELECT id FROM p`,
      [
        post.id,
        move.to,
        post.state,
        move.readableAfter,
        delta,
        move.firstShown,
        move.now,
        move.actorId,
        move.reasonCode,
        move.note,
        move.policyVersion,
      ],
    );
    return moved.length === 1;
  }

  /** Turns replies off for a thread whose opening post is out of sight; it stays so when the post comes back. */
  setRepliesOff(tx: Tx, threadId: string, on: boolean): Promise<number> {
    return write(tx, `UPDATE thread SET replies_off = $2 WHERE id = $1`, [threadId, on]);
  }

  /** The last move to this state: where the post came from, and when. */
  lastMoveTo(tx: Tx, postId: string, to: PostState): Promise<{ from: PostState; at: Date } | null> {
    return row(
      tx,
      `SELECT from_state AS "from", at FROM content_transition WHERE content_id = $1 AND to_state = $2 ORDER BY at DESC, id DESC LIMIT 1`,
      [postId, to],
    );
  }

  /** The state in which the group could last read the post; null when it never could. */
  async lastReadable(tx: Tx, postId: string): Promise<PostState | null> {
    const found = await row<{ state: PostState }>(
      tx,
      `SELECT from_state AS state FROM content_transition
       WHERE content_id = $1 AND from_state IN ('PUBLISHED', 'PUBLISHED_RESTRICTED', 'REPLIES_OFF') ORDER BY at DESC, id DESC LIMIT 1`,
      [postId],
    );
    return found?.state ?? null;
  }

  versions(
    tx: Tx,
    postId: string,
  ): Promise<{ version: number; title: string | null; bodySource: string; writtenAt: Date }[]> {
    return rows(
      tx,
      `SELECT version, title, body_source, written_at FROM post_text WHERE post_id = $1 ORDER BY version DESC LIMIT 100`,
      [postId],
    );
  }

  hear(tx: Tx, postId: string, membershipId: string, now: Date): Promise<number> {
    return write(
      tx,
      `INSERT INTO heard (post_id, membership_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING post_id`,
      [postId, membershipId, now],
    );
  }

  unhear(tx: Tx, postId: string, membershipId: string): Promise<number> {
    return write(tx, `DELETE FROM heard WHERE post_id = $1 AND membership_id = $2`, [postId, membershipId]);
  }

  /** Marks only go forward, also when two pages are open. */
  markRead(tx: Tx, threadId: string, membershipId: string, number: number, now: Date): Promise<number> {
    return write(
      tx,
      `INSERT INTO thread_visit (membership_id, thread_id, read_number, read_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (membership_id, thread_id) DO UPDATE SET read_number = greatest(thread_visit.read_number, excluded.read_number),
         read_at = greatest(thread_visit.read_at, excluded.read_at)`,
      [membershipId, threadId, number, now],
    );
  }
}
