import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

export interface DraftRow {
  place: string;
  title: string;
  body: string;
  savedAt: Date;
}

const columns = `place, title, body, saved_at`;

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

  /** Null when the account keeps `most` drafts elsewhere already. */
  save(tx: Tx, accountId: string, { place, title, body, savedAt }: DraftRow, most: number): Promise<DraftRow | null> {
    return row(
      tx,
      `INSERT INTO draft (account_id, place, title, body, saved_at) SELECT $1, $2, $3, $4, $5
       WHERE (SELECT count(*) FROM draft WHERE account_id = $1 AND place <> $2) < $6
       ON CONFLICT (account_id, place) DO UPDATE SET title = excluded.title, body = excluded.body, saved_at = excluded.saved_at
       RETURNING ${columns}`,
      [accountId, place, title, body, savedAt, most],
    );
  }

  discard(tx: Tx, accountId: string, place: string): Promise<number> {
    return write(tx, `DELETE FROM draft WHERE account_id = $1 AND place = $2`, [accountId, place]);
  }
}
