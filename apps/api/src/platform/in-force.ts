import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';

import type { Config } from './config.js';
import { type Tx, write } from './db.js';
import { Listening } from './listening.js';
import { CONFIG } from './settings.js';

const channel = 'kith_in_force';
/** How often a process looks for a new version although nobody has told it of one. */
const lookAgainMs = 15_000;

/**
 * What two people have agreed on is held by every process, and taken up by all of them within seconds: on a word of the
 * database, and every 15 seconds in any case.
 */
@Injectable()
export class InForce implements OnModuleDestroy {
  private readonly listening: Listening;
  private readonly looks: (() => Promise<void>)[] = [];
  private looking: NodeJS.Timeout | undefined;
  private underWay: Promise<unknown> = Promise.resolve();

  constructor(@Inject(CONFIG) config: Config) {
    this.listening = new Listening(config.databaseUrl, 'in-force', channel);
  }

  /** Looks now, and from then on whenever something may have come into force. `look` must not throw. */
  async follow(look: () => Promise<void>): Promise<void> {
    await look();
    this.looks.push(look);
    if (this.looking) return;
    const all = () => {
      this.underWay = Promise.all(this.looks.map((each) => each()));
    };
    void this.listening.keepHearing({ heard: all, begun: all });
    this.looking = setInterval(all, lookAgainMs);
    this.looking.unref();
  }

  /** Tells every process, when the caller's transaction commits. */
  async tell(tx: Tx): Promise<void> {
    await write(tx, `SELECT pg_notify('${channel}', '')`);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.looking);
    await this.listening.stop();
    await this.underWay;
  }
}
