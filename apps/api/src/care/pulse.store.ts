import { Injectable } from '@nestjs/common';

import { row, rows, type Tx, write } from '../platform/db.js';

/** Who has answered, and what was answered: two tables with nothing between them (R50). */
@Injectable()
export class PulseStore {
  async hasAnswered(tx: Tx, accountId: string, month: string): Promise<boolean> {
    const found = await row(tx, `SELECT 1 AS one FROM pulse_done WHERE account_id = $1 AND month = $2`, [
      accountId,
      month,
    ]);
    return found !== null;
  }

  /** False when they have answered that month already; then nothing is kept. */
  async answer(tx: Tx, accountId: string, month: string, answers: readonly number[]): Promise<boolean> {
    const first = await row(
      tx,
      `INSERT INTO pulse_done (account_id, month) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING month`,
      [accountId, month],
    );
    if (!first) return false;
    await write(tx, `INSERT INTO pulse_answer (month, answers) VALUES ($1, $2)`, [month, answers]);
    return true;
  }

  /** Answers of the twelve months before this one, in an order that says nothing. */
  before(tx: Tx, month: string): Promise<{ month: string; answers: number[] }[]> {
    return rows(
      tx,
      `SELECT month, answers FROM pulse_answer
       WHERE month < $1 AND month >= to_char(to_date($1, 'YYYY-MM') - interval '12 months', 'YYYY-MM') ORDER BY month DESC, id`,
      [month],
    );
  }
}
