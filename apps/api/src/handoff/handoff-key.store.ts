import { Injectable } from '@nestjs/common';

import type { HandoffKeyState } from '@kith/domain/handoff/handoff';

import { row, rows, type Tx, write } from '../platform/db.js';

export type HandoffKeyRow = HandoffKeyState & {
  id: string;
  name: string;
  /** First characters, by which people tell keys apart. */
  hint: string;
  createdAt: Date;
  createdByName: string;
  approvedByName: string | null;
  lastUsedAt: Date | null;
};

const keys = `
  SELECT k.id, k.name, k.hint, k.scopes, k.created_by, k.created_at, k.approved_at, k.expires_at, k.revoked_at, k.last_used_at,
    coalesce(c.work_name, 'Administrator') AS created_by_name, 
    CASE WHEN a.id IS NOT NULL THEN coalesce(a.work_name, 'Second person') END AS approved_by_name
  FROM handoff_key k JOIN account c ON c.id = k.created_by LEFT JOIN account a ON a.id = k.approved_by`;

/** Hours for which an ended key still stands in the list. */
const endedShown = 30 * 24;

/** All SQL about the keys of clinics' systems. Only their hashes are kept. */
@Injectable()
export class HandoffKeyStore {
  /** In force or waiting, and those that ended in the last 30 days; newest first. */
  list(tx: Tx, now: Date): Promise<HandoffKeyRow[]> {
    return rows(
      tx,
      `${keys} WHERE least(k.expires_at, k.revoked_at) > $1::timestamptz - make_interval(hours => $2)
       ORDER BY k.created_at DESC, k.id DESC LIMIT 200`,
      [now, endedShown],
    );
  }

  find(tx: Tx, id: string): Promise<HandoffKeyRow | null> {
    return row(tx, `${keys} WHERE k.id = $1`, [id]);
  }

  lock(tx: Tx, id: string): Promise<HandoffKeyRow | null> {
    return row(tx, `${keys} WHERE k.id = $1 FOR UPDATE OF k`, [id]);
  }

  byHash(tx: Tx, hash: Buffer): Promise<HandoffKeyRow | null> {
    return row(tx, `${keys} WHERE k.key_hash = $1`, [hash]);
  }

  async add(
    tx: Tx,
    made: {
      name: string;
      hash: Buffer;
      hint: string;
      scopes: readonly string[];
      createdBy: string;
      at: Date;
      expiresAt: Date;
    },
  ): Promise<string> {
    const kept = await row<{ id: string }>(
      tx,
      `INSERT INTO handoff_key (name, key_hash, hint, scopes, created_by, created_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
      [made.name, made.hash, made.hint, made.scopes, made.createdBy, made.at, made.expiresAt],
    );
    if (!kept) throw new Error('The database gave no id.');
    return kept.id;
  }

  async approve(tx: Tx, id: string, by: string, at: Date): Promise<void> {
    await write(tx, `UPDATE handoff_key SET approved_by = $2, approved_at = $3 WHERE id = $1`, [id, by, at]);
  }

  async revoke(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE handoff_key SET revoked_at = $2 WHERE id = $1`, [id, at]);
  }

  /** By the minute, so that a busy system does not write the row at every request. */
  async used(tx: Tx, id: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE handoff_key SET last_used_at = $2
       WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < $2::timestamptz - interval '1 minute')`,
      [id, at],
    );
  }
}
