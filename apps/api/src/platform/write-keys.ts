import { Injectable } from '@nestjs/common';

import { createHash } from 'node:crypto';

import { DomainError } from '@kith/domain/refusal';

import { rows, write, row, type Tx } from './db.js';

/**
 * Makes a write safe to repeat (R27, INV-9). The first run claims the key inside its transaction and keeps its result;
 * a repeat with the same input gets that result; the same key with another input is refused.
 */
@Injectable()
export class WriteKeys {
  async once<T extends { id: string }>(
    tx: Tx,
    claim: { accountId: string; key: string; operation: string; input: unknown },
    work: () => Promise<T>,
    again: (id: string) => Promise<T>,
  ): Promise<T> {
    const hash = createHash('sha256').update(JSON.stringify(claim.input)).digest();
    const claimed = await rows(
      tx,
      `INSERT INTO write_key (account_id, key, operation, input_hash) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING key`,
      [claim.accountId, claim.key, claim.operation, hash],
    );
    if (claimed.length) {
      const made = await work();
      const values = [claim.accountId, claim.key, { id: made.id }];
      await write(tx, `UPDATE write_key SET result = $3 WHERE account_id = $1 AND key = $2`, values);
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
}
