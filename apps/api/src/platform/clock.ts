import { Injectable } from '@nestjs/common';

import { row, type Tx } from './db.js';

/**
 * The one source of "now" for decisions. Tests put a fake in its place. All processes go by the clock of the database,
 * carried on by a counter that nobody can set: a process whose machine shows the wrong time, or is put right while it
 * runs, rings nobody too early and nobody too late (RE-10).
 */
@Injectable()
export class Clock {
  /** Milliseconds between the counter of this process and the time of the database; null until it was asked. */
  private ahead: number | null = null;

  now(): Date {
    return this.ahead === null ? new Date() : new Date(performance.now() + this.ahead);
  }

  /** Asks the database what time it is. Right to half of the time that the answer takes. */
  async adjust(tx: Tx): Promise<void> {
    const asked = performance.now();
    const found = await row<{ at: Date }>(tx, `SELECT clock_timestamp() AS at`);
    const answered = performance.now();
    if (found) this.ahead = found.at.getTime() - (asked + answered) / 2;
  }
}
