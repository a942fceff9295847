import { Injectable } from '@nestjs/common';

import { row, type Tx, write } from '../platform/db.js';

/** What the last rehearsal came to. */
export interface Rehearsed {
  ok: boolean;
  at: Date;
}

/** Somebody who exists only until the rehearsal is over, and what they write. */
export interface Staged {
  accountId: string;
  groupId: string;
  membershipId: string;
  postId: string;
}

/** The stage of the rehearsal: rows that are rolled back, and the one row that says how it went. */
@Injectable()
export class RehearsalStore {
  async last(tx: Tx): Promise<Rehearsed | null> {
    return row(tx, `SELECT (value->>'ok')::boolean AS ok, at FROM service_state WHERE key = 'rehearsal'`);
  }

  async keep(tx: Tx, { ok, at }: Rehearsed): Promise<void> {
    await write(
      tx,
      `INSERT INTO service_state (key, value, at) VALUES ('rehearsal', $1, $2)
       ON CONFLICT (key) DO UPDATE SET value = $1, at = $2`,
      [JSON.stringify({ ok }), at],
    );
  }

  /** A group that nobody else is in, one member, and their post. */
  async stage(tx: Tx, { title, body, at }: { title: string; body: string; at: Date }): Promise<Staged> {
    const staged = await row<Staged>(
      tx,
      `WITH a AS (INSERT INTO account (email_sealed, email_index, password_hash, country, status, created_at)
           VALUES ('', decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'no password opens this', 'GB', 'active', $3)
           RETURNING id),
         g AS (INSERT INTO peer_group (slug, name, summary, created_at)
           VALUES ('rehearsal-' || gen_random_uuid(), 'Rehearsal', '', $3) RETURNING id),
         m AS (INSERT INTO membership (group_id, account_id, display_name, name_skeleton, avatar, standing, joined_at)
           SELECT g.id, a.id, 'Rehearsal', 'rehearsal', 'kettle-clay', 'ACTIVE', $3 FROM a, g RETURNING id, group_id),
         t AS (INSERT INTO thread (group_id, author_id, title, last_activity_at, created_at)
           SELECT m.group_id, m.id, $1, $3, $3 FROM m RETURNING id, group_id, author_id),
         p AS (INSERT INTO post (thread_id, group_id, author_id, number, body_source, body_html, state, created_at)
           SELECT t.id, t.group_id, t.author_id, 1, $2, $2, 'PUBLISHED', $3 FROM t RETURNING id),
         x AS (INSERT INTO post_text (post_id, version, title, body_source, written_at)
           SELECT p.id, 1, $1, $2, $3 FROM p)
       SELECT a.id AS account_id, m.group_id, m.id AS membership_id, p.id AS post_id FROM a, m, p`,
      [title, body, at],
    );
    return staged as Staged;
  }

  /** Whether a crisis concern with evidence about somebody is there, with a time to page at. */
  async isHeard(tx: Tx, membershipId: string): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 AS found FROM review_item i JOIN signal s ON s.review_item_id = i.id JOIN snapshot n ON n.id = s.snapshot_id
       WHERE i.membership_id = $1 AND i.level = 'CRISIS' AND i.page_due_at IS NOT NULL AND s.source = 'DETECTOR' LIMIT 1`,
      [membershipId],
    );
    return found !== null;
  }
}
