import { Injectable } from '@nestjs/common';

import { row, rows, type Tx } from '../platform/db.js';

export interface AuditRow {
  id: string;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  actorRoles: string[];
  action: string;
  targetType: string;
  targetId: string;
  beforeState: string | null;
  afterState: string | null;
  reasonCode: string | null;
  details: Record<string, unknown>;
}

export interface AuditSearch {
  action: string | null;
  targetType: string | null;
  targetId: string | null;
  actorId: string | null;
  from: Date | null;
  until: Date | null;
}

@Injectable()
export class AuditTrailStore {
  /** Newest first. `ownerId` narrows to cases this person owns or has owned. */
  page(
    tx: Tx,
    search: AuditSearch,
    ownerId: string | null,
    after: { at: Date; id: string } | null,
    first: number,
  ): Promise<AuditRow[]> {
    return rows(
      tx,
      `SELECT e.id, e.at, e.actor_id, a.work_name AS actor_name, e.actor_roles, e.action, e.target_type, e.target_id,
              e.before_state, e.after_state, e.reason_code, e.details
       FROM audit_entry e LEFT JOIN account a ON a.id = e.actor_id
       WHERE ($1::text IS NULL OR e.action LIKE $1 || '%')
         AND ($2::text IS NULL OR e.target_type = $2)
         AND ($3::text IS NULL OR e.target_id = $3)
         AND ($4::uuid IS NULL OR e.actor_id = $4)
         AND ($5::timestamptz IS NULL OR e.at >= $5)
         AND ($6::timestamptz IS NULL OR e.at < $6)
         AND ($7::uuid IS NULL OR e.escalation_id IN (SELECT id FROM escalation WHERE owner_id = $7))
         AND ($8::timestamptz IS NULL OR (e.at, e.id) < ($8, $9::uuid))
       ORDER BY e.at DESC, e.id DESC LIMIT $10`,
      [
        search.action,
        search.targetType,
        search.targetId,
        search.actorId,
        search.from,
        search.until,
        ownerId,
        after?.at ?? null,
        after?.id ?? null,
        first,
      ],
    );
  }

  async size(tx: Tx): Promise<number> {
    const counted = await row<{ n: number }>(tx, `SELECT coalesce(sum(length), 0)::bigint AS n FROM audit_chain`);
    return counted?.n ?? 0;
  }
}
