import { Injectable } from '@nestjs/common';

import type { Level } from '@kith/contracts/level';

import { rows, type Tx, write } from '../platform/db.js';

export interface PracticeAnswerRow {
  accountId: string;
  concern: string;
  level: Level;
  act: string;
  answeredAt: Date;
}

/** What people did with invented concerns: one table that nothing else reads (R50). */
@Injectable()
export class PracticeStore {
  answers(tx: Tx, accountIds: readonly string[]): Promise<PracticeAnswerRow[]> {
    return rows(
      tx,
      `SELECT account_id, concern, level, act, answered_at FROM practice_answer WHERE account_id = ANY($1) ORDER BY answered_at, concern`,
      [accountIds],
    );
  }

  /** The last answer holds; the same one again changes nothing. */
  async answer(tx: Tx, answer: PracticeAnswerRow): Promise<void> {
    await write(
      tx,
      `INSERT INTO practice_answer AS a (account_id, concern, level, act, answered_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (account_id, concern) DO UPDATE SET level = $3, act = $4 WHERE a.level <> $3 OR a.act <> $4`,
      [answer.accountId, answer.concern, answer.level, answer.act, answer.answeredAt],
    );
  }
}
