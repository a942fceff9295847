import { Injectable } from '@nestjs/common';

import type { Period } from '@kith/domain/report/period';

import { row, rows, type Tx } from '../../platform/db.js';

export type Span = Pick<Period, 'from' | 'until'>;

/** How many of a kind; `code` names the kind. */
export interface Counted {
  code: string;
  count: number;
}

/** How long one step took. */
export interface Step {
  step: string;
  level: string | null;
  count: number;
  middleSeconds: number;
  mostSeconds: number;
}

export interface Load {
  moderators: number;
  claims: number;
  grave: number;
  middleClaims: number | null;
  mostClaims: number | null;
  middleGrave: number | null;
  mostGrave: number | null;
}

export interface Shifts {
  people: number;
  shifts: number;
  hours: number | null;
  middleHours: number | null;
}

export interface TrendRow {
  /** First day of the period, as `2026-11-23`. */
  day: string;
  count: number;
  middleSeconds: number | null;
  measured: number;
}

const seconds = (later: string, earlier: string) => `extract(epoch FROM greatest(${later} - ${earlier}, '0'))`;
const measured = `count(*)::int AS count,
  round(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::int AS middle_seconds,
  round(percentile_cont(0.95) WITHIN GROUP (ORDER BY seconds))::int AS most_seconds`;
/** The first time that somebody took concern `i` up. */
const firstClaim = `JOIN LATERAL (SELECT min(a.at) AS at FROM review_action a
  WHERE a.review_item_id = i.id AND a.kind = 'claim') c ON c.at IS NOT NULL`;

/** What reports are made of: counts and times of a span, each in one statement; never words, never who. */
@Injectable()
export class ReportStore {
  /** When the first group began: no report reaches further back. */
  async began(tx: Tx): Promise<Date | null> {
    const found = await row<{ at: Date | null }>(tx, `SELECT min(created_at) AS at FROM peer_group`);
    return found?.at ?? null;
  }

  doors(tx: Tx, { from, until }: Span): Promise<(Counted & { level: string })[]> {
    return rows(
      tx,
      `SELECT source AS code, level, count(*)::int AS count FROM signal
       WHERE created_at >= $1 AND created_at < $2 GROUP BY 1, 2`,
      [from, until],
    );
  }

  concerns(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT level AS code, count(*)::int AS count FROM review_item WHERE raised_at >= $1 AND raised_at < $2 GROUP BY 1`,
      [from, until],
    );
  }

  /** Steps of the desk and the clinic, by the time at which each clock started; an answer to a challenge by when it came. */
  steps(tx: Tx, { from, until }: Span): Promise<Step[]> {
    return rows(
      tx,
      `WITH took AS (
         SELECT 'reviewItem.claim' AS step, i.level, ${seconds('c.at', 'i.raised_at')} AS seconds
         FROM review_item i ${firstClaim} WHERE i.raised_at >= $1 AND i.raised_at < $2
         UNION ALL
         SELECT 'reviewItem.act', level, ${seconds('acted_at', 'raised_at')} FROM review_item
         WHERE raised_at >= $1 AND raised_at < $2 AND acted_at IS NOT NULL
         UNION ALL
         SELECT s.step, e.level, s.seconds FROM escalation e CROSS JOIN LATERAL (VALUES
           ('case.acknowledge', ${seconds('e.acknowledged_at', 'e.opened_at')}),
           ('case.open', ${seconds('e.opened_by_owner_at', 'e.acknowledged_at')}),
           ('case.firstContact', ${seconds('e.first_contact_at', 'e.detected_at')})) s (step, seconds)
         WHERE e.opened_at >= $1 AND e.opened_at < $2 AND e.reopened_at IS NULL AND s.seconds IS NOT NULL
         UNION ALL
         SELECT 'appeal.decide', NULL, ${seconds('decided_at', 'lodged_at')} FROM appeal
         WHERE decided_at >= $1 AND decided_at < $2
         UNION ALL
         SELECT 'report.outcome', NULL, ${seconds('outcome_at', 'created_at')} FROM report
         WHERE created_at >= $1 AND created_at < $2 AND outcome_at IS NOT NULL AND door <> 'SELF'
       )
       SELECT step, level, ${measured} FROM took GROUP BY step, level`,
      [from, until],
    );
  }

  /** Texts that the word checks read, and how long those waited. */
  async read(tx: Tx, { from, until }: Span): Promise<Step> {
    const found = await row<Step>(
      tx,
      `SELECT 'screening' AS step, NULL AS level, ${measured} FROM (
         SELECT ${seconds('screened_at', 'queued_at')} AS seconds FROM screening
         WHERE queued_at >= $1 AND queued_at < $2 AND status = 'SCREENED') took`,
      [from, until],
    );
    return found!;
  }

  breaches(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT timer AS code, count(*)::int AS count FROM breach WHERE noticed_at >= $1 AND noticed_at < $2 GROUP BY 1`,
      [from, until],
    );
  }

  /** Grave words that the detector had read as less, by how people found them. */
  misses(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT detail AS code, count(*)::int AS count FROM learning_review
       WHERE cause = 'MISS' AND opened_at >= $1 AND opened_at < $2 GROUP BY 1`,
      [from, until],
    );
  }

  async load(tx: Tx, { from, until }: Span): Promise<Load> {
    const found = await row<Load>(
      tx,
      `WITH load AS (
         SELECT a.actor_id, count(*)::int AS claims, (count(*) FILTER (WHERE i.level IN ('RED', 'CRISIS')))::int AS grave
         FROM review_action a JOIN review_item i ON i.id = a.review_item_id
         WHERE a.kind = 'claim' AND a.at >= $1 AND a.at < $2 AND a.actor_id IS NOT NULL GROUP BY a.actor_id
       )
       SELECT count(*)::int AS moderators, coalesce(sum(claims), 0)::int AS claims, coalesce(sum(grave), 0)::int AS grave,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY claims) AS middle_claims, max(claims) AS most_claims,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY grave) AS middle_grave, max(grave) AS most_grave FROM load`,
      [from, until],
    );
    return found!;
  }

  async shifts(tx: Tx, { from, until }: Span): Promise<Shifts> {
    const found = await row<Shifts>(
      tx,
      `WITH worked AS (
         SELECT account_id, count(*)::int AS shifts,
           sum(extract(epoch FROM coalesce(ended_at, least(planned_until, $2::timestamptz)) - started_at) / 3600) AS hours
         FROM desk_shift WHERE planned_until >= $1 AND planned_from < $2 AND started_at >= $1 AND started_at < $2
         GROUP BY account_id
       )
       SELECT count(*)::int AS people, coalesce(sum(shifts), 0)::int AS shifts, round(sum(hours))::int AS hours,
         percentile_cont(0.5) WITHIN GROUP (ORDER BY hours)::float AS middle_hours FROM worked`,
      [from, until],
    );
    return found!;
  }

  async lodged(tx: Tx, { from, until }: Span): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT count(*)::int AS count FROM appeal WHERE lodged_at >= $1 AND lodged_at < $2`,
      [from, until],
    );
    return found?.count ?? 0;
  }

  decided(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT outcome AS code, count(*)::int AS count FROM appeal
       WHERE decided_at >= $1 AND decided_at < $2 AND outcome IS NOT NULL GROUP BY 1`,
      [from, until],
    );
  }

  /** Concerns of each week or month, and the middle wait of urgent ones until somebody took them up. */
  trend(tx: Tx, unit: 'week' | 'month', { from, until }: Span, timeZone: string): Promise<TrendRow[]> {
    return rows(
      tx,
      `WITH one AS (
         SELECT date_trunc($3, i.raised_at AT TIME ZONE $4)::date::text AS day, i.level, c.seconds
         FROM review_item i LEFT JOIN LATERAL (
           SELECT ${seconds('min(a.at)', 'i.raised_at')} AS seconds FROM review_action a
           WHERE i.level = 'RED' AND a.review_item_id = i.id AND a.kind = 'claim' HAVING min(a.at) IS NOT NULL) c ON true
         WHERE i.raised_at >= $1 AND i.raised_at < $2
       )
       SELECT day, count(*)::int AS count, count(seconds)::int AS measured,
         round(percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::int AS middle_seconds
       FROM one GROUP BY day ORDER BY day`,
      [from, until, unit, timeZone],
    );
  }
}
