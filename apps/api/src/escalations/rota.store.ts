import { Injectable } from '@nestjs/common';

import type { Duty } from '@kith/domain/rota/rota';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface RotaRow {
  id: string;
  duty: Duty;
  accountId: string;
  name: string;
  jobTitle: string | null;
  from: Date;
  until: Date;
}

const rotaRows = `
  SELECT r.id, r.duty, r.account_id, coalesce(a.work_name, 'On call') AS name, a.job_title,
    lower(r.during) AS "from", upper(r.during) AS until
  FROM rota_shift r JOIN account a ON a.id = r.account_id`;

/** The holder is still there and still has a role for the duty; the same people that paging would ring. */
export const stands = `a.status IN ('pending', 'active') AND EXISTS (SELECT 1 FROM account_role h WHERE h.account_id = r.account_id
  AND (h.role IN ('clinicalLead', 'safeguardingLead') OR (r.duty <> 'MANAGER' AND h.role = 'clinician')))`;

/** All SQL about the clinical rota. */
@Injectable()
export class RotaStore {
  /** Who holds each duty at this moment. */
  now(tx: Tx, at: Date): Promise<RotaRow[]> {
    return rows(tx, `${rotaRows} WHERE r.during @> $1::timestamptz AND ${stands} ORDER BY r.duty DESC`, [at]);
  }

  between(tx: Tx, from: Date, until: Date): Promise<RotaRow[]> {
    return rows(tx, `${rotaRows} WHERE r.during && tstzrange($1, $2) ORDER BY lower(r.during), r.duty`, [from, until]);
  }

  /** Shifts that stand: one whose holder lost the role is a hole (R28). */
  standing(tx: Tx, from: Date, until: Date): Promise<RotaRow[]> {
    return rows(tx, `${rotaRows} WHERE r.during && tstzrange($1, $2) AND ${stands} ORDER BY lower(r.during), r.duty`, [
      from,
      until,
    ]);
  }

  /** The end of the last shift of each duty that is over; a duty without one is left out. */
  async lastEnds(tx: Tx, now: Date): Promise<Partial<Record<Duty, Date>>> {
    const found = await rows<{ duty: Duty; until: Date }>(
      tx,
      `SELECT r.duty, max(upper(r.during)) AS until FROM rota_shift r JOIN account a ON a.id = r.account_id
       WHERE upper(r.during) <= $1 AND ${stands} GROUP BY r.duty`,
      [now],
    );
    return Object.fromEntries(found.map(({ duty, until }) => [duty, until]));
  }

  find(tx: Tx, id: string): Promise<RotaRow | null> {
    return row(tx, `${rotaRows} WHERE r.id = $1`, [id]);
  }

  async insert(
    tx: Tx,
    shift: { duty: Duty; accountId: string; from: Date; until: Date; by: string; at: Date },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO rota_shift (duty, account_id, during, created_by, created_at)
       VALUES ($1, $2, tstzrange($3, $4), $5, $6) RETURNING id`,
      [shift.duty, shift.accountId, shift.from, shift.until, shift.by, shift.at],
    );
    if (!made) throw new Error('The database gave no id.');
    return made.id;
  }

  remove(tx: Tx, id: string): Promise<number> {
    return write(tx, `DELETE FROM rota_shift WHERE id = $1`, [id]);
  }
}
