import { Injectable } from '@nestjs/common';

import type { AuditFault } from '../platform/audit.js';
import { row, rows, type Tx, write } from '../platform/db.js';

export interface AuditNightRow {
  id: string;
  /** Day on which the night ended, as `2026-11-28`. */
  night: string;
  dueAt: Date;
  checkedAt: Date | null;
  entries: number | null;
  faults: number | null;
}

const columns = `id, night::text, due_at, checked_at, entries, faults`;
/** Quiet hours, and after the change of clocks. */
const begins = `time '02:00'`;
const lateAfter = `interval '3 hours'`;

/** What each night's walk over the audit chains found. */
@Injectable()
export class AuditNightStore {
  /** Makes the row of this night, and of nights that nobody began. The newest comes last. */
  begin(tx: Tx, now: Date, timeZone: string): Promise<AuditNightRow[]> {
    return rows(
      tx,
      `WITH tonight AS (SELECT (($1::timestamptz AT TIME ZONE $2) - ${begins}::interval)::date AS night),
         begun AS (
           INSERT INTO audit_check (night, due_at)
           SELECT day::date, CASE WHEN day = tonight.night THEN $1 ELSE (day::date + ${begins}) AT TIME ZONE $2 END
           FROM tonight, generate_series(coalesce((SELECT max(night) + 1 FROM audit_check), tonight.night), tonight.night, '1 day') day
           ON CONFLICT DO NOTHING RETURNING *)
       SELECT ${columns} FROM begun ORDER BY night`,
      [now, timeZone],
    );
  }

  /** Nights whose check is missed since the last look, now on the board. */
  async late(tx: Tx, now: Date): Promise<{ id: string; dueAt: Date }[]> {
    return rows(
      tx,
      `WITH late AS (
         UPDATE audit_check SET late_noted_at = $1
         WHERE checked_at IS NULL AND late_noted_at IS NULL AND due_at < $1::timestamptz - ${lateAfter}
         RETURNING id, due_at
       ), noted AS (
         INSERT INTO breach (timer, subject_type, subject_id, due_at, noticed_at, cause)
         SELECT 'audit.check', 'job', id, due_at + ${lateAfter}, $1, 'notChecked' FROM late ON CONFLICT DO NOTHING
       )
       SELECT id, due_at FROM late`,
      [now],
    );
  }

  hold(tx: Tx, id: string): Promise<AuditNightRow | null> {
    return row(tx, `SELECT ${columns} FROM audit_check WHERE id = $1 FOR UPDATE`, [id]);
  }

  async save(tx: Tx, id: string, entries: number, faults: readonly AuditFault[], at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE audit_check SET checked_at = $2, entries = $3, faults = $4, first_faults = $5 WHERE id = $1`,
      [id, at, entries, faults.length, JSON.stringify(faults.slice(0, 20))],
    );
  }

  /** The last night that was checked; `isLate` when a later one is past its time. */
  async standing(tx: Tx, now: Date): Promise<(AuditNightRow & { isLate: boolean }) | { isLate: boolean }> {
    const last = await row<AuditNightRow>(
      tx,
      `SELECT ${columns} FROM audit_check WHERE checked_at IS NOT NULL ORDER BY night DESC LIMIT 1`,
    );
    const missed = await row(
      tx,
      `SELECT 1 FROM audit_check WHERE checked_at IS NULL AND due_at < $1::timestamptz - ${lateAfter}
         AND night > coalesce($2::date, '-infinity') LIMIT 1`,
      [now, last?.night ?? null],
    );
    return { ...last, isLate: missed !== null };
  }

  /** Newest first. */
  recent(tx: Tx, now: Date, first: number): Promise<(AuditNightRow & { isLate: boolean })[]> {
    return rows(
      tx,
      `SELECT ${columns}, checked_at IS NULL AND due_at < $1::timestamptz - ${lateAfter} AS is_late
       FROM audit_check ORDER BY night DESC LIMIT $2`,
      [now, first],
    );
  }
}
