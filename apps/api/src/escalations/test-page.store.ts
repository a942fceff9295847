import { Injectable } from '@nestjs/common';

import type { Duty } from '@kith/domain/rota/rota';
import type { TestPage } from '@kith/domain/rota/test-page';

import { row, rows, type Tx, write } from '../platform/db.js';
import { stands } from './rota.store.js';

export interface MissedTestPageRow {
  id: string;
  name: string;
  duty: Duty;
  sentAt: Date;
}

const columns = `t.id, t.number, t.account_id, t.duty, t.sent_at, t.answer_by, t.answered_at, t.missed_at`;

/** The shift still runs in the hands of whom the page went to: only then does it matter whether it arrived. */
const running = `EXISTS (SELECT FROM rota_shift r WHERE r.id = t.shift_id AND r.account_id = t.account_id
  AND r.during @> $1::timestamptz)`;

/** All SQL about test pages. They stand apart from pages of cases, so that no figure ever counts them. */
@Injectable()
export class TestPageStore {
  /** Shifts that run and whose holder was not tested yet. */
  untested(tx: Tx, now: Date): Promise<{ shiftId: string; accountId: string; duty: Duty }[]> {
    return rows(
      tx,
      `SELECT r.id AS shift_id, r.account_id, r.duty FROM rota_shift r JOIN account a ON a.id = r.account_id
       WHERE r.during @> $1::timestamptz AND ${stands}
         AND NOT EXISTS (SELECT FROM rota_test_page t WHERE t.shift_id = r.id AND t.account_id = r.account_id)
       ORDER BY lower(r.during), r.id`,
      [now],
    );
  }

  /** Null when another process was first. */
  begin(
    tx: Tx,
    page: { shiftId: string; accountId: string; duty: Duty; sentAt: Date; answerBy: Date },
  ): Promise<TestPage | null> {
    return row(
      tx,
      `INSERT INTO rota_test_page AS t (shift_id, account_id, duty, sent_at, answer_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT DO NOTHING RETURNING ${columns}`,
      [page.shiftId, page.accountId, page.duty, page.sentAt, page.answerBy],
    );
  }

  async keepAttempt(
    tx: Tx,
    attempt: {
      testPageId: string;
      accountId: string;
      channel: string;
      status: string;
      key: string;
      receipt: string;
      at: Date;
    },
  ): Promise<void> {
    await write(
      tx,
      `INSERT INTO rota_test_attempt (test_page_id, account_id, channel, status, key, receipt, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key) DO NOTHING`,
      [
        attempt.testPageId,
        attempt.accountId,
        attempt.channel,
        attempt.status,
        attempt.key,
        attempt.receipt,
        attempt.at,
      ],
    );
  }

  /** No way reached the holder: there is nothing to wait for. */
  async hurry(tx: Tx, id: string, now: Date): Promise<void> {
    await write(tx, `UPDATE rota_test_page SET answer_by = $2 WHERE id = $1`, [id, now]);
  }

  lock(tx: Tx, id: string): Promise<TestPage | null> {
    return row(tx, `SELECT ${columns} FROM rota_test_page t WHERE t.id = $1 FOR UPDATE`, [id]);
  }

  async due(tx: Tx, now: Date): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT t.id FROM rota_test_page t WHERE t.answered_at IS NULL AND t.missed_at IS NULL AND t.answer_by <= $1 AND ${running}
       ORDER BY t.answer_by LIMIT 100`,
      [now],
    );
    return found.map(({ id }) => id);
  }

  async missed(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE rota_test_page SET missed_at = $2 WHERE id = $1`, [id, at]);
  }

  async answered(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE rota_test_page SET answered_at = $2 WHERE id = $1`, [id, at]);
  }

  /** Pages that somebody was sent for a shift that runs, and has not answered. */
  waitingFor(tx: Tx, accountId: string, now: Date): Promise<TestPage[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM rota_test_page t WHERE t.account_id = $2 AND t.answered_at IS NULL AND ${running}
       ORDER BY t.sent_at, t.id`,
      [now, accountId],
    );
  }

  /** For the board: who did not answer, while their shift runs. */
  stillMissed(tx: Tx, now: Date): Promise<MissedTestPageRow[]> {
    return rows(
      tx,
      `SELECT t.id, coalesce(a.work_name, 'On call') AS name, t.duty, t.sent_at
       FROM rota_test_page t JOIN account a ON a.id = t.account_id
       WHERE t.answered_at IS NULL AND t.missed_at IS NOT NULL AND ${running} ORDER BY t.sent_at, t.id`,
      [now],
    );
  }
}
