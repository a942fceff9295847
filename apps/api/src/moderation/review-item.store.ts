import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { hasRole, leadsDesk } from '@kith/domain/actor';
import { DomainError } from '@kith/domain/refusal';
import type { ReviewItem } from '@kith/domain/review-item/review-item';

import { row, rows, type Tx, write } from '../platform/db.js';

/** A review item with what ties the actor to it. */
export type ItemForActor = ReviewItem & { involved: boolean; isOwn: boolean };

const columns = `i.id, i.reference, i.membership_id, i.group_id, i.level, i.status, i.leads_only, i.raised_at, i.claim_by, i.act_by,
  i.claimed_by, i.claimed_at, i.lease_until, i.acted_at, i.decided_by, i.decided_at, i.reason_code, i.escalation_id, i.wake_at,
  i.reopened_count, i.page_due_at, i.handover_to, i.handover_note, i.version`;

/** A clinician was called by then, and nothing new has been said since that was over: the promise to look was kept there. */
const inClinicBy = (
  due: string,
) => `EXISTS (SELECT 1 FROM escalation e WHERE e.id = i.escalation_id AND e.opened_at <= ${due}
  AND (e.closed_at IS NULL OR NOT EXISTS (SELECT 1 FROM signal s WHERE s.review_item_id = i.id AND s.created_at > e.closed_at)))`;
const pageIsDue = `i.page_due_at <= $1 AND i.level = 'CRISIS' AND i.status IN ('NEW', 'CLAIMED')`;

const ownSql = (me: string) =>
  `EXISTS (SELECT 1 FROM membership own WHERE own.id = i.membership_id AND own.account_id = ${me})`;

/**
 * True when an item `i` is about this account, was reported by it, or is about words in a thread where it wrote before
 * (R3). A moderator's answer from the desk makes nobody a party. Twin of `ReviewSubject.involved`.
 */
export const involvedSql = (me: string): string => `(
  ${ownSql(me)}
  OR EXISTS (SELECT 1 FROM report told WHERE told.review_item_id = i.id AND told.reporter_id = ${me})
  OR EXISTS (SELECT 1 FROM signal s
    JOIN snapshot n ON n.id = s.snapshot_id AND n.content_type = 'POST'
    JOIN post said ON said.id = n.content_id
    JOIN post mine ON mine.thread_id = said.thread_id AND mine.created_at <= n.taken_at
    JOIN membership m ON m.id = mine.author_id
    WHERE s.review_item_id = i.id AND m.account_id = ${me}
      AND NOT EXISTS (SELECT 1 FROM review_action a WHERE a.kind = 'reply' AND a.content_id = mine.id)))`;

/** Who asks, as the four parameters of `visibleSql`. */
export const visibleTo = (actor: Actor): [string, boolean, readonly string[], boolean] => [
  actor.id,
  leadsDesk(actor),
  hasRole(actor, 'peerModerator') ? actor.moderates : [],
  hasRole(actor, 'clinician'),
];

/** SQL twin of `reviewItemPolicy.read`; parameters $1 to $4 come from `visibleTo`. */
export const visibleSql = `(($2 OR (NOT i.leads_only AND (i.group_id = ANY($3) OR ($4 AND (i.level IN ('RED', 'CRISIS') OR i.escalation_id IS NOT NULL OR $1 IN (i.claimed_by, i.decided_by)))))
    OR ($4 AND i.membership_id IS NULL AND i.group_id IS NULL AND i.level = 'CRISIS'))
  AND NOT ${involvedSql('$1')})`;

/** Items and nothing else; evidence and acts have stores of their own. */
@Injectable()
export class ReviewItemStore {
  find(tx: Tx, id: string): Promise<ReviewItem | null> {
    return row(tx, `SELECT ${columns} FROM review_item i WHERE i.id = $1`, [id]);
  }

  /** Locked for this transaction, with what ties the actor to it. */
  findFor(tx: Tx, actorId: string, id: string, lock: boolean): Promise<ItemForActor | null> {
    return row(
      tx,
      `SELECT ${columns}, ${ownSql('$2')} AS is_own, ${involvedSql('$2')} AS involved FROM review_item i WHERE i.id = $1
       ${lock ? 'FOR UPDATE OF i' : ''}`,
      [id, actorId],
    );
  }

  lock(tx: Tx, id: string): Promise<ReviewItem | null> {
    return row(tx, `SELECT ${columns} FROM review_item i WHERE i.id = $1 FOR UPDATE`, [id]);
  }

  /** The item of this membership that is not closed, locked. */
  openOf(tx: Tx, membershipId: string): Promise<ReviewItem | null> {
    return row(
      tx,
      `SELECT ${columns} FROM review_item i WHERE i.membership_id = $1 AND i.status <> 'CLOSED' FOR UPDATE`,
      [membershipId],
    );
  }

  /** Whether one of these accounts may take the item. The reporter of `reportId` is involved before it is attached. */
  async mayBeTakenBy(
    tx: Tx,
    accountIds: readonly string[],
    { id, leadsOnly }: Pick<ReviewItem, 'id' | 'leadsOnly'>,
    reportId: string | null,
  ): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 AS one FROM review_item i CROSS JOIN unnest($2::uuid[]) AS here(id)
       WHERE i.id = $1 AND NOT ${involvedSql('here.id')}
         AND NOT EXISTS (SELECT 1 FROM report r WHERE r.id = $4 AND r.reporter_id = here.id)
         AND (NOT $3 OR EXISTS (SELECT 1 FROM account_role r WHERE r.account_id = here.id
           AND r.role IN ('leadModerator', 'clinicalLead', 'safeguardingLead'))) LIMIT 1`,
      [id, accountIds, leadsOnly, reportId],
    );
    return found !== null;
  }

  /** Null when another signal opened one first (R7). */
  insert(
    tx: Tx,
    item: Pick<
      ReviewItem,
      'membershipId' | 'groupId' | 'level' | 'leadsOnly' | 'raisedAt' | 'claimBy' | 'actBy' | 'pageDueAt'
    >,
  ): Promise<ReviewItem | null> {
    return row(
      tx,
      `INSERT INTO review_item AS i (membership_id, group_id, level, status, leads_only, raised_at, claim_by, act_by, page_due_at)
       VALUES ($1, $2, $3, 'NEW', $4, $5, $6, $7, $8)
       ON CONFLICT (membership_id) WHERE status <> 'CLOSED' DO NOTHING RETURNING ${columns}`,
      [
        item.membershipId,
        item.groupId,
        item.level,
        item.leadsOnly,
        item.raisedAt,
        item.claimBy,
        item.actBy,
        item.pageDueAt,
      ],
    );
  }

  /** Fails with `resource.stale` if somebody saved in between. */
  async save(tx: Tx, item: ReviewItem): Promise<ReviewItem> {
    const saved = await write(
      tx,
      `UPDATE review_item SET level = $3, status = $4, leads_only = $5, raised_at = $6, claim_by = $7, act_by = $8, claimed_by = $9,
         claimed_at = $10, lease_until = $11, acted_at = $12, decided_by = $13, decided_at = $14, reason_code = $15,
         escalation_id = $16, wake_at = $17, reopened_count = $18, page_due_at = $19,
         handover_to = $20, handover_note = $21, version = version + 1
       WHERE id = $1 AND version = $2`,
      [
        item.id,
        item.version,
        item.level,
        item.status,
        item.leadsOnly,
        item.raisedAt,
        item.claimBy,
        item.actBy,
        item.claimedBy,
        item.claimedAt,
        item.leaseUntil,
        item.actedAt,
        item.decidedBy,
        item.decidedAt,
        item.reasonCode,
        item.escalationId,
        item.wakeAt,
        item.reopenedCount,
        item.pageDueAt,
        item.handoverTo,
        item.handoverNote,
      ],
    );
    if (saved !== 1) throw new DomainError('resource.stale');
    return { ...item, version: item.version + 1 };
  }

  /** What waits to be claimed and may be offered to the actor; locked, rows in other hands are skipped. */
  offered(tx: Tx, actor: Actor, now: Date): Promise<ReviewItem[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM review_item i
       WHERE i.status = 'NEW' AND (i.wake_at IS NULL OR i.wake_at <= $5) AND ${visibleSql}
       ORDER BY array_position(ARRAY['CRISIS', 'RED', 'AMBER', 'GREEN'], i.level), i.claim_by, i.raised_at, i.id LIMIT 200`,
      [...visibleTo(actor), now],
    );
  }

  /** The same item only if nobody else is taking it right now, and the actor may still see it. */
  lockIfFree(tx: Tx, actor: Actor, id: string): Promise<ReviewItem | null> {
    return row(
      tx,
      `SELECT ${columns} FROM review_item i WHERE i.id = $5 AND i.status = 'NEW' AND ${visibleSql}
       FOR UPDATE OF i SKIP LOCKED`,
      [...visibleTo(actor), id],
    );
  }

  /** A lease that runs on; nothing else changes, so acts that began before are not overtaken. */
  async renewLease(tx: Tx, item: ReviewItem): Promise<ReviewItem> {
    await write(tx, `UPDATE review_item SET lease_until = $2, wake_at = $3 WHERE id = $1`, [
      item.id,
      item.leaseUntil,
      item.wakeAt,
    ]);
    return item;
  }

  heldBy(tx: Tx, accountId: string): Promise<ReviewItem[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM review_item i WHERE i.claimed_by = $1 AND i.status = 'CLAIMED' ORDER BY i.id FOR UPDATE`,
      [accountId],
    );
  }

  /** What this account is asked to take over, locked. */
  offeredTo(tx: Tx, accountId: string): Promise<ReviewItem[]> {
    return rows(tx, `SELECT ${columns} FROM review_item i WHERE i.handover_to = $1 ORDER BY i.id FOR UPDATE`, [
      accountId,
    ]);
  }

  leasesOver(tx: Tx, now: Date): Promise<ReviewItem[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM review_item i WHERE i.status = 'CLAIMED' AND i.lease_until <= $1 ORDER BY i.id FOR UPDATE SKIP LOCKED`,
      [now],
    );
  }

  toWake(tx: Tx, now: Date): Promise<ReviewItem[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM review_item i WHERE i.status IN ('NEW', 'CLAIMED') AND i.wake_at <= $1 ORDER BY i.id FOR UPDATE SKIP LOCKED`,
      [now],
    );
  }

  /** Decided before `since` with no live case: nothing was heard for that long. */
  quiet(tx: Tx, since: Date): Promise<ReviewItem[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM review_item i WHERE i.status = 'DECIDED' AND i.decided_at <= $1
         AND NOT EXISTS (SELECT 1 FROM escalation e WHERE e.id = i.escalation_id
           AND e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED'))
       ORDER BY i.id LIMIT 200 FOR UPDATE SKIP LOCKED`,
      [since],
    );
  }

  async dueForPage(tx: Tx, now: Date): Promise<string[]> {
    const due = await rows<{ id: string }>(
      tx,
      `SELECT i.id FROM review_item i WHERE ${pageIsDue} ORDER BY i.page_due_at, i.id`,
      [now],
    );
    return due.map(({ id }) => id);
  }

  /** One of them, held; null when somebody else has it or it is no longer due. */
  takeDueForPage(tx: Tx, id: string, now: Date): Promise<ReviewItem | null> {
    return row(tx, `SELECT ${columns} FROM review_item i WHERE i.id = $2 AND ${pageIsDue} FOR UPDATE SKIP LOCKED`, [
      now,
      id,
    ]);
  }

  /**
   * Promises missed and not yet noted, each once (R16). Returns the items whose claim or act is late. Where the clinic was
   * called before the time was over (R18), the desk is not late.
   */
  noteBreaches(
    tx: Tx,
    now: Date,
  ): Promise<
    { id: string; timer: string; level: string; groupId: string | null; leadsOnly: boolean; version: number }[]
  > {
    return rows(
      tx,
      `WITH late AS (
         SELECT i.id, 'reviewItem.claim' AS timer, i.level, i.claim_by AS due_at, i.group_id, i.leads_only, i.version
         FROM review_item i WHERE i.status = 'NEW' AND i.claim_by < $1 AND (i.wake_at IS NULL OR i.wake_at <= $1)
           AND NOT ${inClinicBy('i.claim_by')}
         UNION ALL
         SELECT i.id, 'reviewItem.act', i.level, i.act_by, i.group_id, i.leads_only, i.version
         FROM review_item i WHERE i.status IN ('NEW', 'CLAIMED') AND i.act_by < $1 AND i.acted_at IS NULL
           AND NOT ${inClinicBy('i.act_by')}
       ), noted AS (
         INSERT INTO breach (timer, subject_type, subject_id, level, due_at, noticed_at, cause)
         SELECT timer, 'reviewItem', id, level, due_at, $1, CASE timer WHEN 'reviewItem.claim' THEN 'unclaimed' ELSE 'noAction' END FROM late
         ON CONFLICT DO NOTHING RETURNING subject_id, timer
       )
       SELECT late.* FROM late JOIN noted ON noted.subject_id = late.id AND noted.timer = late.timer`,
      [now],
    );
  }

  /** Whether a clinician has been called about it and the case is not over. */
  async hasLiveCase(tx: Tx, id: string): Promise<boolean> {
    const found = await row(
      tx,
      `SELECT 1 AS one FROM review_item i JOIN escalation e ON e.id = i.escalation_id
       WHERE i.id = $1 AND e.status NOT IN ('CLOSED', 'REVIEWED', 'DECLINED_RETURNED')`,
      [id],
    );
    return found !== null;
  }

  /** Whether anything new spoke for the item after that moment. */
  async raisedSince(tx: Tx, id: string, at: Date): Promise<boolean> {
    const found = await row(tx, `SELECT 1 AS one FROM signal WHERE review_item_id = $1 AND created_at > $2 LIMIT 1`, [
      id,
      at,
    ]);
    return found !== null;
  }

  /** Who handed these items to the clinic. */
  async raisersOf(tx: Tx, itemIds: readonly string[]): Promise<Map<string, string>> {
    const found = await rows<{ actorId: string; itemId: string }>(
      tx,
      `SELECT DISTINCT ON (actor_id) actor_id, review_item_id AS item_id FROM review_action
       WHERE review_item_id = ANY($1) AND kind = 'escalate' AND actor_id IS NOT NULL ORDER BY actor_id, at DESC`,
      [itemIds],
    );
    return new Map(found.map(({ actorId, itemId }) => [actorId, itemId]));
  }

  async isInvolved(tx: Tx, accountId: string, itemId: string): Promise<boolean> {
    const found = await row<{ involved: boolean }>(
      tx,
      `SELECT ${involvedSql('$2')} AS involved FROM review_item i WHERE i.id = $1`,
      [itemId, accountId],
    );
    return found?.involved ?? false;
  }

  /** Whether reported or escalated people have an earlier, closed concern here. */
  async earlierConcerns(tx: Tx, membershipId: string, exceptId: string): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT coalesce(sum(CASE WHEN i.id = $2 THEN i.reopened_count ELSE i.reopened_count + 1 END), 0)::int AS count
       FROM review_item i WHERE i.membership_id = $1`,
      [membershipId, exceptId],
    );
    return found?.count ?? 0;
  }
}
