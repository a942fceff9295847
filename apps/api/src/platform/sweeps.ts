import { Inject, Injectable, Logger } from '@nestjs/common';

import { setTimeout as pause } from 'node:timers/promises';

import { Clock } from './clock.js';
import type { Config } from './config.js';
import { Db, row, type Tx, write } from './db.js';
import { withoutWords } from './graphql-error.js';
import { Outbox } from './outbox.js';
import { CONFIG } from './settings.js';

/** Looks at the rows again and again, so that nothing depends on a bell that may not ring (R15). */
export interface Sweep {
  readonly name: string;
  /** Runs in one transaction, on one worker at a time. Returns how many things it moved. */
  run(tx: Tx, now: Date): Promise<number>;
}

/** Seconds between two looks; shortened with the timers when they are scaled. */
const everySeconds = 15;

@Injectable()
export class Sweeps {
  private readonly log = new Logger('sweeps');
  private readonly sweeps: Sweep[] = [];
  private stopping = new AbortController();

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  register(sweep: Sweep): void {
    this.sweeps.push(sweep);
  }

  /** Runs every sweep once, then leaves a heartbeat that the board watches. */
  async runAll(now = this.clock.now()): Promise<void> {
    for (const sweep of this.sweeps) {
      try {
        await this.db.tx(async (tx) => {
          const lock = await row<{ got: boolean }>(tx, `SELECT pg_try_advisory_xact_lock(hashtext($1)) AS got`, [
            sweep.name,
          ]);
          if (lock?.got) await sweep.run(tx, now);
        });
      } catch (error) {
        this.log.error(`${sweep.name} failed: ${withoutWords(error)}`);
      }
    }
    await this.findLostEvents();
    await write(
      this.db.reader,
      `INSERT INTO service_state (key, value, at) VALUES ('sweep', '{}', $1) ON CONFLICT (key) DO UPDATE SET at = $1`,
      [now],
    );
  }

  /** Events are stamped by the database's clock, so this one asks the real time, not the one of the timers. */
  private async findLostEvents(): Promise<void> {
    const minute = 60_000;
    await this.outbox
      .deliverUnhandled(new Date(Date.now() - 48 * 60 * minute), new Date(Date.now() - minute))
      .catch((error: unknown) => this.log.error(`lost events: ${withoutWords(error)}`));
  }

  /** Catches up at once on start, then every 15 seconds (R15). */
  async keepGoing(): Promise<void> {
    const wait = Math.max(500, everySeconds * 1000 * Math.min(1, this.config.timerScale));
    while (!this.stopping.signal.aborted) {
      await this.runAll().catch((error: unknown) => this.log.error(withoutWords(error)));
      await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  stop(): void {
    this.stopping.abort();
  }
}
