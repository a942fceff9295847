import { Logger } from '@nestjs/common';
import pg from 'pg';

import { setTimeout as pause } from 'node:timers/promises';

/** One connection that hears one notify channel (decision 0004). What is said while it is down is lost. */
export class Listening {
  private readonly log: Logger;
  private listener: pg.Client | null = null;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly name: string,
    private readonly channel: 'kith_hints' | 'kith_in_force',
  ) {
    this.log = new Logger(name);
  }

  /**
   * Listens until it is stopped, through restarts of the database. `begun` is called each time that it begins to: from then
   * on nothing is missed.
   */
  async keepHearing(on: { heard: (payload: string) => void; begun: (first: boolean) => void }): Promise<void> {
    let first = true;
    while (!this.stopped) {
      try {
        const client = new pg.Client({
          connectionString: this.databaseUrl,
          application_name: `kith-${this.name}`,
          keepAlive: true,
        });
        const ended = new Promise<void>((resolve) => {
          client.on('error', () => resolve());
          client.on('end', () => resolve());
        });
        client.on('notification', ({ payload }) => on.heard(payload ?? '{}'));
        await client.connect();
        await client.query(`LISTEN ${this.channel}`);
        this.listener = client;
        on.begun(first);
        first = false;
        await ended;
      } catch (error) {
        if (!this.stopped)
          this.log.warn(`Cannot listen for ${this.name}: ${error instanceof Error ? error.message : 'unknown'}`);
      }
      if (!this.stopped) await pause(500);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.listener?.end().catch(() => undefined);
  }
}
