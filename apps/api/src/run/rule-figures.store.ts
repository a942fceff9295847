import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Handled } from '@kith/domain/run/rule-verdict';

import { rows, type Tx } from '../platform/db.js';

/** What a rule did in a span of time. */
export interface FiredRow {
  ruleId: string;
  /** Code of the sign it stands for. */
  code: string;
  /** The level at which it fired most often. */
  level: Level;
  fired: number;
  members: number;
  concerns: number;
  cases: number;
  middleSeconds: number | null;
}

/** How many concerns of a rule were handled in one way. */
export type HandledRow = Handled & { ruleId: string; concerns: number };

/** A concern that people raised about words in which the detector had found less. */
export type MissedRow = Handled & { itemId: string; reference: number; code: string; raisedAt: Date };

const gravest = (level: string) => `array_position(ARRAY['GREEN', 'AMBER', 'RED', 'CRISIS'], ${level})`;

/** The stretch of a concern that a signal `s` belongs to: a concern that came back after a decision is another one. */
const stretch = `LEFT JOIN LATERAL (
    SELECT max(a.at) FILTER (WHERE a.at <= s.created_at) AS came, min(a.at) FILTER (WHERE a.at > s.created_at) AS until
    FROM review_action a WHERE a.review_item_id = s.review_item_id AND a.kind = 'reopened') span ON true`;

/** Concerns `c` in which the detector fired: one row for each `rule_id` or category, item and stretch. */
const concernsOf = (by: 'rule_id' | 'category', ends: 'AND s.created_at < $2' | '') => `WITH fired AS (
    SELECT s.${by}, s.code, s.level, s.membership_id, s.review_item_id, s.created_at, span.came, span.until
    FROM signal s ${stretch}
    WHERE s.rule_id IS NOT NULL AND s.created_at >= $1 ${ends}
  ), concern AS (
    SELECT ${by}, review_item_id, came, until, min(created_at) AS since,
      (array_agg(level ORDER BY ${gravest('level')} DESC))[1] AS fired_at
    FROM fired GROUP BY ${by}, review_item_id, came, until
  )`;
const concerns = concernsOf('rule_id', '');

/** The last act of these kinds that stands, in the stretch of a concern `c`. */
const lastAct = (kinds: string, as: string) => `LEFT JOIN LATERAL (
    SELECT a.kind, a.reason_code, a.facts->>'to' AS level FROM review_action a
    WHERE a.review_item_id = c.review_item_id AND a.kind IN (${kinds}) AND a.undone_at IS NULL
      AND a.at >= c.since AND a.at <= coalesce(c.until, 'infinity')
    ORDER BY a.at DESC, a.id DESC LIMIT 1) ${as} ON true`;

/** What people did about a concern `c`, as `Handled`. */
const handling = `JOIN review_item i ON i.id = c.review_item_id
  ${lastAct(`'decide', 'escalate'`, 'ending')}
  ${lastAct(`'level'`, 'leveled')}`;
const handled = `c.fired_at, c.until IS NOT NULL OR i.status IN ('DECIDED', 'CLOSED') AS decided,
  coalesce(ending.kind = 'escalate', false) AS escalated, ending.reason_code AS reason,
  leveled.level AS level_set, leveled.reason_code AS level_reason`;

/** Signals, and what became of their concerns. Counts and codes; never words. */
@Injectable()
export class RuleFiguresStore {
  fired(tx: Tx, since: Date): Promise<FiredRow[]> {
    return rows(
      tx,
      `${concerns}, course AS (
         SELECT c.rule_id, claim.at AS claimed_at, greatest(claim.at, c.since) - c.since AS waited,
           EXISTS (SELECT FROM escalation_source e WHERE e.review_item_id = c.review_item_id
             AND e.added_at >= c.since AND e.added_at <= coalesce(c.until, 'infinity')) AS is_case
         FROM concern c LEFT JOIN LATERAL (
           SELECT min(a.at) AS at FROM review_action a WHERE a.review_item_id = c.review_item_id AND a.kind = 'claim'
             AND a.at >= coalesce(c.came, '-infinity') AND a.at <= coalesce(c.until, 'infinity')) claim ON true
       ), outcome AS (
         SELECT rule_id, count(*)::int AS concerns, (count(*) FILTER (WHERE is_case))::int AS cases,
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM waited)) FILTER (WHERE claimed_at IS NOT NULL))::int
             AS middle_seconds
         FROM course GROUP BY rule_id
       )
       SELECT f.rule_id, min(f.code) AS code, mode() WITHIN GROUP (ORDER BY f.level) AS level, count(*)::int AS fired,
         count(DISTINCT f.membership_id)::int AS members, o.concerns, o.cases, o.middle_seconds
       FROM fired f JOIN outcome o USING (rule_id) GROUP BY f.rule_id, o.concerns, o.cases, o.middle_seconds`,
      [since],
    );
  }

  handled(tx: Tx, since: Date): Promise<HandledRow[]> {
    return rows(
      tx,
      `${concerns}
       SELECT c.rule_id, ${handled}, count(*)::int AS concerns FROM concern c ${handling}
       GROUP BY 1, 2, 3, 4, 5, 6, 7`,
      [since],
    );
  }

  /** The same of a span of time by category of the lexicon, for reports. */
  handledByCategory(tx: Tx, from: Date, until: Date): Promise<(Handled & { category: string; concerns: number })[]> {
    return rows(
      tx,
      `${concernsOf('category', 'AND s.created_at < $2')}
       SELECT c.category, ${handled}, count(*)::int AS concerns FROM concern c ${handling}
       GROUP BY 1, 2, 3, 4, 5, 6, 7`,
      [from, until],
    );
  }

  /** Urgent or graver by a report or a moderator, and less by the detector that had read the same words. Newest first. */
  missed(tx: Tx, since: Date): Promise<MissedRow[]> {
    return rows(
      tx,
      `WITH concern AS (
         SELECT DISTINCT ON (s.review_item_id, n.content_id) s.review_item_id, s.code, s.level AS fired_at,
           s.created_at AS since, span.until
         FROM signal s ${stretch}
         JOIN snapshot n ON n.id = s.snapshot_id
         JOIN screening r ON r.content_type = n.content_type AND r.content_id = n.content_id
           AND r.content_version = n.content_version AND r.status = 'SCREENED'
         WHERE s.source IN ('REPORT', 'MODERATOR') AND s.level IN ('RED', 'CRISIS') AND s.created_at >= $1
           AND ${gravest('r.level')} < ${gravest('s.level')}
         ORDER BY s.review_item_id, n.content_id, ${gravest('s.level')} DESC, s.created_at
       )
       SELECT c.review_item_id AS item_id, i.reference, c.code, c.since AS raised_at, ${handled}
       FROM concern c ${handling} ORDER BY c.since DESC, c.review_item_id`,
      [since],
    );
  }
}
