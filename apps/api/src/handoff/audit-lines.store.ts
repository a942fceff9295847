import { Injectable } from '@nestjs/common';

import { rows, type Tx } from '../platform/db.js';
import type { AuditLine } from './fhir/audit-event.js';

/** The audit trail of one case. */
@Injectable()
export class AuditLinesStore {
  /**
   * Oldest first. `withReads` also gives what clinics' systems read: each such reading leaves a line, so a file of the
   * whole case leaves them out and the list has them page by page.
   */
  ofCase(
    tx: Tx,
    escalationId: string,
    withReads: boolean,
    after: { at: Date; id: string } | null,
    first: number | null,
  ): Promise<AuditLine[]> {
    return rows(
      tx,
      `SELECT id, at, actor_id, actor_roles, action, target_type, target_id, before_state, after_state, reason_code, details
       FROM audit_entry
       WHERE escalation_id = $1 AND ($2::boolean OR action <> 'handoff.read')
         AND ($3::timestamptz IS NULL OR (at, id) > ($3, $4::uuid))
       ORDER BY at, id LIMIT $5`,
      [escalationId, withReads, after?.at ?? null, after?.id ?? null, first],
    );
  }
}
