import { Injectable } from '@nestjs/common';

import { row, type Tx, write } from '../platform/db.js';

export type TokenPurpose = 'confirm' | 'reset';

/** Links sent by mail. Only their hashes are kept. A link that confirms an address belongs to one join. */
@Injectable()
export class EmailTokenStore {
  /** A new link makes the older ones of its purpose useless; of links that confirm, those of the same join. */
  async issue(
    tx: Tx,
    token: {
      hash: Buffer;
      accountId: string;
      purpose: TokenPurpose;
      joinId: string | null;
      now: Date;
      expiresAt: Date;
    },
  ): Promise<void> {
    await write(
      tx,
      `UPDATE email_token SET used_at = $4
       WHERE account_id = $1 AND purpose = $2 AND join_id IS NOT DISTINCT FROM $3 AND used_at IS NULL`,
      [token.accountId, token.purpose, token.joinId, token.now],
    );
    await write(
      tx,
      `INSERT INTO email_token (token_hash, account_id, purpose, join_id, expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [token.hash, token.accountId, token.purpose, token.joinId, token.expiresAt, token.now],
    );
  }

  cancelResets(tx: Tx, accountId: string, now: Date): Promise<number> {
    return write(
      tx,
      `UPDATE email_token SET used_at = $2 WHERE account_id = $1 AND purpose = 'reset' AND used_at IS NULL`,
      [accountId, now],
    );
  }

  /** Uses a link up and says whose it was; null when it is unknown, used or too old. One of two at once wins. */
  use(tx: Tx, hash: Buffer, purpose: TokenPurpose, now: Date): Promise<{ accountId: string } | null> {
    return row(
      tx,
      `UPDATE email_token SET used_at = $3 WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
       RETURNING account_id`,
      [hash, purpose, now],
    );
  }
}
