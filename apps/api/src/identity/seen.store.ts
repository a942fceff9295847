import { Injectable } from '@nestjs/common';

import { rows, type Tx } from '../platform/db.js';

export interface CaseReadRow {
  byRole: string;
  firstAt: Date;
  lastAt: Date;
  times: number;
}

/** Who looked at the cases of a person, from the audit trail, by job. */
@Injectable()
export class SeenStore {
  caseReads(tx: Tx, accountId: string): Promise<CaseReadRow[]> {
    return rows(
      tx,
      `SELECT coalesce(b.job_title, 'clinician') AS by_role, min(a.at) AS first_at, max(a.at) AS last_at, count(*)::int AS times
       FROM escalation e JOIN audit_entry a ON a.escalation_id = e.id AND a.action = 'escalation.open'
       JOIN account b ON b.id = a.actor_id
       WHERE e.account_id = $1 AND a.actor_id <> $1
       GROUP BY e.id, coalesce(b.job_title, 'clinician') ORDER BY max(a.at) DESC LIMIT 100`,
      [accountId],
    );
  }
}
