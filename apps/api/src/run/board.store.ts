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

  async sweepAt(tx: Tx): Promise<Date | null> {
    const beat = await row<{ at: Date }>(tx, `SELECT at FROM service_state WHERE key = 'sweep'`);
    return beat?.at ?? null;
  }
}
