import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';

import { row, rows, type Tx } from '../platform/db.js';

export interface LevelRow {
  level: Level;
  open: number;
  oldestAt: Date | null;
  late: number;
  heldByName: string | null;
}

export interface BreachRow {
  id: string;
  timer: string;
  level: Level | null;
  dueAt: Date;
  noticedAt: Date;
  cause: string;
  subjectType: string;
}

export interface FirstLookRow {
  week: Date;
  middleSeconds: number;
  items: number;
}

export interface NeededRow {
  source: string;
  raised: number;
  needed: number;
}

export interface DeskSpan {
  name: string | null;
  from: Date;
  until: Date;
}

export interface OpenCaseRow {
  id: string;
  reference: number;
  level: Level;
  status: string;
  ask: string;
  ownerName: string | null;
  openedAt: Date;
  dueAt: Date | null;
  dueFor: string | null;
}

/** Figures for those who run the service: counts, times, names of staff; never words. */
@Injectable()
export class BoardStore {
  levels(tx: Tx, now: Date): Promise<LevelRow[]> {
    return rows(
      tx,
      `SELECT i.level, count(*)::int AS open, min(i.raised_at) AS oldest_at,
              count(*) FILTER (WHERE i.status = 'NEW' AND i.claim_by < $1)::int AS late,
              (array_agg(a.work_name ORDER BY i.raised_at) FILTER (WHERE a.work_name IS NOT NULL))[1] AS held_by_name
       FROM review_item i LEFT JOIN account a ON a.id = i.claimed_by
       WHERE i.status IN ('NEW', 'CLAIMED') GROUP BY i.level`,
      [now],
    );
  }

  breaches(tx: Tx, since: Date): Promise<BreachRow[]> {
    return rows(
      tx,
      `SELECT id, timer, level, due_at, noticed_at, cause, subject_type FROM breach
       WHERE noticed_at >= $1 ORDER BY noticed_at DESC LIMIT 20`,
      [since],
    );
  }

  /** Moderators' shifts that touch a span: planned ones, and running ones until they end. */
  desk(tx: Tx, from: Date, until: Date): Promise<DeskSpan[]> {
    return rows(
      tx,
      `SELECT coalesce(a.work_name, 'Moderator') AS name, coalesce(s.started_at, s.planned_from) AS "from", s.planned_until AS until
       FROM desk_shift s JOIN account a ON a.id = s.account_id
       WHERE s.status IN ('PLANNED', 'ACTIVE') AND s.planned_until > $1 AND coalesce(s.started_at, s.planned_from) < $2
       ORDER BY 2`,
      [from, until],
    );
  }

  cases(tx: Tx): Promise<OpenCaseRow[]> {
    return rows(
      tx,
      `SELECT e.id, e.reference, e.level, e.status, e.ask, o.work_name AS owner_name, e.opened_at,
              CASE e.status WHEN 'OPEN' THEN e.acknowledge_by WHEN 'PAGED' THEN e.acknowledge_by
                            WHEN 'MONITORING' THEN e.look_again_at WHEN 'CLOSING' THEN e.sign_off_by_time
                            ELSE e.next_entry_by END AS due_at,
              CASE e.status WHEN 'OPEN' THEN 'ACKNOWLEDGE' WHEN 'PAGED' THEN 'ACKNOWLEDGE'
                            WHEN 'MONITORING' THEN 'LOOK_AGAIN' WHEN 'CLOSING' THEN 'SIGN_OFF' ELSE 'ENTRY' END AS due_for
       FROM escalation e LEFT JOIN account o ON o.id = e.owner_id
       WHERE e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')
       ORDER BY due_at NULLS LAST, e.id LIMIT 50`,
    );
  }

  /** Per week, the middle wait of concerns of a level until somebody first claimed them. */
  firstLooks(tx: Tx, level: Level, since: Date): Promise<FirstLookRow[]> {
    return rows(
      tx,
      `SELECT date_trunc('week', i.raised_at) AS week, count(*)::int AS items,
              round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM greatest(c.at - i.raised_at, '0'))))::int
                AS middle_seconds
       FROM review_item i
       JOIN LATERAL (SELECT min(a.at) AS at FROM review_action a
                     WHERE a.review_item_id = i.id AND a.kind = 'claim') c ON c.at IS NOT NULL
       WHERE i.level = $1 AND i.raised_at >= $2 GROUP BY 1 ORDER BY 1`,
      [level, since],
    );
  }

  /** What brought concerns up, and in how many of them somebody then did something other than look. */
  needed(tx: Tx, since: Date): Promise<NeededRow[]> {
    return rows(
      tx,
      `SELECT s.source, count(DISTINCT s.review_item_id)::int AS raised,
              count(DISTINCT s.review_item_id) FILTER (WHERE EXISTS (
                SELECT FROM review_action a WHERE a.review_item_id = s.review_item_id AND a.undone_at IS NULL
                AND a.kind IN ('reply', 'message', 'hide', 'repliesOff', 'propose', 'remove', 'restrict', 'decline',
                               'escalate', 'called')))::int AS needed
       FROM signal s WHERE s.created_at >= $1 GROUP BY s.source ORDER BY raised DESC, s.source`,
      [since],
    );
  }

  async sweepAt(tx: Tx): Promise<Date | null> {
    const beat = await row<{ at: Date }>(tx, `SELECT at FROM service_state WHERE key = 'sweep'`);
    return beat?.at ?? null;
  }
}
