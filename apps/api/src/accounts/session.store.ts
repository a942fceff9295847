import { Injectable } from '@nestjs/common';

import type { Role } from '@kith/contracts/roles';
import { idleMs, longLifeMs, shortLifeMs, touchMs } from '@kith/domain/account/session';

import { rows, row, type Tx, write } from '../platform/db.js';

/** A session with all that decides what its owner may do. */
export interface SessionRow {
  id: string;
  accountId: string;
  lastSeenAt: Date;
  secondFactorAt: Date | null;
  steppedUpAt: Date | null;
  granted: Role[];
  /** Groups with a certificate in force. */
  moderates: string[];
}

const before = (now: Date, ms: number) => new Date(now.getTime() - ms);

@Injectable()
export class SessionStore {
  /**
   * Reads a live session by its token and, unless the request came by itself, notes the activity: at most once a minute,
   * never for a locked session, and a member's session that was to be kept slides. One statement for every request.
   */
  async findAndTouch(
    tx: Tx,
    tokenHash: Buffer,
    { now, touch }: { now: Date; touch: boolean },
  ): Promise<SessionRow | null> {
    const [found] = await rows<SessionRow>(
      tx,
      `WITH found AS (
         SELECT s.id, s.account_id, s.last_seen_at, s.second_factor_at, s.stepped_up_at,
                ARRAY(SELECT r.role FROM account_role r WHERE r.account_id = s.account_id ORDER BY r.role) AS granted,
                ARRAY(SELECT c.group_id::text FROM certificate c WHERE c.account_id = s.account_id
                      AND c.revoked_at IS NULL AND c.valid_from <= $2 AND c.valid_until > $2) AS moderates,
                s.created_at
         FROM session s JOIN account a ON a.id = s.account_id
         WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND s.expires_at > $2 AND a.status IN ('pending', 'active')
       ), touched AS (
         UPDATE session s
         SET last_seen_at = $2,
             expires_at = CASE WHEN cardinality(f.granted) = 0 AND s.expires_at > s.created_at + $6 * interval '1 ms'
                               THEN $2 + $7 * interval '1 ms' ELSE s.expires_at END
         FROM found f
         WHERE s.id = f.id AND $3 AND f.last_seen_at <= $4 AND (cardinality(f.granted) = 0 OR f.last_seen_at > $5)
       )
       SELECT id, account_id, last_seen_at, second_factor_at, stepped_up_at, granted, moderates FROM found
       WHERE cardinality(granted) = 0 OR created_at > $8`,
      [
        tokenHash,
        now,
        touch,
        before(now, touchMs),
        before(now, idleMs),
        shortLifeMs,
        longLifeMs,
        before(now, shortLifeMs),
      ],
    );
    return found ?? null;
  }

  async open(
    tx: Tx,
    session: { accountId: string; tokenHash: Buffer; device: string; now: Date; expiresAt: Date },
  ): Promise<string> {
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO session (token_hash, account_id, device, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5) RETURNING id`,
      [session.tokenHash, session.accountId, session.device, session.now, session.expiresAt],
    );
    if (!made) throw new Error('The session was not written.');
    return made.id;
  }

  /** A second factor was given: a new token, unlocked, stepped up. */
  rotate(tx: Tx, id: string, tokenHash: Buffer, now: Date): Promise<number> {
    return write(
      tx,
      `UPDATE session SET token_hash = $2, second_factor_at = $3, stepped_up_at = $3, last_seen_at = $3
       WHERE id = $1 AND revoked_at IS NULL`,
      [id, tokenHash, now],
    );
  }

  listOf(
    tx: Tx,
    accountId: string,
    now: Date,
  ): Promise<{ id: string; device: string; createdAt: Date; lastSeenAt: Date }[]> {
    return rows(
      tx,
      `SELECT id, device, created_at, last_seen_at FROM session
       WHERE account_id = $1 AND revoked_at IS NULL AND expires_at > $2 ORDER BY last_seen_at DESC, id LIMIT 50`,
      [accountId, now],
    );
  }

  /** Ends one session of this account. Returns whether there was one. */
  async end(tx: Tx, accountId: string, id: string, now: Date): Promise<boolean> {
    const ended = await write(
      tx,
      `UPDATE session SET revoked_at = $3 WHERE id = $1 AND account_id = $2 AND revoked_at IS NULL`,
      [id, accountId, now],
    );
    return ended > 0;
  }

  endAll(tx: Tx, accountId: string, now: Date, except: string | null = null): Promise<{ id: string }[]> {
    return rows(
      tx,
      `UPDATE session SET revoked_at = $2 WHERE account_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3 RETURNING id`,
      [accountId, now, except],
    );
  }
}
