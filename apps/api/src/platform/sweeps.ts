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
  /** Tells that the worker is well: nobody does it in the worker's place. */
  readonly ofWorker?: true;
  /** Runs in one transaction, on one worker at a time. Returns how many things it moved. */
  run(tx: Tx, now: Date): Promise<number>;
}

/** Seconds between two looks; shortened with the timers when they are scaled. */
const everySeconds = 15;
/** Three rounds missed: with the time until a screen looks again, an alarm is seen within a minute (H02). */
const silentAfterSeconds = 45;

/** Whether a heartbeat is so old that its process must be taken for dead. */
export const isSilent = (beat: Date | null, now: Date): boolean =>
  beat === null || now.getTime() - beat.getTime() > silentAfterSeconds * 1000;

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
    await this.round(this.sweeps, now);
    await write(
      this.db.reader,
      `INSERT INTO service_state (key, value, at) VALUES ('sweep', '{}', $1) ON CONFLICT (key) DO UPDATE SET at = $1`,
      [now],
    );
  }

  /**
   * One round in the place of a worker that is silent, so that what is due is read, raised and paged. It leaves no
   * heartbeat: the alarm stays until the worker is back. False when the worker is there.
   */
  async standIn(now = this.clock.now()): Promise<boolean> {
    const beat = await row<{ at: Date }>(this.db.reader, `SELECT at FROM service_state WHERE key = 'sweep'`);
    if (!isSilent(beat?.at ?? null, now)) return false;
    this.log.error('The worker is silent; its round is done in its place.');
    await this.round(
      this.sweeps.filter(({ ofWorker }) => !ofWorker),
      now,
    );
    return true;
  }

  private async round(sweeps: readonly Sweep[], now: Date): Promise<void> {
    for (const sweep of sweeps) {
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
  }

  /** Events are stamped by the database's clock, so this asks for the real time, also where the timers have another. */
  private async findLostEvents(): Promise<void> {
    const span = await row<{ from: Date; until: Date }>(
      this.db.reader,
      `SELECT now() - interval '48 hours' AS from, now() - interval '1 minute' AS until`,
    );
    if (!span) return;
    await this.outbox
      .deliverUnhandled(span.from, span.until)
      .catch((error: unknown) => this.log.error(`lost events: ${withoutWords(error)}`));
  }

  /** The worker: catches up at once on start, then every 15 seconds (R15). */
  async keepGoing(): Promise<void> {
    await this.again(() => this.runAll());
  }

  /** The API: watches over the worker, whom it gives time to start. */
  async keepWatch(): Promise<void> {
    await this.wait();
    await this.again(() => this.standIn());
  }

  private async again(look: () => Promise<unknown>): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.clock
        .adjust(this.db.reader)
        .then(look)
        .catch((error: unknown) => this.log.error(withoutWords(error)));
      await this.wait();
    }
  }

  private async wait(): Promise<void> {
    const milliseconds = Math.max(500, everySeconds * 1000 * Math.min(1, this.config.timerScale));
    await pause(milliseconds, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  stop(): void {
    this.stopping.abort();
  }
}
