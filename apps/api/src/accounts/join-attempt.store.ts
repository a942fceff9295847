import { Injectable } from '@nestjs/common';

import type { ConsentGiven } from '@kith/domain/account/settings';

import { row, type Tx, write } from '../platform/db.js';

/** One pass through the join flow, with all that belongs to the person who went through it. */
export interface JoinAttempt {
  id: string;
  emailIndex: Buffer;
  passwordHash: string;
  country: string;
  timeZone: string;
  consents: readonly ConsentGiven[];
  browserHash: Buffer;
  createdAt: Date;
}

const columns = `j.id, j.email_index, j.password_hash, j.country, j.time_zone, j.consents, j.browser_hash, j.created_at`;

/** Joins that wait for their address to be confirmed. They are kept for addresses that have an account as well. */
@Injectable()
export class JoinAttemptStore {
  add(tx: Tx, join: JoinAttempt, keptUntil: Date): Promise<number> {
    return write(
      tx,
      `INSERT INTO join_attempt (id, email_index, password_hash, country, time_zone, consents, browser_hash, created_at, kept_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        join.id,
        join.emailIndex,
        join.passwordHash,
        join.country,
        join.timeZone,
        JSON.stringify(join.consents),
        join.browserHash,
        join.createdAt,
        keptUntil,
      ],
    );
  }

  find(tx: Tx, id: string): Promise<JoinAttempt | null> {
    return row(tx, `SELECT ${columns} FROM join_attempt j WHERE j.id = $1`, [id]);
  }

  /** The join a new link is for: the one made in this browser, otherwise the newest with this address. */
  latest(tx: Tx, emailIndex: Buffer, browserHash: Buffer | null, now: Date): Promise<{ id: string } | null> {
    return row(
      tx,
      `SELECT j.id FROM join_attempt j WHERE j.email_index = $1 AND j.kept_until > $3
       ORDER BY coalesce(j.browser_hash = $2, false) DESC, j.created_at DESC, j.id LIMIT 1`,
      [emailIndex, browserHash, now],
    );
  }

  /** The join a link that still works belongs to. */
  ofLink(tx: Tx, tokenHash: Buffer, now: Date): Promise<JoinAttempt | null> {
    return row(
      tx,
      `SELECT ${columns} FROM join_attempt j JOIN email_token t ON t.join_id = j.id
       WHERE t.token_hash = $1 AND t.used_at IS NULL AND t.expires_at > $2`,
      [tokenHash, now],
    );
  }

  /** Drops every join with an address, with its links and wishes. */
  forget(tx: Tx, emailIndex: Buffer): Promise<number> {
    return write(tx, `DELETE FROM join_attempt WHERE email_index = $1`, [emailIndex]);
  }

  forgetOld(tx: Tx, now: Date): Promise<number> {
    return write(tx, `DELETE FROM join_attempt WHERE kept_until <= $1`, [now]);
  }
}
