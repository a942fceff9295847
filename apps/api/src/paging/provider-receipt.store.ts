import { Injectable } from '@nestjs/common';

import { rows, type Tx, write } from '../platform/db.js';

/** Signatures of receipts that were heard. */
@Injectable()
export class ProviderReceiptStore {
  /** False when this one was heard before. */
  async remember(tx: Tx, signature: Buffer, at: Date): Promise<boolean> {
    const made = await rows(
      tx,
      `INSERT INTO page_receipt (signature, heard_at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING heard_at`,
      [signature, at],
    );
    return made.length > 0;
  }

  forget(tx: Tx, before: Date): Promise<number> {
    return write(tx, `DELETE FROM page_receipt WHERE heard_at < $1`, [before]);
  }
}
