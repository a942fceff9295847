import { Injectable } from '@nestjs/common';

import type { Way } from '@kith/domain/paging/ways';

import { row, rows, type Tx, write } from '../platform/db.js';

export type TestStatus = 'QUEUED' | 'SENT' | 'DELIVERED' | 'FAILED';

export interface TestRow {
  id: string;
  channel: Way;
  /** Null for the hourly page, which is for nobody. */
  accountId: string | null;
  status: TestStatus;
  queuedAt: Date;
  sentAt: Date | null;
  fault: string | null;
}

const columns = `id, channel, account_id, status, queued_at, sent_at, fault`;

/** All SQL about pages that are about nobody. They are in no figure of the clinic: they stand in a table of their own. */
@Injectable()
export class PageTestStore {
  async queue(tx: Tx, channel: Way, accountId: string | null, at: Date): Promise<void> {
    await write(tx, `INSERT INTO page_test (channel, account_id, status, queued_at) VALUES ($1, $2, 'QUEUED', $3)`, [
      channel,
      accountId,
      at,
    ]);
  }

  /** When this channel was last tried for nobody. */
  async lastTriedAt(tx: Tx, channel: Way): Promise<Date | null> {
    const found = await row<{ at: Date }>(
      tx,
      `SELECT queued_at AS at FROM page_test WHERE channel = $1 AND account_id IS NULL ORDER BY queued_at DESC LIMIT 1`,
      [channel],
    );
    return found?.at ?? null;
  }

  /** Takes tests to send; whoever died while sending gives theirs back after `until`. */
  claim(tx: Tx, now: Date, until: Date): Promise<TestRow[]> {
    return rows(
      tx,
      `UPDATE page_test SET sending_until = $2 WHERE id IN (
         SELECT id FROM page_test WHERE status = 'QUEUED' AND (sending_until IS NULL OR sending_until <= $1)
         ORDER BY queued_at LIMIT 20 FOR UPDATE SKIP LOCKED)
       RETURNING ${columns}`,
      [now, until],
    );
  }

  /** Tests that were taken before this and have not been heard of since. */
  silent(tx: Tx, sentBefore: Date): Promise<TestRow[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM page_test WHERE status = 'SENT' AND sent_at <= $1 ORDER BY queued_at LIMIT 100 FOR UPDATE SKIP LOCKED`,
      [sentBefore],
    );
  }

  lock(tx: Tx, id: string): Promise<TestRow | null> {
    return row(tx, `SELECT ${columns} FROM page_test WHERE id = $1 FOR UPDATE`, [id]);
  }

  async sent(tx: Tx, id: string, receipt: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_test SET status = 'SENT', sent_at = $2, receipt = $3 WHERE id = $1 AND status = 'QUEUED'`,
      [id, at, receipt],
    );
  }

  async delivered(tx: Tx, id: string, at: Date): Promise<void> {
    await write(tx, `UPDATE page_test SET status = 'DELIVERED', delivered_at = $2 WHERE id = $1`, [id, at]);
  }

  async failed(tx: Tx, id: string, fault: string, at: Date): Promise<void> {
    await write(tx, `UPDATE page_test SET status = 'FAILED', failed_at = $3, fault = $2 WHERE id = $1`, [
      id,
      fault,
      at,
    ]);
  }

  /** Newest test that somebody sent to themselves, per channel. */
  lastOf(tx: Tx, accountId: string): Promise<TestRow[]> {
    return rows(
      tx,
      `SELECT DISTINCT ON (channel) ${columns} FROM page_test WHERE account_id = $1 ORDER BY channel, queued_at DESC`,
      [accountId],
    );
  }

  forget(tx: Tx, before: Date): Promise<number> {
    return write(tx, `DELETE FROM page_test WHERE queued_at < $1`, [before]);
  }

  /** Somebody who exists only until the savepoint is rolled back. */
  async stageAccount(tx: Tx): Promise<string> {
    const staged = await row<{ id: string }>(
      tx,
      `INSERT INTO account (email_sealed, email_index, password_hash, country, status)
       VALUES ('', decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), 'no password opens this', 'GB', 'active')
       RETURNING id`,
    );
    if (!staged) throw new Error('The stage has no account.');
    return staged.id;
  }

  async hasNotice(tx: Tx, accountId: string): Promise<boolean> {
    return (
      (await row(tx, `SELECT 1 AS found FROM notice WHERE account_id = $1 AND seen_at IS NULL`, [accountId])) !== null
    );
  }
}
