import { Injectable } from '@nestjs/common';

import { row, type Tx, write } from '../platform/db.js';

export interface SecondFactorRow {
  seedSealed: Buffer;
  confirmedAt: Date | null;
  lastStep: number;
}

@Injectable()
export class SecondFactorStore {
  find(tx: Tx, accountId: string): Promise<SecondFactorRow | null> {
    return row(tx, `SELECT seed_sealed, confirmed_at, last_step FROM second_factor WHERE account_id = $1`, [accountId]);
  }

  /** Keeps a new seed unless a confirmed one is there. Returns whether it was kept. */
  async propose(tx: Tx, accountId: string, seedSealed: Buffer): Promise<boolean> {
    const kept = await write(
      tx,
      `INSERT INTO second_factor (account_id, seed_sealed) VALUES ($1, $2)
       ON CONFLICT (account_id) DO UPDATE SET seed_sealed = $2, last_step = 0 WHERE second_factor.confirmed_at IS NULL
       RETURNING account_id`,
      [accountId, seedSealed],
    );
    return kept > 0;
  }

  /** Whether there was a confirmed one. */
  async forget(tx: Tx, accountId: string): Promise<boolean> {
    const gone = await write(tx, `DELETE FROM second_factor WHERE account_id = $1 AND confirmed_at IS NOT NULL`, [
      accountId,
    ]);
    return gone > 0;
  }

  /** Uses up one time step. False when this step or a later one was used before: a code works once. */
  async use(tx: Tx, accountId: string, step: number, now: Date): Promise<boolean> {
    const used = await write(
      tx,
      `UPDATE second_factor SET last_step = $2, confirmed_at = coalesce(confirmed_at, $3) WHERE account_id = $1 AND last_step < $2`,
      [accountId, step, now],
    );
    return used > 0;
  }
}
