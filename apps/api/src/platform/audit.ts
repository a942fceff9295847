import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';

import { write, rows, type Tx } from './db.js';

/** One act or one sight, without content (R53). The database adds time, position and hash. */
export interface AuditFacts {
  action: string;
  targetType: string;
  targetId: string;
  escalationId?: string | null;
  before?: string | null;
  after?: string | null;
  reasonCode?: string | null;
  /** Codes, counts and field names; never words. */
  details?: Readonly<Record<string, unknown>>;
}

export interface AuditFault {
  chain: number;
  position: number;
  fault: 'changed' | 'missing' | 'cut';
}

@Injectable()
export class Audit {
  /** Appends one row in the caller's transaction, so act and record exist together or not at all. */
  async record(
    tx: Tx,
    by: (Pick<Actor, 'id' | 'roles'> & { sessionId?: string; correlationId?: string }) | null,
    facts: AuditFacts,
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO audit_entry (actor_id, actor_roles, session_id, action, target_type, target_id, escalation_id,
         before_state, after_state, reason_code, details, correlation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        by?.id ?? null,
        by?.roles ?? [],
        by?.sessionId ?? null,
        facts.action,
        facts.targetType,
        facts.targetId,
        facts.escalationId ?? null,
        facts.before ?? null,
        facts.after ?? null,
        facts.reasonCode ?? null,
        facts.details ?? {},
        by?.correlationId ?? null,
      ],
    );
  }

  /** Walks every chain and names each place where a row was changed, removed or cut off. Empty means whole. */
  async verify(tx: Tx): Promise<AuditFault[]> {
    return rows<AuditFault>(
      tx,
      `WITH walked AS (
         SELECT e.chain, e.position, e.hash, audit_hash(e) AS expected, e.previous_hash,
                lag(e.hash) OVER w AS before, lag(e.position, 1, 0::bigint) OVER w AS before_position
         FROM audit_entry e WINDOW w AS (PARTITION BY e.chain ORDER BY e.position)
       )
       SELECT chain, position, CASE WHEN position <> before_position + 1 THEN 'missing' ELSE 'changed' END AS fault
       FROM walked
       WHERE position <> before_position + 1 OR hash <> expected
          OR previous_hash <> coalesce(before, sha256(convert_to('kith audit ' || chain, 'UTF8')))
       UNION ALL
       SELECT c.chain, c.length, 'cut' FROM audit_chain c
       LEFT JOIN audit_entry e ON e.chain = c.chain AND e.position = c.length
       WHERE c.length > 0 AND (e.hash IS NULL OR e.hash <> c.head)
       ORDER BY 1, 2`,
    );
  }
}
