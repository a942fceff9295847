import { Injectable } from '@nestjs/common';

import type { CaseLevel } from '@kith/domain/escalation/escalation';

import { rows, type Tx, write } from '../platform/db.js';

export interface QueuedPage {
  id: string;
  key: string;
  channel: string;
  accountId: string;
  escalationId: string;
  reference: number;
  level: CaseLevel;
  queuedAt: Date;
}

export interface PageRow extends QueuedPage {
  step: number;
  duty: string;
  toName: string;
  status: string;
  sentAt: Date | null;
  nextAt: Date | null;
}

const live = `('QUEUED', 'SENT', 'DELIVERED')`;

/** All SQL about page attempts. */
@Injectable()
export class PageStore {
  /** Queues one attempt; the same key again changes nothing. An older attempt at the same person has timed out. */
  async queue(
    tx: Tx,
    attempt: {
      escalationId: string;
      step: number;
      duty: string;
      accountId: string;
      channel: string;
      key: string;
      at: Date;
    },
  ): Promise<void> {
    const { escalationId, step, duty, accountId, channel, key, at } = attempt;
    await write(
      tx,
      `UPDATE page_attempt SET status = 'TIMED_OUT'
       WHERE escalation_id = $1 AND account_id = $2 AND channel = $3 AND key <> $4 AND status IN ${live}`,
      [escalationId, accountId, channel, key],
    );
    await write(
      tx,
      `INSERT INTO page_attempt (escalation_id, step, duty, account_id, channel, status, key, queued_at)
       VALUES ($1, $2, $3, $4, $5, 'QUEUED', $6, $7) ON CONFLICT (key) DO NOTHING`,
      [escalationId, step, duty, accountId, channel, key, at],
    );
  }

  /** Cases with attempts that wait to be sent, the longest waiting first. */
  async waiting(tx: Tx): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT escalation_id AS id FROM page_attempt WHERE status = 'QUEUED'
       GROUP BY escalation_id ORDER BY min(queued_at) LIMIT 200`,
    );
    return found.map(({ id }) => id);
  }

  /** Attempts of a case that wait to be sent, held so that no two workers send one. */
  queued(tx: Tx, escalationId: string): Promise<QueuedPage[]> {
    return rows(
      tx,
      `SELECT p.id, p.key, p.channel, p.account_id, p.escalation_id, p.queued_at, e.reference, e.level
       FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id
       WHERE p.status = 'QUEUED' AND p.escalation_id = $1
       ORDER BY p.queued_at, p.channel, p.id FOR UPDATE OF p SKIP LOCKED`,
      [escalationId],
    );
  }

  async sent(tx: Tx, id: string, receipt: string, at: Date): Promise<void> {
    await write(tx, `UPDATE page_attempt SET status = 'SENT', sent_at = $2, receipt = $3 WHERE id = $1`, [
      id,
      at,
      receipt,
    ]);
  }

  async failed(tx: Tx, id: string, reason: string): Promise<void> {
    await write(tx, `UPDATE page_attempt SET status = 'FAILED', receipt = $2 WHERE id = $1`, [id, reason]);
  }

  /** The case is in hand: its owner's attempts were answered, all others are no longer needed. */
  async settle(tx: Tx, escalationId: string, ownerId: string | null, keepFor: string | null, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = CASE WHEN account_id = $2 THEN 'ACKNOWLEDGED' ELSE 'SUPERSEDED' END,
         acknowledged_at = CASE WHEN account_id = $2 THEN $4::timestamptz END
       WHERE escalation_id = $1 AND status IN ${live} AND NOT (duty = 'HANDOVER' AND account_id IS NOT DISTINCT FROM $3)`,
      [escalationId, ownerId, keepFor, at],
    );
  }

  /** This person said no, so nobody waits for them. */
  async passedOn(tx: Tx, escalationId: string, accountId: string): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = 'SUPERSEDED' WHERE escalation_id = $1 AND account_id = $2 AND status IN ${live}`,
      [escalationId, accountId],
    );
  }

  ofCase(tx: Tx, escalationId: string): Promise<PageRow[]> {
    return rows(tx, `${pageRows} WHERE p.escalation_id = $1 ORDER BY p.queued_at, p.id`, [escalationId]);
  }

  /** Pages that ring for this person now, each case once however many channels ring. */
  liveFor(tx: Tx, accountId: string): Promise<PageRow[]> {
    return rows(
      tx,
      `SELECT * FROM (SELECT DISTINCT ON (p.escalation_id, p.duty) p.* FROM (${pageRows}
         WHERE p.account_id = $1 AND p.status IN ${live}) p ORDER BY p.escalation_id, p.duty, p.queued_at DESC, p.channel) p
       ORDER BY p.queued_at DESC, p.id`,
      [accountId],
    );
  }

  /** When no attempt of this case reached anybody, the next step is due at once and not when the time is up. */
  async hurry(tx: Tx, escalationId: string, lastStep: number, now: Date): Promise<void> {
    await write(
      tx,
      `UPDATE escalation e SET next_page_at = $3
       WHERE e.id = $1 AND e.status = 'PAGED' AND e.page_step < $2 AND e.next_page_at > $3
         AND NOT EXISTS (SELECT 1 FROM page_attempt p WHERE p.escalation_id = e.id AND p.status IN ${live})`,
      [escalationId, lastStep, now],
    );
  }

  /** Which of these cases ring for this person now. */
  async ringing(tx: Tx, accountId: string, escalationIds: readonly string[]): Promise<Set<string>> {
    const found = await rows<{ escalationId: string }>(
      tx,
      `SELECT DISTINCT escalation_id FROM page_attempt
       WHERE account_id = $1 AND escalation_id = ANY($2) AND status IN ${live} AND duty <> 'HANDOVER'`,
      [accountId, escalationIds],
    );
    return new Set(found.map(({ escalationId }) => escalationId));
  }
}

const pageRows = `
  SELECT p.id, p.key, p.channel, p.account_id, p.escalation_id, p.step, p.duty, p.status, p.queued_at, p.sent_at,
    e.reference, e.level, e.next_page_at AS next_at, coalesce(a.work_name, 'On call') AS to_name
  FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id JOIN account a ON a.id = p.account_id`;
