import { Injectable } from '@nestjs/common';

import { DomainError } from '@kith/domain/refusal';

import { Clock } from './clock.js';
import { Db, rows, type Tx, write } from './db.js';

export interface Limit {
  /** How many in one window. */
  count: number;
  seconds: number;
}

/** Counters in the shared database, so every node keeps the same budget. Limits slow people down; they never lock an account. */
@Injectable()
export class Rates {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Counts one use and refuses with `rate.limited` and the seconds to wait once the window is full. */
  async spend(bucket: string, limit: Limit): Promise<void> {
    const wait = await this.over(bucket, limit, 1);
    if (wait > 0) throw new DomainError('rate.limited', { retryAfterSeconds: wait });
  }

  /** Gives one use back, for attempts that turned out to be rightful. */
  async refund(bucket: string, limit: Limit): Promise<void> {
    const length = limit.seconds * 1000;
    const startsAt = new Date(Math.floor(this.clock.now().getTime() / length) * length);
    await write(
      this.db.reader,
      `UPDATE rate_window SET used = used - 1 WHERE bucket = $1 AND starts_at = $2 AND used > 0`,
      [bucket, startsAt],
    );
  }

  /**
   * Seconds to wait, or 0. Adds `uses` to the window; with 0 it only looks. Given a transaction, a use counts only if
   * that commits, and the uses of one bucket wait for each other.
   */
  async over(bucket: string, limit: Limit, uses: 0 | 1, on: Tx = this.db.reader): Promise<number> {
    const now = this.clock.now().getTime();
    const length = limit.seconds * 1000;
    const startsAt = new Date(Math.floor(now / length) * length);
    const [counted] = await rows<{ used: number }>(
      on,
      `INSERT INTO rate_window (bucket, starts_at, used) VALUES ($1, $2, $3)
       ON CONFLICT (bucket, starts_at) DO UPDATE SET used = rate_window.used + $3 RETURNING used`,
      [bucket, startsAt, uses],
    );
    const full = uses ? (counted?.used ?? 0) > limit.count : (counted?.used ?? 0) >= limit.count;
    return full ? Math.ceil((startsAt.getTime() + length - now) / 1000) : 0;
  }
}
