import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import { isReadable, postStates } from '@kith/domain/post/post';
import type { Rating } from '@kith/domain/quality/rating';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface ConcernRow extends Rating {
  id: string;
  reviewItemId: string;
  decidedAt: Date;
  groupName: string | null;
  actedOn: boolean;
}

/** Words as they were kept, without who said them. */
export interface KeptWords {
  concernId: string;
  snapshotId: string;
  contentType: string;
  contentId: string;
  title: string | null;
  bodySource: string;
  context: { before: readonly { text: string }[]; after: readonly { text: string }[] };
  writtenAt: Date;
}

export interface TextRow {
  id: string;
  contentType: 'POST' | 'MESSAGE';
  contentId: string;
  version: number;
  involved: boolean;
}

const readable = postStates.filter(isReadable);
const mostWaiting = 500;

const notPassed = `NOT EXISTS (SELECT FROM quality_pass p WHERE p.subject_id = q.id AND p.account_id = $1)`;
/** In an order of each person's own, so that two seldom meet at one, and nothing can be read from the order. */
const shuffled = `ORDER BY sha256(convert_to($1::text || q.id::text, 'UTF8'))`;

const actedOn = `EXISTS (SELECT FROM review_action a WHERE a.review_item_id = q.review_item_id AND a.actor_id = $1)`;
/** SQL twin of `SampleSubject.involved`, about a text `q`. */
const involved = `(EXISTS (SELECT FROM post said JOIN post mine ON mine.thread_id = said.thread_id JOIN membership me ON me.id = mine.author_id
    WHERE q.content_type = 'POST' AND said.id = q.content_id AND me.account_id = $1)
  OR EXISTS (SELECT FROM message said JOIN membership me ON me.id = said.author_id
    WHERE q.content_type = 'MESSAGE' AND said.id = q.content_id AND me.account_id = $1))`;
const state = `(CASE q.content_type WHEN 'POST' THEN (SELECT state FROM post WHERE id = q.content_id)
  ELSE (SELECT state FROM message WHERE id = q.content_id) END)`;

/** Concerns to rate again and texts to read, and what was said about them. */
@Injectable()
export class RatingStore {
  /** Concerns that wait for a second rating and had nothing of this person's hand. The caller leaves out where they are a party. */
  waitingConcerns(tx: Tx, accountId: string): Promise<{ id: string; reviewItemId: string }[]> {
    return rows(
      tx,
      `SELECT q.id, q.review_item_id FROM quality_concern q
       WHERE NOT EXISTS (SELECT FROM quality_rating r WHERE r.concern_id = q.id) AND ${notPassed} AND NOT ${actedOn}
       ${shuffled} LIMIT ${mostWaiting}`,
      [accountId],
    );
  }

  concern(tx: Tx, accountId: string, id: string): Promise<ConcernRow | null> {
    return row(
      tx,
      `SELECT q.id, q.review_item_id, q.decided_at, q.level, q.category, q.action, g.name AS group_name, ${actedOn} AS acted_on
       FROM quality_concern q JOIN review_item i ON i.id = q.review_item_id LEFT JOIN peer_group g ON g.id = i.group_id
       WHERE q.id = $2`,
      [accountId, id],
    );
  }

  /** What could be read of these when they were decided: each version once, as it looked when it was first noticed; newest first. */
  keptWords(tx: Tx, concernIds: readonly string[]): Promise<KeptWords[]> {
    return rows(
      tx,
      `SELECT * FROM (
         SELECT DISTINCT ON (q.id, n.content_id, n.content_version) q.id AS concern_id, n.id AS snapshot_id, n.content_type, n.content_id,
           n.title, n.body_source, n.context, n.written_at, n.taken_at
         FROM quality_concern q
         JOIN signal s ON s.review_item_id = q.review_item_id AND s.created_at <= q.decided_at
         JOIN snapshot n ON n.id = s.snapshot_id
         WHERE q.id = ANY($1) ORDER BY q.id, n.content_id, n.content_version, n.taken_at, n.id) kept
       ORDER BY kept.taken_at DESC, kept.snapshot_id`,
      [concernIds],
    );
  }

  /** False when it was rated before. */
  async rate(tx: Tx, concernId: string, by: string, rating: Rating, at: Date): Promise<boolean> {
    const kept = await row(
      tx,
      `INSERT INTO quality_rating (concern_id, rated_by, level, category, action, rated_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING concern_id`,
      [concernId, by, rating.level, rating.category, rating.action, at],
    );
    return kept !== null;
  }

  /** Texts that wait to be read by this person. What was taken down since is left out. */
  waitingTexts(tx: Tx, accountId: string): Promise<TextRow[]> {
    return rows(
      tx,
      `SELECT q.id, q.content_type, q.content_id, q.content_version AS version, false AS involved FROM quality_text q
       WHERE NOT EXISTS (SELECT FROM quality_text_rating r WHERE r.text_id = q.id) AND ${notPassed} AND NOT ${involved}
         AND ${state} = ANY($2)
       ${shuffled} LIMIT ${mostWaiting}`,
      [accountId, readable],
    );
  }

  text(tx: Tx, accountId: string, id: string): Promise<TextRow | null> {
    return row(
      tx,
      `SELECT q.id, q.content_type, q.content_id, q.content_version AS version, ${involved} AS involved FROM quality_text q
       WHERE q.id = $2`,
      [accountId, id],
    );
  }

  /** False when it was rated before. */
  async rateText(tx: Tx, textId: string, by: string, level: Level, at: Date): Promise<boolean> {
    const kept = await row(
      tx,
      `INSERT INTO quality_text_rating (text_id, rated_by, level, rated_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING text_id`,
      [textId, by, level, at],
    );
    return kept !== null;
  }

  async pass(tx: Tx, subjectId: string, accountId: string, at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO quality_pass (subject_id, account_id, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [subjectId, accountId, at],
    );
  }
}
