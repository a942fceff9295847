import { Injectable } from '@nestjs/common';

import type { ContentSubject } from '@kith/contracts/content-subjects';

import { row, type Tx, write } from '../platform/db.js';

/** What people would rather choose to read. */
@Injectable()
export class ContentChoiceStore {
  async of(tx: Tx, accountId: string): Promise<ContentSubject[]> {
    const found = await row<{ chosen: ContentSubject[] }>(
      tx,
      `SELECT chosen_notes AS chosen FROM account WHERE id = $1`,
      [accountId],
    );
    return found?.chosen ?? [];
  }

  keep(tx: Tx, accountId: string, chosen: readonly ContentSubject[]): Promise<number> {
    return write(tx, `UPDATE account SET chosen_notes = $2 WHERE id = $1`, [accountId, chosen]);
  }
}
