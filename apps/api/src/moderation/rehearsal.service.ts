import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';

import type { Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { Sweeps } from '../platform/sweeps.js';
import { ScreeningService } from '../screening/screening.service.js';
import { RehearsalStore } from './rehearsal.store.js';
import { ScreenService } from './screen.service.js';

const minute = 60_000;
const everyMinutes = 60;
/** A rehearsal older than this has not been held in its time. */
const lateAfterMinutes = 75;

const title = 'A rehearsal';
/** A text everybody agrees on. */
const body = 'I have the pills in my hand and I am going to kill myself tonight.';

/** Ends the rehearsal: nothing of it stays. */
class Curtain extends Error {}

/**
 * Once an hour a crisis is written, read and raised for real, and then rolled back (H02): it proves the way from the words
 * to the concern, and nobody else ever sees it, is paged by it or counts it.
 */
@Injectable()
export class RehearsalService implements OnModuleInit {
  private readonly log = new Logger('moderation');

  constructor(
    private readonly sweeps: Sweeps,
    private readonly screening: ScreeningService,
    private readonly screens: ScreenService,
    private readonly store: RehearsalStore,
  ) {}

  onModuleInit(): void {
    this.sweeps.register({ name: 'moderation.rehearsal', ofWorker: true, run: (tx, now) => this.hourly(tx, now) });
  }

  /** Whether the last rehearsal went well and is not too long ago. */
  async isWell(tx: Tx, now: Date): Promise<boolean> {
    const last = await this.store.last(tx);
    return last !== null && last.ok && now.getTime() - last.at.getTime() < lateAfterMinutes * minute;
  }

  /** One that failed is held again in the next round. */
  private async hourly(tx: Tx, now: Date): Promise<number> {
    const last = await this.store.last(tx);
    if (last?.ok && now.getTime() - last.at.getTime() < everyMinutes * minute) return 0;
    const ok = await this.rehearse(tx, now);
    if (!ok) this.log.error('The rehearsal failed: a crisis would not be raised.');
    await this.store.keep(tx, { ok, at: now });
    return 1;
  }

  private async rehearse(tx: Tx, now: Date): Promise<boolean> {
    let heard = false;
    try {
      await tx.transaction(async (inner) => {
        const { postId: contentId, ...who } = await this.store.stage(inner, { title, body, at: now });
        const key = { contentType: 'POST', contentId, version: 1 } as const;
        const { danger, helpCardId } = await this.screening.onWrite(inner, {
          ...key,
          ...who,
          text: `${title}\n${body}`,
        });
        await this.screens.screen(inner, key);
        heard = danger && helpCardId !== null && (await this.store.isHeard(inner, who.membershipId));
        throw new Curtain();
      });
    } catch (error) {
      if (error instanceof Curtain) return heard;
      this.log.error(`The rehearsal broke off: ${withoutWords(error)}`);
    }
    return false;
  }
}
