import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { RatingReason } from '@kith/contracts/quality-codes';
import type { Rating } from '@kith/domain/quality/rating';

import { row, rows, type Tx, write } from '../platform/db.js';

/** A span of time: from the first moment until before the second. */
export interface Span {
  from: Date;
  until: Date;
}

/** The last decision about a concern that stands, with what was known then. */
export interface DecisionRow {
  actionId: string;
  reviewItemId: string;
  decidedAt: Date;
  level: Level;
  reason: string | null;
  hasWords: boolean;
  crisis: boolean;
  distress: boolean;
  source: string | null;
  category: string | null;
  code: string | null;
  acts: string[];
}

export type NewConcern = Rating & {
  reviewItemId: string;
  actionId: string;
  reason: RatingReason;
  decidedAt: Date;
};

const takenAway = `(a.kind IN ('hide', 'remove', 'decline') OR (a.kind = 'confirm' AND a.facts->>'what' = 'REMOVE')) AND a.undone_at IS NULL`;

/** A text was taken away by act `a` although it spoke of distress: by what it was raised for, or by the reason given (R20). */
const ofDistress = `(a.reason_code = 'distressCare' OR EXISTS (
  SELECT FROM signal s LEFT JOIN snapshot n ON n.id = s.snapshot_id
  WHERE s.review_item_id = a.review_item_id AND s.created_at <= a.at AND (n.content_id = a.content_id OR n.id IS NULL)
    AND (s.category IN ('B', 'C', 'BURNOUT') OR s.code IN ('safety', 'stillWorried'))))`;

/** What the weekly draw reads and leaves. The order of a draw comes from its seed alone, so that it can be done again. */
@Injectable()
export class DrawStore {
  async lastDrawn(tx: Tx): Promise<Date | null> {
    const found = await row<{ week: Date }>(tx, `SELECT week FROM quality_draw ORDER BY week DESC LIMIT 1`);
    return found?.week ?? null;
  }

  /**
   * Decisions that stand and were made in the span, the last of each concern; and earlier ones after which a text about
   * distress was taken away in the span. In the order of the seed.
   */
  decisions(tx: Tx, { from, until }: Span, seed: string): Promise<DecisionRow[]> {
    return rows(
      tx,
      `WITH last AS (
         SELECT DISTINCT ON (a.review_item_id) a.id, a.review_item_id, a.at, a.reason_code, a.facts->>'level' AS level
         FROM review_action a
         WHERE a.kind IN ('decide', 'escalate') AND a.undone_at IS NULL AND a.at < $2 AND a.review_item_id IN (
           SELECT touched.review_item_id FROM review_action touched WHERE touched.at >= $1 AND touched.at < $2
             AND touched.kind IN ('decide', 'escalate', 'hide', 'remove', 'decline', 'confirm') AND touched.undone_at IS NULL)
         ORDER BY a.review_item_id, a.at DESC, a.id DESC
       ), known AS (
         SELECT l.*, coalesce(l.level, i.level) AS stood, came.at AS came, back.at AS back,
           EXISTS (SELECT FROM review_action a WHERE a.review_item_id = l.review_item_id AND a.at < $2 AND a.at >= coalesce(came.at, '-infinity')
             AND a.at < coalesce(back.at, 'infinity') AND ${takenAway} AND ${ofDistress}) AS distress
         FROM last l JOIN review_item i ON i.id = l.review_item_id
         LEFT JOIN LATERAL (SELECT max(a.at) AS at FROM review_action a
           WHERE a.review_item_id = l.review_item_id AND a.kind = 'reopened' AND a.at <= l.at) came ON true
         LEFT JOIN LATERAL (SELECT min(a.at) AS at FROM review_action a
           WHERE a.review_item_id = l.review_item_id AND a.kind IN ('reopened', 'claim') AND a.at > l.at) back ON true
       )
       SELECT k.id AS action_id, k.review_item_id, k.at AS decided_at, k.stood AS level, k.reason_code AS reason, k.distress,
         EXISTS (SELECT FROM signal s WHERE s.review_item_id = k.review_item_id AND s.snapshot_id IS NOT NULL
           AND s.created_at <= k.at) AS has_words,
         k.stood = 'CRISIS' OR EXISTS (SELECT FROM signal s WHERE s.review_item_id = k.review_item_id AND s.level = 'CRISIS'
           AND s.created_at <= k.at) OR EXISTS (SELECT FROM review_action a WHERE a.review_item_id = k.review_item_id AND a.at <= k.at
           AND 'CRISIS' IN (a.facts->>'level', a.facts->>'from', a.facts->>'to')) AS crisis,
         top.source, top.category, top.code,
         ARRAY(SELECT DISTINCT CASE WHEN a.kind <> 'confirm' THEN a.kind WHEN a.facts->>'what' = 'REMOVE' THEN 'remove' ELSE 'restrict' END
           FROM review_action a WHERE a.review_item_id = k.review_item_id AND a.undone_at IS NULL AND a.at < $2
             AND a.at >= coalesce(k.came, '-infinity') AND a.at < coalesce(k.back, 'infinity')) AS acts
       FROM known k
       LEFT JOIN LATERAL (
         SELECT s.source, s.category, s.code FROM signal s
         WHERE s.review_item_id = k.review_item_id AND s.created_at <= k.at AND s.created_at >= coalesce(k.came, '-infinity')
         ORDER BY array_position(ARRAY['CRISIS', 'RED', 'AMBER', 'GREEN'], s.level), s.created_at, s.id LIMIT 1) top ON true
       WHERE k.at >= $1 OR k.distress
       ORDER BY sha256(convert_to($3 || k.id::text, 'UTF8'))`,
      [from, until, seed],
    );
  }

  /** How many texts of the span no door flagged, and the first so many of them in the order of the seed. */
  async unflagged(
    tx: Tx,
    { from, until }: Span,
    seed: string,
    most: number,
  ): Promise<{ count: number; texts: { contentType: string; contentId: string; version: number }[] }> {
    const found = await rows<{ contentType: string; contentId: string; version: number; count: number }>(
      tx,
      `WITH unflagged AS (
         SELECT DISTINCT ON (c.content_id) c.content_type, c.content_id, c.content_version
         FROM screening c
         WHERE c.queued_at >= $1 AND c.queued_at < $2 AND c.status = 'SCREENED' AND c.content_type IN ('POST', 'MESSAGE')
           AND NOT EXISTS (SELECT FROM snapshot n JOIN signal s ON s.snapshot_id = n.id WHERE n.content_id = c.content_id)
         ORDER BY c.content_id, c.content_version DESC
       )
       SELECT content_type, content_id, content_version AS version, count(*) OVER () AS count FROM unflagged
       ORDER BY sha256(convert_to($3 || content_id::text, 'UTF8')) LIMIT $4`,
      [from, until, seed, most],
    );
    return { count: found[0]?.count ?? 0, texts: found };
  }

  /** False when somebody else drew the week first. */
  async keep(
    tx: Tx,
    draw: { week: Date; seed: string; decided: number; withoutWords: number; unflagged: number; at: Date },
  ): Promise<boolean> {
    const kept = await row(
      tx,
      `INSERT INTO quality_draw (week, seed, decided, without_words, unflagged, drawn_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING week`,
      [draw.week, draw.seed, draw.decided, draw.withoutWords, draw.unflagged, draw.at],
    );
    return kept !== null;
  }

  /** A decision is rated again at most once, in whichever week it came up. */
  async addConcerns(tx: Tx, week: Date, concerns: readonly NewConcern[]): Promise<void> {
    await write(
      tx,
      `INSERT INTO quality_concern (week, review_item_id, action_id, reason, decided_at, level, category, action)
       SELECT $1, c.item, c.act, c.reason, c.decided, c.level, c.category, c.action
       FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[])
         AS c(item, act, reason, decided, level, category, action) ON CONFLICT (action_id) DO NOTHING`,
      [
        week,
        concerns.map((one) => one.reviewItemId),
        concerns.map((one) => one.actionId),
        concerns.map((one) => one.reason),
        concerns.map((one) => one.decidedAt),
        concerns.map((one) => one.level),
        concerns.map((one) => one.category),
        concerns.map((one) => one.action),
      ],
    );
  }

  async addTexts(
    tx: Tx,
    week: Date,
    texts: readonly { contentType: string; contentId: string; version: number }[],
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO quality_text (week, content_type, content_id, content_version)
       SELECT $1, t.type, t.id, t.version FROM unnest($2::text[], $3::uuid[], $4::int[]) AS t(type, id, version)
       ON CONFLICT (content_id, content_version) DO NOTHING`,
      [week, texts.map((one) => one.contentType), texts.map((one) => one.contentId), texts.map((one) => one.version)],
    );
  }
}
