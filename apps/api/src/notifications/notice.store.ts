import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface NoticeRow {
  id: string;
  kind: string;
  link: string;
  facts: Record<string, string>;
  createdAt: Date;
  seenAt: Date | null;
}

const columns = `id, kind, link, facts, created_at, seen_at`;

/** All SQL about notices. Every statement names the account, so nobody reads another's. */
@Injectable()
export class NoticeStore {
  /** False when this person was already told with this key, or has died: nothing is told to them any more (R47). */
  async insert(
    tx: Tx,
    notice: { accountId: string; kind: string; link: string; facts: Record<string, string>; key: string; at: Date },
  ): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO notice (account_id, kind, link, facts, key, created_at) SELECT $1, $2, $3, $4, $5, $6
       WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = $1 AND status = 'memorial')
       ON CONFLICT (account_id, key) DO NOTHING RETURNING id`,
      [notice.accountId, notice.kind, notice.link, notice.facts, notice.key, notice.at],
    );
    return made.length > 0;
  }

  page(tx: Tx, accountId: string, limit: number, after: { at: Date; id: string } | null): Promise<NoticeRow[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM notice
       WHERE account_id = $1 AND ($2::timestamptz IS NULL OR (created_at, id) < ($2::timestamptz, $3::uuid))
       ORDER BY created_at DESC, id DESC LIMIT $4`,
      [accountId, after?.at ?? null, after?.id ?? null, limit],
    );
  }

  unseenRows(tx: Tx, accountId: string, limit: number): Promise<NoticeRow[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM notice WHERE account_id = $1 AND seen_at IS NULL ORDER BY created_at DESC, id DESC LIMIT $2`,
      [accountId, limit],
    );
  }

  /** Number of unseen notices per account; accounts without any are left out. */
  async unseen(tx: Tx, accountIds: readonly string[]): Promise<Map<string, number>> {
    const found = await rows<{ accountId: string; count: number }>(
      tx,
      `SELECT account_id, count(*) AS count FROM notice WHERE account_id = ANY($1) AND seen_at IS NULL GROUP BY account_id`,
      [accountIds],
    );
    return new Map(found.map(({ accountId, count }) => [accountId, count]));
  }

  markSeen(tx: Tx, accountId: string, id: string, at: Date): Promise<NoticeRow | null> {
    return row(
      tx,
      `UPDATE notice SET seen_at = coalesce(seen_at, $3) WHERE account_id = $1 AND id = $2 RETURNING ${columns}`,
      [accountId, id, at],
    );
  }

  markAllSeen(tx: Tx, accountId: string, at: Date): Promise<number> {
    return write(tx, `UPDATE notice SET seen_at = $2 WHERE account_id = $1 AND seen_at IS NULL`, [accountId, at]);
  }
}
