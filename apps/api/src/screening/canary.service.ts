import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import { randomUUID } from 'node:crypto';

import { rankOf } from '@kith/contracts/level';
import { canaries } from '@kith/triage/canary';

import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Sweeps } from '../platform/sweeps.js';
import { CanaryStore } from './canary.store.js';
import { Detector } from './detector.service.js';

const minute = 60_000;
const everyMinutes = 24 * 60;
/** A round a day, and an hour for a worker that starts late. */
const lateAfterMinutes = 25 * 60;
/** A process whose canaries fell sings each round; one that says nothing any more has ended. */
const fallenForMinutes = 5;

/** Whether texts that everybody agrees on are still read as they must be. */
export interface Canaries {
  /** Ids of those that some process reads lower. */
  lowered: string[];
  /** When they were last read; null when they were not in their time. */
  at: Date | null;
}

/**
 * Once a day, and whenever the lexicon changed, each worker reads a fixed set of texts with what it holds in memory. None may
 * read lower than it must (H27). Nothing of them is kept but the ids of those that do.
 */
@Injectable()
export class CanaryService implements OnModuleInit {
  private readonly log = new Logger('detector');
  private readonly process = randomUUID();
  private last: { at: Date; version: string; fell: boolean } | null = null;

  constructor(
    private readonly sweeps: Sweeps,
    private readonly detector: Detector,
    private readonly store: CanaryStore,
    private readonly hints: Hints,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'screening.canaries', ofWorker: true, run: (tx, now) => this.daily(tx, now) });
  }

  async state(tx: Tx, now: Date): Promise<Canaries> {
    const sung = await this.store.all(tx, new Date(now.getTime() - lateAfterMinutes * minute));
    const fallenSince = now.getTime() - fallenForMinutes * minute;
    const lowered = sung.filter(({ at }) => at.getTime() > fallenSince).flatMap((each) => each.lowered);
    return { lowered: [...new Set(lowered)].sort(), at: sung[0]?.at ?? null };
  }

  private async daily(tx: Tx, now: Date): Promise<number> {
    const { version } = this.detector;
    const isDue =
      !this.last ||
      this.last.fell ||
      this.last.version !== version ||
      now.getTime() - this.last.at.getTime() >= everyMinutes * minute;
    if (!isDue) return 0;
    const lowered = canaries.filter(({ text, least }) => {
      const read = this.detector.read(text);
      return 'unscreened' in read || rankOf(read.level) < rankOf(least);
    });
    const ids = lowered.map(({ id }) => id);
    await this.store.keep(tx, this.process, { lowered: ids, at: now });
    await this.store.forget(tx, new Date(now.getTime() - 7 * everyMinutes * minute));
    const fell = ids.length > 0;
    if (fell) this.log.error(`Known texts read lower than they must with ${version}: ${ids.join(', ')}.`);
    if (fell !== (this.last?.fell ?? false)) await this.hints.send(tx, audience.run, 'board.changed');
    this.last = { at: now, version, fell };
    return 1;
  }
}
