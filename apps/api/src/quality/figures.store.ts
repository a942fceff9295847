import { Injectable } from '@nestjs/common';

import { isReadable, postStates } from '@kith/domain/post/post';
import type { Rating } from '@kith/domain/quality/rating';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { Cursor } from '../platform/paging.model.js';

export interface WeekRow {
  week: Date;
  decided: number;
  withoutWords: number;
  concerns: number;
  rated: number;
  unflagged: number;
  texts: number;
  read: number;
  grave: number;
  sameDay: number;
  leftOut: number;
}

export interface PairRow {
  first: Rating;
  second: Rating;
}

/** Two ratings that are not the same. */
export interface DisagreementRow extends PairRow {
  id: string;
  reviewItemId: string;
  decidedAt: Date;
  ratedAt: Date;
  groupName: string | null;
}

export interface NoteRow {
  id: string;
  concernId: string;
  writtenByName: string | null;
  words: string;
  at: Date;
}

const readable = postStates.filter(isReadable);

const pair = `jsonb_build_object('level', q.level, 'category', q.category, 'action', q.action) AS first,
  jsonb_build_object('level', r.level, 'category', r.category, 'action', r.action) AS second`;
const differing = `(q.level, q.category, q.action) IS DISTINCT FROM (r.level, r.category, r.action)`;
const disagreement = `SELECT q.id, q.review_item_id, q.decided_at, r.rated_at, g.name AS group_name, ${pair}
  FROM quality_rating r JOIN quality_concern q ON q.id = r.concern_id JOIN review_item i ON i.id = q.review_item_id
  LEFT JOIN peer_group g ON g.id = i.group_id`;

/** What two people said about the same, and what a sample found. */
@Injectable()
export class FiguresStore {
  /** Week by week, oldest first. */
  weeks(tx: Tx, since: Date): Promise<WeekRow[]> {
    return rows(
      tx,
      `SELECT d.week, d.decided, d.without_words, d.unflagged, c.concerns, c.rated, t.texts, t.read, t.grave, t.same_day, t.left_out
       FROM quality_draw d
       LEFT JOIN LATERAL (
         SELECT count(*)::int AS concerns, count(r.concern_id)::int AS rated FROM quality_concern q
         LEFT JOIN quality_rating r ON r.concern_id = q.id WHERE q.week = d.week) c ON true
       LEFT JOIN LATERAL (
         SELECT count(*)::int AS texts, count(r.text_id)::int AS read,
           (count(*) FILTER (WHERE r.level IN ('RED', 'CRISIS')))::int AS grave, (count(*) FILTER (WHERE r.level = 'AMBER'))::int AS same_day,
           (count(*) FILTER (WHERE r.text_id IS NULL AND NOT coalesce(coalesce(p.state, m.state) = ANY($2), false)))::int AS left_out
         FROM quality_text q LEFT JOIN quality_text_rating r ON r.text_id = q.id
         LEFT JOIN post p ON q.content_type = 'POST' AND p.id = q.content_id
         LEFT JOIN message m ON q.content_type = 'MESSAGE' AND m.id = q.content_id
         WHERE q.week = d.week) t ON true
       WHERE d.week >= $1 ORDER BY d.week`,
      [since, readable],
    );
  }

  pairs(tx: Tx, since: Date): Promise<PairRow[]> {
    return rows(
      tx,
      `SELECT ${pair} FROM quality_concern q JOIN quality_rating r ON r.concern_id = q.id WHERE q.week >= $1`,
      [since],
    );
  }

  /**
   * Texts of these weeks that some door raised as urgent or graver and people agreed about. What only the sample brought
   * up is not among them.
   */
  async foundByDoors(tx: Tx, since: Date, until: Date): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT count(DISTINCT n.content_id)::int AS count
       FROM signal s JOIN snapshot n ON n.id = s.snapshot_id JOIN review_item i ON i.id = s.review_item_id
       WHERE s.created_at >= $1 AND n.written_at >= $1 AND n.written_at < $2 AND n.content_type IN ('POST', 'MESSAGE')
         AND s.level IN ('RED', 'CRISIS') AND i.level IN ('RED', 'CRISIS') AND i.status IN ('DECIDED', 'CLOSED')
         AND i.reason_code NOT IN ('noConcern', 'falseAlarm')
         AND NOT EXISTS (SELECT FROM quality_text t WHERE t.content_id = n.content_id)`,
      [since, until],
    );
    return found?.count ?? 0;
  }

  /** Newest first. */
  disagreements(tx: Tx, after: Cursor | null, first: number): Promise<DisagreementRow[]> {
    return rows(
      tx,
      `${disagreement} WHERE ${differing} AND ($1::timestamptz IS NULL OR (r.rated_at, r.concern_id) < ($1, $2::uuid))
       ORDER BY r.rated_at DESC, r.concern_id DESC LIMIT $3`,
      [after?.at ?? null, after?.id ?? null, first],
    );
  }

  disagreement(tx: Tx, id: string): Promise<DisagreementRow | null> {
    return row(tx, `${disagreement} WHERE ${differing} AND q.id = $1`, [id]);
  }

  /** What leads wrote about these, oldest first. */
  notes(tx: Tx, concernIds: readonly string[]): Promise<NoteRow[]> {
    return rows(
      tx,
      `SELECT n.id, n.concern_id, a.work_name AS written_by_name, n.words, n.at FROM quality_note n
       JOIN account a ON a.id = n.written_by WHERE n.concern_id = ANY($1) ORDER BY n.at, n.id`,
      [concernIds],
    );
  }

  async addNote(tx: Tx, concernId: string, by: string, words: string, at: Date): Promise<void> {
    await write(tx, `INSERT INTO quality_note (concern_id, written_by, words, at) VALUES ($1, $2, $3, $4)`, [
      concernId,
      by,
      words,
      at,
    ]);
  }
}
