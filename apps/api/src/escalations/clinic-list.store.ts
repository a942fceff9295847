import { Injectable } from '@nestjs/common';

import { type Actor, hasRole, isClinical } from '@kith/domain/actor';
import type { Escalation } from '@kith/domain/escalation/escalation';

import { rows, type Tx } from '../platform/db.js';
import { escalationColumns } from './escalation.store.js';

/** A case with the names a row shows. */
export type NamedCase = Escalation & {
  raisedByName: string | null;
  ownerName: string | null;
  memberOnline: boolean;
} & {
  callBackAskedAt: Date | null;
  callBackFrom: Date | null;
  callBackUntil: Date | null;
};

const named = `
  SELECT ${escalationColumns},
    coalesce(r.work_name, (SELECT m.display_name FROM membership m JOIN review_item i ON i.group_id = m.group_id
      WHERE m.account_id = e.raised_by AND i.id = e.review_item_id), CASE WHEN e.raised_by IS NOT NULL THEN 'Moderator' END) AS raised_by_name,
    CASE WHEN e.owner_id IS NOT NULL THEN coalesce(o.work_name, 'Clinician') END AS owner_name,
    (EXISTS (SELECT 1 FROM session s WHERE s.account_id = e.account_id AND s.revoked_at IS NULL AND s.last_seen_at > $1)
      OR EXISTS (SELECT 1 FROM room_presence p WHERE p.account_id = e.account_id AND p.seen_at > $1)) AS member_online,
    c.call_back_asked_at, c.call_back_from, c.call_back_until
  FROM escalation e
  LEFT JOIN account r ON r.id = e.raised_by
  LEFT JOIN account o ON o.id = e.owner_id
  LEFT JOIN clinical_conversation c ON c.escalation_id = e.id`;

const isOpen = `e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')`;

/** Two minutes: recently enough to say that somebody is there. */
export const seenSince = (now: Date): Date => new Date(now.getTime() - 120_000);

/** SQL twin of `escalationPolicy.read`: $2 is the actor, $3 whether they have clinical reach. */
const visible = `$3::boolean AND e.account_id <> $2`;

/** SQL twin of `escalationPolicy.open` for ended cases: $4 is whether the actor leads. */
const openable = `(e.owner_id = $2 OR $4::boolean)`;

const viewer = (actor: Actor) => [actor.id, actor.secondFactor && isClinical(actor)];

/** Lists of cases for the clinic. */
@Injectable()
export class ClinicListStore {
  /** Every open case the actor may know of, most urgent and soonest first. */
  live(tx: Tx, actor: Actor, now: Date): Promise<NamedCase[]> {
    return rows(
      tx,
      `${named} WHERE ${isOpen} AND ${visible}
       ORDER BY array_position(ARRAY['CRISIS', 'RED', 'AMBER'], e.level),
         coalesce(e.next_entry_by, e.acknowledge_by, e.look_again_at), e.id LIMIT 500`,
      [seenSince(now), ...viewer(actor)],
    );
  }

  /** Closed crises that wait for their review, soonest first; never the actor's own (R4). */
  toReview(tx: Tx, actor: Actor, now: Date): Promise<NamedCase[]> {
    if (!hasRole(actor, 'clinicalLead')) return Promise.resolve([]);
    return rows(
      tx,
      `${named} WHERE e.status = 'CLOSED' AND e.review_by IS NOT NULL AND ${visible}
         AND e.owner_id IS DISTINCT FROM $2 AND e.closing_by IS DISTINCT FROM $2
       ORDER BY e.review_by, e.id LIMIT 100`,
      [seenSince(now), ...viewer(actor)],
    );
  }

  named(tx: Tx, actor: Actor, now: Date, ids: readonly string[]): Promise<NamedCase[]> {
    return rows(tx, `${named} WHERE ${visible} AND e.id = ANY($4)`, [seenSince(now), ...viewer(actor), ids]);
  }

  /** Ended cases the actor may open, newest first. */
  closed(tx: Tx, actor: Actor, now: Date, limit: number, after: { at: Date; id: string } | null): Promise<NamedCase[]> {
    return rows(
      tx,
      `${named} WHERE NOT (${isOpen}) AND ${visible} AND ${openable}
         AND ($5::timestamptz IS NULL OR (e.closed_at, e.id) < ($5::timestamptz, $6::uuid))
       ORDER BY e.closed_at DESC, e.id DESC LIMIT $7`,
      [
        seenSince(now),
        ...viewer(actor),
        hasRole(actor, 'clinicalLead', 'safeguardingLead'),
        after?.at ?? null,
        after?.id ?? null,
        limit,
      ],
    );
  }
}
