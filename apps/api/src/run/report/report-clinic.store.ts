import { Injectable } from '@nestjs/common';

import { rows, type Tx } from '../../platform/db.js';
import type { Counted, Span } from './report.store.js';

/** One case that was a crisis at any time, by its number. Nothing in it says who. */
export interface CrisisRow {
  reference: number;
  openedAt: Date;
  acknowledgedSeconds: number | null;
  contactSeconds: number | null;
  status: string;
  outcome: string | null;
  isSigned: boolean;
  late: number;
}

/** What was learned, with the hazard it touches. */
export interface HazardRow {
  hazard: string;
  cause: string;
  change: string | null;
  openedAt: Date;
  dueOn: string | null;
  closedAt: Date | null;
}

export interface NightRow {
  night: string;
  checkedAt: Date | null;
  entries: number | null;
  faults: number | null;
}

/** More in one month is a disaster that no pack would hold. */
const mostCases = 500;

/** What the monthly pack of the clinic is made of. */
@Injectable()
export class ReportClinicStore {
  crises(tx: Tx, { from, until }: Span): Promise<CrisisRow[]> {
    return rows(
      tx,
      `SELECT e.reference, e.opened_at, e.status, e.outcome, e.signed_off_by IS NOT NULL AS is_signed,
         extract(epoch FROM greatest(e.acknowledged_at - e.opened_at, '0'))::int AS acknowledged_seconds,
         extract(epoch FROM greatest(e.first_contact_at - e.detected_at, '0'))::int AS contact_seconds,
         (SELECT count(*)::int FROM breach b WHERE b.subject_type = 'escalation' AND b.subject_id = e.id
            AND b.noticed_at >= e.opened_at) AS late
       FROM escalation e WHERE e.opened_at >= $1 AND e.opened_at < $2 AND (e.level = 'CRISIS' OR EXISTS (
         SELECT FROM escalation_entry t WHERE t.escalation_id = e.id
           AND t.kind IN ('opened', 'reopened', 'gathered', 'levelChanged')
           AND 'CRISIS' IN (t.facts->>'level', t.facts->>'from', t.facts->>'to')))
       ORDER BY e.opened_at, e.reference LIMIT $3`,
      [from, until, mostCases],
    );
  }

  opened(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT level AS code, count(*)::int AS count FROM escalation WHERE opened_at >= $1 AND opened_at < $2 GROUP BY 1`,
      [from, until],
    );
  }

  outcomes(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT coalesce(outcome, 'none') AS code, count(*)::int AS count FROM escalation
       WHERE closed_at >= $1 AND closed_at < $2 GROUP BY 1`,
      [from, until],
    );
  }

  reveals(tx: Tx, { from, until }: Span): Promise<(Counted & { status: string })[]> {
    return rows(
      tx,
      `SELECT reason_code AS code, status, count(*)::int AS count FROM reveal
       WHERE requested_at >= $1 AND requested_at < $2 GROUP BY 1, 2`,
      [from, until],
    );
  }

  /** Reports about how the team itself spoke, and people who said that they were still worried after an answer. */
  complaints(tx: Tx, { from, until }: Span): Promise<Counted[]> {
    return rows(
      tx,
      `SELECT code, count(*)::int AS count FROM report r
       CROSS JOIN LATERAL (VALUES ('team', r.content_type = 'TEAM_MESSAGE'), ('stillWorried', r.still_worried_at IS NOT NULL)) v (code, holds)
       WHERE r.created_at >= $1 AND r.created_at < $2 AND v.holds GROUP BY code`,
      [from, until],
    );
  }

  hazards(tx: Tx, { from, until }: Span): Promise<HazardRow[]> {
    return rows(
      tx,
      `SELECT hazard, cause, change, opened_at, due_on::text, closed_at FROM learning_review
       WHERE hazard IS NOT NULL AND opened_at < $2 AND (closed_at IS NULL OR closed_at >= $1)
       ORDER BY hazard, opened_at, id LIMIT $3`,
      [from, until, mostCases],
    );
  }

  nights(tx: Tx, { from, until }: Span): Promise<NightRow[]> {
    return rows(
      tx,
      `SELECT night::text, checked_at, entries, faults FROM audit_check WHERE due_at >= $1 AND due_at < $2 ORDER BY night`,
      [from, until],
    );
  }
}
