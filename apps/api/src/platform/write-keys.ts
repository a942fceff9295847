import { Inject, Injectable } from '@nestjs/common';

import { createHmac } from 'node:crypto';

import { DomainError } from '@kith/domain/refusal';

import type { Config } from './config.js';
import { row, rows, type Tx, write } from './db.js';
import { CONFIG } from './settings.js';
import { type Sweep, Sweeps } from './sweeps.js';

/**
 * Makes a write safe to repeat (R27, INV-9). The first run claims the key inside its transaction and keeps its result;
 * a repeat with the same input gets that result; the same key with another input is refused. A key that is used up takes
 * the draft along that it belongs to: whatever was typed for this write is no longer unsent (ADR 0010).
 * What came in is kept as a keyed digest only: whoever reads the table cannot try words or addresses against it.
 */
@Injectable()
export class WriteKeys {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'sessionSecret'>) {}

  async once<T extends { id: string }>(
    tx: Tx,
    claim: { accountId: string; key: string; operation: string; input: unknown },
    work: () => Promise<T>,
    again: (id: string) => Promise<T>,
  ): Promise<T> {
    const hash = createHmac('sha256', this.config.sessionSecret)
      .update(`write key:${claim.accountId}:${JSON.stringify(claim.input)}`)
      .digest();
    const claimed = await rows(
      tx,
      `INSERT INTO write_key (account_id, key, operation, input_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING key`,
      [claim.accountId, claim.key, claim.operation, hash],
    );
    if (claimed.length) {
      const made = await work();
      // Not in the first statement: a draft that was being saved meanwhile is only seen after it.
      const values = [claim.accountId, claim.key, { id: made.id }];
      await write(
        tx,
        `WITH sent AS (DELETE FROM draft WHERE account_id = $1 AND key = $2)
         UPDATE write_key SET result = $3 WHERE account_id = $1 AND key = $2`,
        values,
      );
      return made;
    }
    const earlier = await row<{ operation: string; inputHash: Buffer; result: { id: string } }>(
      tx,
      `SELECT operation, input_hash, result FROM write_key WHERE account_id = $1 AND key = $2`,
      [claim.accountId, claim.key],
    );
    if (!earlier || earlier.operation !== claim.operation || !earlier.inputHash.equals(hash)) {
      throw new DomainError('input.keyReused');
    }
    return again(earlier.result.id);
  }

  /** Uses a key up for a write that is made safe to repeat elsewhere, or for words thrown away. Twice is fine. */
  async useUp(tx: Tx, given: { accountId: string; key: string; operation: string }): Promise<void> {
    const values = [given.accountId, given.key, given.operation];
    await write(
      tx,
      `INSERT INTO write_key (account_id, key, operation, input_hash) VALUES ($1, $2, $3, '') ON CONFLICT DO NOTHING`,
      values,
    );
    await write(tx, `DELETE FROM draft WHERE account_id = $1 AND key = $2`, values.slice(0, 2));
  }

  /** Does `work` only while the key is unused, and makes whoever wants to use it wait for its end. Null when it is used up. */
  async whileUnused<T>(tx: Tx, given: { accountId: string; key: string }, work: () => Promise<T>): Promise<T | null> {
    const values = [given.accountId, given.key];
    const held = await rows(
      tx,
      `INSERT INTO write_key (account_id, key, operation, input_hash) VALUES ($1, $2, 'held', '')
       ON CONFLICT DO NOTHING RETURNING key`,
      values,
    );
    if (!held.length) return null;
    const done = await work();
    await write(tx, `DELETE FROM write_key WHERE account_id = $1 AND key = $2`, values);
    return done;
  }
}

/** Forgets keys nobody will send again. By the clock of the database, which stamped them. */
@Injectable()
export class ForgetWriteKeys implements Sweep {
  readonly name = 'platform.forget-write-keys';

  constructor(sweeps: Sweeps) {
    sweeps.register(this);
  }

  run(tx: Tx): Promise<number> {
    return write(
      tx,
      `DELETE FROM write_key WHERE (account_id, key) IN (
         SELECT account_id, key FROM write_key WHERE created_at < now() - interval '30 days' ORDER BY created_at LIMIT 2000)`,
    );
  }
}
