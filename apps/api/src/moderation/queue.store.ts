import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';

import { row, rows, type Tx } from '../platform/db.js';
import { visibleSql, visibleTo } from './review-item.store.js';

export type View = 'OPEN' | 'MINE' | 'WAITING' | 'ESCALATED' | 'DONE';

/** One row of the queue with its gravest trigger. */
export interface QueueItem {
  id: string;
  reference: number;
  level: Level;
  status: string;
  membershipId: string | null;
  groupId: string | null;
  leadsOnly: boolean;
  escalationId: string | null;
  raisedAt: Date;
  claimBy: Date | null;
  actBy: Date | null;
  actedAt: Date | null;
  claimedBy: string | null;
  leaseUntil: Date | null;
  wakeAt: Date | null;
  groupName: string | null;
  contentType: string | null;
  source: string | null;
  code: string | null;
  category: string | null;
  words: string | null;
  spanFrom: number | null;
  spanLength: number | null;
  worried: number;
  ruleReports: number;
  signals: number;
  handoverNote: string | null;
  claimedByName: string | null;
  escalationStatus: string | null;
}

const isWaiting = `i.status IN ('NEW', 'CLAIMED') AND i.wake_at > $5`;

/** Parameter $5 is now. PostgreSQL must find it in every view to know its type. */
const inView: Readonly<Record<View, string>> = {
  OPEN: `i.status IN ('NEW', 'CLAIMED') AND (i.wake_at IS NULL OR i.wake_at <= $5)`,
  MINE: `i.status = 'CLAIMED' AND i.claimed_by = $1 AND $5::timestamptz IS NOT NULL`,
  WAITING: isWaiting,
  ESCALATED: `i.status = 'DECIDED' AND i.escalation_id IS NOT NULL AND $5::timestamptz IS NOT NULL`,
  DONE: `i.status IN ('DECIDED', 'CLOSED') AND i.escalation_id IS NULL AND i.decided_at > $5::timestamptz - interval '24 hours'`,
};

const rank = `array_position(ARRAY['GREEN', 'AMBER', 'RED', 'CRISIS'],`;

const select = `SELECT i.id, i.reference, i.level, i.status, i.membership_id, i.group_id, i.leads_only, i.escalation_id, i.raised_at, i.claim_by,
    i.act_by, i.acted_at, i.claimed_by, i.handover_note, i.lease_until, i.wake_at, g.name AS group_name, top.content_type, top.source, top.code, top.category, top.words, top.span_from,
    top.span_length, told.worried, told.rule_reports, told.signals, e.status AS escalation_status,
    coalesce(holder.work_name, hm.display_name) AS claimed_by_name
  FROM review_item i
  LEFT JOIN peer_group g ON g.id = i.group_id
  LEFT JOIN escalation e ON e.id = i.escalation_id
  LEFT JOIN account holder ON holder.id = i.claimed_by
  LEFT JOIN membership hm ON hm.account_id = i.claimed_by AND hm.group_id = i.group_id
  LEFT JOIN LATERAL (
    SELECT s.source, s.code, s.category, coalesce(n.content_type, r.content_type) AS content_type,
      CASE WHEN n.id IS NOT NULL THEN substr(coalesce(n.title || E'\\n', '') || n.body_source, greatest(coalesce((s.spans->0->>'start')::int, 0) - 60, 0) + 1, 240)
        ELSE substr(r.note, greatest(coalesce((s.spans->0->>'start')::int, 0) - 60, 0) + 1, 240) END AS words,
      coalesce((s.spans->0->>'start')::int, 0) - greatest(coalesce((s.spans->0->>'start')::int, 0) - 60, 0) AS span_from,
      (s.spans->0->>'end')::int - (s.spans->0->>'start')::int AS span_length
    FROM signal s LEFT JOIN snapshot n ON n.id = s.snapshot_id LEFT JOIN report r ON r.id = s.report_id
    WHERE s.review_item_id = i.id ORDER BY ${rank} s.level) DESC, s.source = 'DETECTOR' DESC, s.created_at DESC, s.id LIMIT 1
  ) top ON true
  LEFT JOIN LATERAL (
    SELECT count(DISTINCT r.reporter_id) FILTER (WHERE r.door = 'WORRIED') AS worried,
      count(DISTINCT r.reporter_id) FILTER (WHERE r.door = 'RULE') AS rule_reports, count(*) AS signals
    FROM signal s LEFT JOIN report r ON r.id = s.report_id WHERE s.review_item_id = i.id
  ) told ON true`;

const order = `ORDER BY ${rank} i.level) DESC, i.claim_by NULLS LAST, i.raised_at, i.id`;

/** Lists of the desk; each in one statement, whatever its length. */
@Injectable()
export class QueueStore {
  /** Which of these items the actor may read. */
  async visibleOf(tx: Tx, actor: Actor, itemIds: readonly string[]): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT i.id FROM review_item i WHERE i.id = ANY($5) AND ${visibleSql}`,
      [...visibleTo(actor), itemIds],
    );
    return found.map(({ id }) => id);
  }

  view(tx: Tx, actor: Actor, view: View, now: Date): Promise<QueueItem[]> {
    return rows(tx, `${select} WHERE ${inView[view]} AND ${visibleSql} ${order} LIMIT 200`, [...visibleTo(actor), now]);
  }

  /** These items only, as far as the actor may see them. */
  some(tx: Tx, actor: Actor, ids: readonly string[]): Promise<QueueItem[]> {
    return rows(tx, `${select} WHERE i.id = ANY($5) AND ${visibleSql} ${order}`, [...visibleTo(actor), ids]);
  }

  /** What the actor is asked to take over. */
  offeredTo(tx: Tx, actor: Actor): Promise<QueueItem[]> {
    return rows(tx, `${select} WHERE i.handover_to = $1 AND ${visibleSql} ${order}`, visibleTo(actor));
  }

  /** Came back because somebody left or gave it back with a note, in the last 12 hours, and not taken since. */
  handedOver(tx: Tx, actor: Actor, now: Date): Promise<QueueItem[]> {
    return rows(
      tx,
      `${select} WHERE i.status = 'NEW' AND ${visibleSql}
         AND EXISTS (SELECT 1 FROM review_action a WHERE a.review_item_id = i.id AND (a.kind = 'shiftEnded' OR (a.kind = 'handBack' AND a.note IS NOT NULL)) AND a.at > $5::timestamptz - interval '12 hours')
       ${order} LIMIT 50`,
      [...visibleTo(actor), now],
    );
  }

  /** Categories and codes of the signals of each item, by item id. */
  async topics(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
    const found = await rows<{ id: string; about: string[] }>(
      tx,
      `SELECT review_item_id AS id, array_agg(DISTINCT topic) AS about FROM signal, LATERAL (VALUES (category), (code)) AS told(topic)
       WHERE review_item_id = ANY($1) GROUP BY review_item_id`,
      [ids],
    );
    return new Map(found.map(({ id, about }) => [id, about]));
  }

  /** Items of the same person in other groups; for leads. */
  othersOf(tx: Tx, actor: Actor, membershipId: string): Promise<QueueItem[]> {
    return rows(
      tx,
      `${select} WHERE ${visibleSql} AND i.membership_id IN (
         SELECT other.id FROM membership one JOIN membership other ON other.account_id = one.account_id AND other.id <> one.id WHERE one.id = $5)
       ${order} LIMIT 20`,
      [...visibleTo(actor), membershipId],
    );
  }

  async counts(
    tx: Tx,
    actor: Actor,
    now: Date,
  ): Promise<{ views: Record<View, number>; levels: Record<Level, number> }> {
    const views = Object.entries(inView).map(
      ([name, where]) => `count(*) FILTER (WHERE ${where}) AS ${name.toLowerCase()}`,
    );
    const levels = ['GREEN', 'AMBER', 'RED', 'CRISIS'].map(
      (level) => `count(*) FILTER (WHERE i.level = '${level}' AND ${inView.OPEN}) AS level_${level.toLowerCase()}`,
    );
    const found = await row<Record<string, number>>(
      tx,
      `SELECT ${[...views, ...levels].join(', ')} FROM review_item i
       WHERE (i.status <> 'CLOSED' OR i.decided_at > $5::timestamptz - interval '24 hours') AND ${visibleSql}`,
      [...visibleTo(actor), now],
    );
    const n = (name: string) => found?.[name] ?? 0;
    return {
      views: { OPEN: n('open'), MINE: n('mine'), WAITING: n('waiting'), ESCALATED: n('escalated'), DONE: n('done') },
      levels: { GREEN: n('levelGreen'), AMBER: n('levelAmber'), RED: n('levelRed'), CRISIS: n('levelCrisis') },
    };
  }
}

/** Items each account holds now, by account id. */
export async function holding(tx: Tx, accountIds: readonly string[]): Promise<Map<string, number>> {
  const found = await rows<{ claimedBy: string; held: number }>(
    tx,
    `SELECT claimed_by, count(*) AS held FROM review_item WHERE status = 'CLAIMED' AND claimed_by = ANY($1) GROUP BY claimed_by`,
    [accountIds],
  );
  return new Map(found.map(({ claimedBy, held }) => [claimedBy, held]));
}
