import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface DraftRow {
  place: string;
  title: string;
  body: string;
  /** Key of the write that will send it. */
  key: string;
  /** Counts the changes of the words, so that an older saving never replaces a newer one. */
  revision: number;
  savedAt: Date;
}

const columns = `place, title, body, key, revision, saved_at`;

@Injectable()
export class DraftStore {
  find(tx: Tx, accountId: string, place: string): Promise<DraftRow | null> {
    return row(tx, `SELECT ${columns} FROM draft WHERE account_id = $1 AND place = $2`, [accountId, place]);
  }

  /** Newest first. */
  all(tx: Tx, accountId: string, most: number): Promise<DraftRow[]> {
    return rows(tx, `SELECT ${columns} FROM draft WHERE account_id = $1 ORDER BY saved_at DESC, place LIMIT $2`, [
      accountId,
      most,
    ]);
  }

  /** Saves, unless a later revision is there already. False when the account keeps `most` drafts elsewhere already. */
  async save(tx: Tx, accountId: string, draft: DraftRow, most: number): Promise<boolean> {
    const { place, title, body, key, revision, savedAt } = draft;
    const room = await row<{ left: boolean }>(
      tx,
      `SELECT count(*) < $3 AS left FROM draft WHERE account_id = $1 AND place <> $2`,
      [accountId, place, most],
    );
    if (!room?.left) return false;
    await write(
      tx,
      `INSERT INTO draft (account_id, place, title, body, key, revision, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (account_id, place) DO UPDATE
         SET title = excluded.title, body = excluded.body, key = excluded.key, revision = excluded.revision, saved_at = excluded.saved_at
         WHERE draft.key <> excluded.key OR draft.revision < excluded.revision`,
      [accountId, place, title, body, key, revision, savedAt],
    );
    return true;
  }
}
