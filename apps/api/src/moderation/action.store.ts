import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

/** What can be on an item's timeline; stable codes, the screen has the words. */
export const actionKinds = [
  'mark',
  'claim',
  'handBack',
  'leaseOver',
  'shiftEnded',
  'handoverOffered',
  'handoverAccepted',
  'handoverDeclined',
  'level',
  'wait',
  'woken',
  'reply',
  'correct',
  'message',
  'hide',
  'restore',
  'repliesOff',
  'repliesOn',
  'propose',
  'confirm',
  'refuse',
  'remove',
  'restrict',
  'endPause',
  'closeForAge',
  'publish',
  'decline',
  'decide',
  'escalate',
  'called',
  'undo',
  'reopened',
  'closed',
  'appealDecided',
] as const;
export type ActionKind = (typeof actionKinds)[number];

export interface NewAction {
  reviewItemId: string;
  kind: ActionKind;
  actorId: string | null;
  contentType?: string | null;
  contentId?: string | null;
  reasonCode?: string | null;
  note?: string | null;
  facts?: Readonly<Record<string, string | number | boolean | null>>;
  at: Date;
  undoUntil?: Date | null;
}

export interface ActionRow extends Required<NewAction> {
  id: string;
  undoneAt: Date | null;
}

export interface NamedAction extends ActionRow {
  actorName: string | null;
}

const columns = `a.id, a.review_item_id, a.kind, a.actor_id, a.content_type, a.content_id, a.reason_code, a.note, a.facts, a.at, a.undo_until, a.undone_at`;

/** What people did about an item. */
@Injectable()
export class ActionStore {
  async add(tx: Tx, action: NewAction): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO review_action (review_item_id, kind, actor_id, content_type, content_id, reason_code, note, facts, at, undo_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
      [
        action.reviewItemId,
        action.kind,
        action.actorId,
        action.contentType ?? null,
        action.contentId ?? null,
        action.reasonCode ?? null,
        action.note ?? null,
        JSON.stringify(action.facts ?? {}),
        action.at,
        action.undoUntil ?? null,
      ],
    );
    return (kept as { id: string }).id;
  }

  find(tx: Tx, id: string): Promise<ActionRow | null> {
    return row(tx, `SELECT ${columns} FROM review_action a WHERE a.id = $1 FOR UPDATE`, [id]);
  }

  async undone(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE review_action SET undone_at = $2 WHERE id = $1`, [id, at]);
  }

  /** The timeline of items with the name colleagues know each actor by, oldest first. */
  timeline(tx: Tx, itemIds: readonly string[]): Promise<NamedAction[]> {
    return rows(
      tx,
      `SELECT ${columns}, coalesce(account.work_name, m.display_name) AS actor_name
       FROM review_action a
       JOIN review_item i ON i.id = a.review_item_id
       LEFT JOIN account ON account.id = a.actor_id
       LEFT JOIN membership m ON m.account_id = a.actor_id AND m.group_id = i.group_id
       WHERE a.review_item_id = ANY($1) ORDER BY a.at, a.id LIMIT 500`,
      [itemIds],
    );
  }

  async countOf(tx: Tx, itemId: string, kind: ActionKind): Promise<number> {
    const found = await row<{ count: number }>(
      tx,
      `SELECT count(*) AS count FROM review_action WHERE review_item_id = $1 AND kind = $2`,
      [itemId, kind],
    );
    return found?.count ?? 0;
  }

  /** Position of an account in its lane share; locks it, so that two draws of one person follow each other. */
  async drawPosition(tx: Tx, accountId: string): Promise<number> {
    await write(tx, `INSERT INTO service_state (key, value) VALUES ($1, '{"position": 0}') ON CONFLICT DO NOTHING`, [
      `draws:${accountId}`,
    ]);
    const kept = await row<{ position: number }>(
      tx,
      `SELECT (value->>'position')::int AS position FROM service_state WHERE key = $1 FOR UPDATE`,
      [`draws:${accountId}`],
    );
    return kept?.position ?? 0;
  }

  /** The same without a lock, for showing it. */
  async seenPosition(tx: Tx, accountId: string): Promise<number> {
    const kept = await row<{ position: number }>(
      tx,
      `SELECT (value->>'position')::int AS position FROM service_state WHERE key = $1`,
      [`draws:${accountId}`],
    );
    return kept?.position ?? 0;
  }

  async moveDraw(tx: Tx, accountId: string, position: number, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE service_state SET value = jsonb_build_object('position', $2::int), at = $3 WHERE key = $1`,
      [`draws:${accountId}`, position, at],
    );
  }
}
