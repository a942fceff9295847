import { Injectable } from '@nestjs/common';

import { type AuditEvent, auditEvents } from '@kith/domain/run/audit-events';

import { row, rows, type Tx } from '../platform/db.js';

export interface AuditRow {
  id: string;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  caseNumber: number | null;
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
  event: AuditEvent | null;
  caseNumber: number | null;
  personId: string | null;
  actorName: string | null;
  action: string | null;
  targetType: string | null;
  targetId: string | null;
  actorId: string | null;
  from: Date | null;
  until: Date | null;
}

/** What a search is about, by the ids that rows carry. Null where it was not asked for; empty where nobody fits. */
export interface AuditSubjects {
  /** Cases of the number that was given. */
  cases: string[] | null;
  /** Accounts of the work name that was given. */
  actors: string[] | null;
  /** The account of a person, and everything that is theirs: memberships, concerns, cases. */
  person: { account: string; things: string[]; cases: string[] } | null;
}

@Injectable()
export class AuditTrailStore {
  /** Finds what numbers and names stand for. */
  async about(tx: Tx, { caseNumber, actorName, personId }: AuditSearch): Promise<AuditSubjects> {
    const idsOf = async (found: Promise<{ id: string }[]>) => (await found).map(({ id }) => id);
    return {
      cases:
        caseNumber === null
          ? null
          : await idsOf(rows(tx, `SELECT id FROM escalation WHERE reference = $1`, [caseNumber])),
      actors:
        actorName === null
          ? null
          : await idsOf(rows(tx, `SELECT id FROM account WHERE lower(work_name) = lower($1)`, [actorName.trim()])),
      person: personId === null ? null : await this.person(tx, personId),
    };
  }

  private async person(tx: Tx, id: string): Promise<NonNullable<AuditSubjects['person']>> {
    const found = await row<{ account: string; things: string[]; cases: string[] }>(
      tx,
      `WITH who AS (SELECT coalesce((SELECT account_id FROM membership WHERE id = $1), $1::uuid) AS id),
         theirs AS (SELECT m.id FROM membership m JOIN who ON m.account_id = who.id),
         cases AS (SELECT e.id FROM escalation e JOIN who ON e.account_id = who.id)
       SELECT who.id AS account,
         ARRAY(SELECT who.id::text UNION ALL SELECT id::text FROM theirs UNION ALL SELECT id::text FROM cases UNION ALL
           SELECT i.id::text FROM review_item i WHERE i.membership_id IN (SELECT id FROM theirs)) AS things,
         ARRAY(SELECT id FROM cases) AS cases
       FROM who`,
      [id],
    );
    return found!;
  }

  /** Newest first. `ownerId` narrows to cases this person owns or has owned. */
  page(
    tx: Tx,
    search: AuditSearch,
    { cases, actors, person }: AuditSubjects,
    ownerId: string | null,
    after: { at: Date; id: string } | null,
    first: number,
  ): Promise<AuditRow[]> {
    return rows(
      tx,
      `SELECT e.id, e.at, e.actor_id, a.work_name AS actor_name, c.reference AS case_number, e.actor_roles, e.action, e.target_type, e.target_id,
              e.before_state, e.after_state, e.reason_code, e.details
       FROM audit_entry e LEFT JOIN account a ON a.id = e.actor_id LEFT JOIN escalation c ON c.id = e.escalation_id
       WHERE ($1::text IS NULL OR e.action LIKE $1 || '%')
         AND ($2::text IS NULL OR e.target_type = $2)
         AND ($3::text IS NULL OR e.target_id = $3)
         AND ($4::uuid IS NULL OR e.actor_id = $4)
         AND ($5::timestamptz IS NULL OR e.at >= $5)
         AND ($6::timestamptz IS NULL OR e.at < $6)
         AND ($7::uuid IS NULL OR e.escalation_id IN (SELECT id FROM escalation WHERE owner_id = $7))
         AND ($8::timestamptz IS NULL OR (e.at, e.id) < ($8, $9::uuid))
         AND ($11::text[] IS NULL OR e.action = ANY($11))
         AND ($12::uuid[] IS NULL OR e.escalation_id = ANY($12))
         AND ($13::uuid[] IS NULL OR e.actor_id = ANY($13))
         AND ($14::uuid IS NULL OR e.actor_id = $14 OR e.target_id = ANY($15) OR e.escalation_id = ANY($16))
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
        search.event === null ? null : auditEvents[search.event],
        cases,
        actors,
        person?.account ?? null,
        person?.things ?? [],
        person?.cases ?? [],
      ],
    );
  }

  async size(tx: Tx): Promise<number> {
    const counted = await row<{ n: number }>(tx, `SELECT coalesce(sum(length), 0)::bigint AS n FROM audit_chain`);
    return counted?.n ?? 0;
  }
}
