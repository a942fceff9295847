import { Injectable } from '@nestjs/common';

import type { CaseLevel } from '@kith/domain/escalation/escalation';
import type { AttemptStatus, Way } from '@kith/domain/paging/ways';

import { row, rows, type Tx, write } from '../platform/db.js';

/** One page to one person: its attempts are the ways it goes by. */
export interface RingRef {
  ring: string;
  escalationId: string;
  accountId: string;
  step: number;
  duty: string;
  level: CaseLevel;
}

export interface AttemptRow extends RingRef {
  id: string;
  channel: Way;
  status: AttemptStatus;
  reference: number;
  /** How often it was claimed for sending. The number of a claim, too: whoever sends under an older one is too late. */
  tries: number;
  faults: number;
  fault: string | null;
  receipt: string | null;
  queuedAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  acknowledgedAt: Date | null;
  failedAt: Date | null;
}

export interface PageRow extends AttemptRow {
  toName: string;
  nextAt: Date | null;
}

const live = `('QUEUED', 'SENT', 'DELIVERED')`;

const columns = `p.id, p.ring, p.channel, p.status, p.account_id, p.escalation_id, p.step, p.duty, p.tries, p.faults, p.fault, p.receipt,
  p.queued_at, p.sent_at, p.delivered_at, p.acknowledged_at, p.failed_at, e.reference, e.level`;
const attempts = `SELECT ${columns} FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id`;

/** All SQL about page attempts. */
@Injectable()
export class PageStore {
  /** Whatever still rings somebody for this case has timed out: they are rung anew. */
  async timeOut(tx: Tx, { escalationId, accountId, ring }: RingRef): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = 'TIMED_OUT', next_way_at = NULL
       WHERE escalation_id = $1 AND account_id = $2 AND ring <> $3 AND status IN ${live}`,
      [escalationId, accountId, ring],
    );
  }

  /** Queues one attempt: one page by one way, once, however often this is asked. */
  async queue(tx: Tx, { ring, escalationId, step, duty, accountId }: RingRef, way: Way, at: Date): Promise<void> {
    await write(
      tx,
      `INSERT INTO page_attempt (escalation_id, step, duty, account_id, channel, status, ring, key, queued_at, due_at)
       VALUES ($1, $2, $3, $4, $5, 'QUEUED', $6, $7, $8, $8) ON CONFLICT (key) DO NOTHING`,
      [escalationId, step, duty, accountId, way, ring, `${ring}:${way}`, at],
    );
  }

  /** Which way is waited for and until when. Nothing of a page that is over. */
  async waitFor(tx: Tx, ring: string, wait: { way: Way; until: Date } | null): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET next_way_at = CASE WHEN channel = $2 THEN $3::timestamptz END
       WHERE ring = $1 AND (next_way_at IS NOT NULL OR channel = $2)`,
      [ring, wait?.way ?? null, wait?.until ?? null],
    );
  }

  /** Pages whose next way is due. */
  wayDue(tx: Tx, now: Date): Promise<{ ring: string; escalationId: string }[]> {
    return rows(
      tx,
      `SELECT DISTINCT ring, escalation_id FROM page_attempt WHERE next_way_at <= $1 AND status IN ${live} LIMIT 200`,
      [now],
    );
  }

  ofRing(tx: Tx, ring: string): Promise<AttemptRow[]> {
    return rows(tx, `${attempts} WHERE p.ring = $1 ORDER BY p.queued_at, p.id`, [ring]);
  }

  /** Cases with attempts that wait to be sent from here, the longest waiting first. */
  async waiting(tx: Tx, outward: readonly Way[]): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT escalation_id AS id FROM page_attempt WHERE status = 'QUEUED' AND channel <> ALL($1)
       GROUP BY escalation_id ORDER BY min(queued_at) LIMIT 200`,
      [outward],
    );
    return found.map(({ id }) => id);
  }

  /** Attempts of a case that wait to be sent from here, held so that no two workers send one. */
  queued(tx: Tx, escalationId: string, outward: readonly Way[]): Promise<AttemptRow[]> {
    return rows(
      tx,
      `${attempts} WHERE p.status = 'QUEUED' AND p.escalation_id = $1 AND p.channel <> ALL($2)
       ORDER BY p.queued_at, p.channel, p.id FOR UPDATE OF p SKIP LOCKED`,
      [escalationId, outward],
    );
  }

  /** Takes attempts to send by one way. Whoever dies while sending gives them back at `until`. */
  async claim(tx: Tx, way: Way, now: Date, until: Date, most: number): Promise<AttemptRow[]> {
    const taken = await rows<{ id: string }>(
      tx,
      `UPDATE page_attempt SET sending_until = $3, tries = tries + 1 WHERE id IN (
         SELECT id FROM page_attempt WHERE channel = $1 AND status = 'QUEUED' AND due_at <= $2
           AND (sending_until IS NULL OR sending_until <= $2)
         ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED) RETURNING id`,
      [way, now, until, most],
    );
    if (!taken.length) return [];
    return rows(tx, `${attempts} WHERE p.id = ANY($1) ORDER BY p.queued_at, p.id`, [taken.map(({ id }) => id)]);
  }

  /** Whether nobody has claimed it since; holds it for the transaction, so that nobody does meanwhile (RE-9). */
  async isStillOf(tx: Tx, { id, tries }: AttemptRow): Promise<boolean> {
    return (await row(tx, `SELECT id FROM page_attempt WHERE id = $1 AND tries = $2 FOR UPDATE`, [id, tries])) !== null;
  }

  find(tx: Tx, id: string): Promise<AttemptRow | null> {
    return row(tx, `${attempts} WHERE p.id = $1`, [id]);
  }

  /** The carrier took it. What was said of the page in the meantime stands, and so does that it is over. */
  async sent(tx: Tx, id: string, receipt: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = CASE status WHEN 'QUEUED' THEN 'SENT' ELSE status END, sent_at = $2, receipt = $3,
         sending_until = NULL, fault = CASE status WHEN 'QUEUED' THEN NULL ELSE fault END, faults = 0 WHERE id = $1`,
      [id, at, receipt],
    );
  }

  /** Not taken this time; with the same key again at `dueAt`. */
  async again(tx: Tx, id: string, fault: string, dueAt: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET due_at = $3, fault = $2, faults = faults + 1, sending_until = NULL WHERE id = $1`,
      [id, fault, dueAt],
    );
  }

  /** Not taken, and not tried again. */
  async failed(tx: Tx, id: string, fault: string, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = CASE WHEN status IN ${live} THEN 'FAILED' ELSE status END, failed_at = $3,
         fault = $2, sending_until = NULL, next_way_at = NULL WHERE id = $1`,
      [id, fault, at],
    );
  }

  /** It is where somebody can see it. */
  async delivered(tx: Tx, id: string, status: AttemptStatus, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = $2, delivered_at = coalesce(delivered_at, $3), sent_at = coalesce(sent_at, $3)
       WHERE id = $1`,
      [id, status, at],
    );
  }

  /** Somebody answered by this way; what else rings them for the case is no longer needed. */
  async answered(tx: Tx, { id, escalationId, accountId }: AttemptRow, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = CASE WHEN id = $1 THEN 'ACKNOWLEDGED' ELSE 'SUPERSEDED' END, next_way_at = NULL,
         acknowledged_at = CASE WHEN id = $1 THEN $4::timestamptz END
       WHERE escalation_id = $2 AND account_id = $3 AND (id = $1 OR status IN ${live})`,
      [id, escalationId, accountId, at],
    );
  }

  /** The case is in hand: its owner's attempts were answered, all others are no longer needed. */
  async settle(tx: Tx, escalationId: string, ownerId: string | null, keepFor: string | null, at: Date): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = CASE WHEN account_id = $2 THEN 'ACKNOWLEDGED' ELSE 'SUPERSEDED' END,
         acknowledged_at = CASE WHEN account_id = $2 THEN $4::timestamptz END, next_way_at = NULL
       WHERE escalation_id = $1 AND status IN ${live} AND NOT (duty = 'HANDOVER' AND account_id IS NOT DISTINCT FROM $3)`,
      [escalationId, ownerId, keepFor, at],
    );
  }

  /** This person said no, so nobody waits for them. */
  async passedOn(tx: Tx, escalationId: string, accountId: string): Promise<void> {
    await write(
      tx,
      `UPDATE page_attempt SET status = 'SUPERSEDED', next_way_at = NULL
       WHERE escalation_id = $1 AND account_id = $2 AND status IN ${live}`,
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
  SELECT ${columns}, e.next_page_at AS next_at, coalesce(a.work_name, 'On call') AS to_name
  FROM page_attempt p JOIN escalation e ON e.id = p.escalation_id JOIN account a ON a.id = p.account_id`;
