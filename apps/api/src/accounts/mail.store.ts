import { Injectable } from '@nestjs/common';

import { rows, type Tx, write } from '../platform/db.js';

export interface SealedMail {
  id: string;
  accountId: string | null;
  template: string;
  toSealed: Buffer;
  subject: string;
  textSealed: Buffer | null;
  status: 'queued' | 'sent' | 'failed';
  attempts: number;
  createdAt: Date;
  key: string;
}

const columns = `id, account_id, template, to_sealed, subject, text_sealed, status, attempts, created_at, key`;

@Injectable()
export class MailStore {
  /** Puts a mail into the outbox; false when one with this key is there already, or its reader has died (R47). */
  async add(tx: Tx, mail: Omit<SealedMail, 'status' | 'attempts'>): Promise<boolean> {
    const added = await rows(
      tx,
      `INSERT INTO mail (id, account_id, template, to_sealed, subject, text_sealed, key, created_at)
       SELECT $1, $2, $3, $4, $5, $6, $7, $8
       WHERE NOT EXISTS (SELECT 1 FROM account WHERE id = $2 AND status = 'memorial')
       ON CONFLICT (key) DO NOTHING RETURNING id`,
      [mail.id, mail.accountId, mail.template, mail.toSealed, mail.subject, mail.textSealed, mail.key, mail.createdAt],
    );
    return added.length > 0;
  }

  /**
   * Mail that waits and is due, pages first and then the oldest, locked for this transaction so that two senders share the work. After n
   * failed attempts a mail is due 30 n² seconds after it was written.
   */
  queued(tx: Tx, limit: number, now: Date): Promise<SealedMail[]> {
    return rows(
      tx,
      `SELECT ${columns} FROM mail
       WHERE status = 'queued' AND created_at + attempts * attempts * interval '30 seconds' <= $2
       ORDER BY (template IN ('page', 'pageTest')) DESC, created_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit, now],
    );
  }

  /** Mail that waits for this account is never sent. */
  async cancel(tx: Tx, accountId: string): Promise<void> {
    await write(
      tx,
      `UPDATE mail SET status = 'failed', text_sealed = NULL WHERE account_id = $1 AND status = 'queued'`,
      [accountId],
    );
  }

  newest(tx: Tx, limit: number): Promise<SealedMail[]> {
    return rows(tx, `SELECT ${columns} FROM mail ORDER BY created_at DESC, id DESC LIMIT $1`, [limit]);
  }

  /** Notes an attempt. A sent mail keeps no text: it may hold a link that opens something. */
  noteAttempt(tx: Tx, id: string, status: SealedMail['status'], now: Date): Promise<number> {
    return write(
      tx,
      `UPDATE mail SET status = $2, attempts = attempts + 1, sent_at = CASE WHEN $2 = 'sent' THEN $3::timestamptz END,
         text_sealed = CASE WHEN $2 = 'sent' THEN NULL ELSE text_sealed END
       WHERE id = $1`,
      [id, status, now],
    );
  }
}
