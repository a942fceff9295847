import { Injectable } from '@nestjs/common';

import type { RetentionClass, RetentionRun } from '@kith/domain/retention/retention';

import { row, rows, type Tx, write } from '../platform/db.js';
import type { Counted } from './past-time.store.js';

export interface RunRow extends RetentionRun {
  counted: Partial<Record<RetentionClass, Counted>>;
  deleted: Partial<Record<RetentionClass, number>>;
  proposedByName: string | null;
  decidedByName: string | null;
  finishedAt: Date | null;
}

export interface HoldRow {
  id: string;
  concern: number;
  reason: string;
  placedByName: string | null;
  placedAt: Date;
  liftedAt: Date | null;
}

const run = `SELECT r.id, r.state, r.as_of, r.days, r.counted, r.deleted, r.proposed_by, r.by_officer, r.decided_by,
    r.decided_at, r.finished_at, b.work_name AS proposed_by_name, d.work_name AS decided_by_name
  FROM retention_run r JOIN account b ON b.id = r.proposed_by LEFT JOIN account d ON d.id = r.decided_by`;
const hold = `SELECT h.id, h.concern, h.reason, h.placed_at, h.lifted_at, a.work_name AS placed_by_name
  FROM legal_hold h JOIN account a ON a.id = h.placed_by`;

/** Runs and legal holds. */
@Injectable()
export class RetentionStore {
  /** The newest first, as many as a screen shows. */
  runs(tx: Tx): Promise<RunRow[]> {
    return rows(tx, `${run} ORDER BY r.as_of DESC, r.id DESC LIMIT 20`);
  }

  find(tx: Tx, id: string): Promise<RunRow | null> {
    return row(tx, `${run} WHERE r.id = $1`, [id]);
  }

  /** The same, held until the transaction ends. */
  lock(tx: Tx, id: string): Promise<RunRow | null> {
    return row(tx, `${run} WHERE r.id = $1 FOR UPDATE OF r`, [id]);
  }

  running(tx: Tx): Promise<RunRow | null> {
    return row(tx, `${run} WHERE r.state = 'RUNNING' FOR UPDATE OF r`);
  }

  /** Null when another waits or is under way. */
  async propose(
    tx: Tx,
    made: Pick<RunRow, 'asOf' | 'days' | 'counted' | 'proposedBy' | 'byOfficer'>,
  ): Promise<string | null> {
    const created = await row<{ id: string }>(
      tx,
      `INSERT INTO retention_run (state, as_of, days, counted, proposed_by, by_officer)
       VALUES ('PROPOSED', $1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
      [made.asOf, JSON.stringify(made.days), JSON.stringify(made.counted), made.proposedBy, made.byOfficer],
    );
    return created?.id ?? null;
  }

  async save(tx: Tx, { id, state, decidedBy, decidedAt }: RetentionRun): Promise<void> {
    await write(tx, `UPDATE retention_run SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1`, [
      id,
      state,
      decidedBy,
      decidedAt,
    ]);
  }

  async progress(tx: Tx, id: string, deleted: RunRow['deleted'], finishedAt: Date | null): Promise<void> {
    await write(
      tx,
      `UPDATE retention_run SET deleted = $2, finished_at = $3, state = CASE WHEN $3::timestamptz IS NULL THEN state ELSE 'DONE' END
       WHERE id = $1`,
      [id, JSON.stringify(deleted), finishedAt],
    );
  }

  /** Those that stand, the newest first. */
  holds(tx: Tx): Promise<HoldRow[]> {
    return rows(tx, `${hold} WHERE h.lifted_at IS NULL ORDER BY h.placed_at DESC, h.id DESC LIMIT 200`);
  }

  findHold(tx: Tx, id: string): Promise<HoldRow | null> {
    return row(tx, `${hold} WHERE h.id = $1`, [id]);
  }

  /** Holds what belongs to the person of a concern; null when there is no such concern, or it is about nobody known. */
  async place(
    tx: Tx,
    made: { concern: number; reason: string; placedBy: string; now: Date },
  ): Promise<{ id: string } | null> {
    return row(
      tx,
      `WITH person AS (SELECT m.account_id FROM review_item i JOIN membership m ON m.id = i.membership_id WHERE i.reference = $1),
       made AS (INSERT INTO legal_hold (account_id, concern, reason, placed_by, placed_at)
         SELECT account_id, $1, $2, $3, $4 FROM person ON CONFLICT DO NOTHING RETURNING id)
       SELECT id FROM made UNION ALL
       SELECT h.id FROM legal_hold h JOIN person USING (account_id) WHERE h.lifted_at IS NULL LIMIT 1`,
      [made.concern, made.reason, made.placedBy, made.now],
    );
  }

  /** False when it does not stand any more. */
  async lift(tx: Tx, id: string, by: string, now: Date): Promise<boolean> {
    const lifted = await write(
      tx,
      `UPDATE legal_hold SET lifted_by = $2, lifted_at = $3 WHERE id = $1 AND lifted_at IS NULL`,
      [id, by, now],
    );
    return lifted === 1;
  }
}
