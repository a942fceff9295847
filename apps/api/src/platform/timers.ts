import { Inject, Injectable } from '@nestjs/common';

import type { Config } from './config.js';
import { CONFIG } from './settings.js';

/** Turns minutes of safety.md 2.4 into instants. The scale is 1 in production; demos and journeys shorten it. */
@Injectable()
export class Timers {
  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'timerScale'>) {}

  get scale(): number {
    return this.config.timerScale;
  }

  after(from: Date, minutes: number): Date {
    return new Date(from.getTime() + minutes * 60_000 * this.config.timerScale);
  }
}
