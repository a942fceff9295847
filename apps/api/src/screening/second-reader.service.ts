import { Inject, Injectable, Logger } from '@nestjs/common';
import { z } from 'zod';

import type { Reading } from '@kith/triage/model/classifier';

import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { NoAnswer, post } from '../platform/outgoing.js';
import { CONFIG } from '../platform/settings.js';
import { sign, signatureHeader } from '../platform/signature.js';
import { type ReaderHealth, SecondReaderStore } from './second-reader.store.js';

export type { ReaderHealth } from './second-reader.store.js';

const withinMs = 2000;
/** While it fails it is asked once in so long, so that nothing queues up behind it. */
const pauseMs = 60_000;
/** How old a kept good state may be before it is written again. */
const freshMs = 60_000;

const likely = z.number().min(0).max(1);
const answer = z.object({
  version: z.string().regex(/^[\w.:-]{1,40}$/),
  levels: z.object({ GREEN: likely, AMBER: likely, RED: likely, CRISIS: likely }),
  familiar: z.boolean(),
  category: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'H', 'I']),
});

/** What the second reader says of a text. */
export type SecondReading = Reading & Pick<z.infer<typeof answer>, 'version' | 'category'>;

/**
 * A classifier of the operator's (decision 0019). Without its two settings there is none and no text leaves. It answers after
 * the detector has, and one that fails is as if it were not there: the board says so, and nothing waits for it.
 */
@Injectable()
export class SecondReader {
  private readonly log = new Logger('second-reader');

  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'secondReader'>,
    private readonly clock: Clock,
    private readonly hints: Hints,
    private readonly store: SecondReaderStore,
  ) {}

  get isOn(): boolean {
    return this.config.secondReader !== null;
  }

  /** How it does; null while there is none. */
  async health(tx: Tx): Promise<Pick<ReaderHealth, 'failingSince'> | null> {
    return this.isOn ? { failingSince: (await this.store.last(tx))?.failingSince ?? null } : null;
  }

  /** Sends a text with nothing that says whose it is. Null when there is none, it fails, or it failed a moment ago. */
  async ask(tx: Tx, id: string, text: string): Promise<SecondReading | null> {
    const now = this.clock.now();
    const last = await this.store.last(tx);
    if (!this.isOn || (last?.failingSince && now.getTime() - last.at.getTime() < pauseMs)) return null;
    const [code, reading] = await this.attempt(id, text, now);
    if (reading && last && !last.failingSince && now.getTime() - last.at.getTime() < freshMs) return reading;
    const failingSince = reading ? null : (last?.failingSince ?? now);
    await this.store.keep(tx, { failingSince, code, at: now });
    if ((last?.failingSince ?? null) === null ? failingSince : !failingSince) {
      await this.hints.send(tx, audience.run, 'board.changed');
      if (code) this.log.error(`The second reader fails (${code}); texts are read without it.`);
    }
    return reading;
  }

  private async attempt(id: string, text: string, now: Date): Promise<[code: string | null, SecondReading | null]> {
    const { url, secret } = this.config.secondReader!;
    const body = JSON.stringify({ id, text });
    const headers = { 'content-type': 'application/json', [signatureHeader]: sign(secret, body, now) };
    try {
      const taken = await post({ url, headers, body, withinMs });
      if (taken.status !== 200) return [`http${taken.status}`, null];
      return [null, answer.parse(JSON.parse(taken.text))];
    } catch (error) {
      return [error instanceof NoAnswer ? error.code : 'notUnderstood', null];
    }
  }
}
