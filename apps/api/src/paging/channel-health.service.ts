import { Inject, Injectable, Logger } from '@nestjs/common';

import { Clock } from '../platform/clock.js';
import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';
import { Timers } from '../platform/timers.js';
import { ChannelHealthStore } from './channel-health.store.js';
import { type Carrier, PAGE_CHANNELS, type PageChannel } from './page-channel.js';

/** Minutes after which a way that nothing went by is unproven: the hourly page did not come (R31). */
const provenFor = 75;

export interface ChannelHealth {
  channel: Carrier;
  /** Since when it fails; null while it works. */
  failingSince: Date | null;
  /** Why, as a code. */
  fault: string | null;
  /** When the synthetic page last came back this way. */
  testedAt: Date | null;
  /** The hourly page has not come back this way in its time. */
  isUnproven: boolean;
}

/** Who carries pages and who does not, from what became of pages and of the hourly one. A success ends an alarm. */
@Injectable()
export class ChannelHealthService {
  private readonly log = new Logger('paging');

  constructor(
    private readonly store: ChannelHealthStore,
    private readonly hints: Hints,
    private readonly clock: Clock,
    private readonly timers: Timers,
    @Inject(PAGE_CHANNELS) private readonly channels: readonly PageChannel[],
  ) {}

  async ok(tx: Tx, channel: Carrier): Promise<void> {
    const now = this.clock.now();
    if (!(await this.store.ok(tx, channel, now, this.timers.after(now, -1)))) return;
    this.log.warn(`Pages go by ${channel} again.`);
    await this.hints.send(tx, audience.run, 'board.changed');
  }

  async failed(tx: Tx, channel: Carrier, fault: string): Promise<void> {
    if (!(await this.store.failed(tx, channel, fault, this.clock.now()))) return;
    this.log.error(`Pages do not go by ${channel}: ${fault}.`);
    await this.hints.send(tx, audience.run, 'board.changed');
  }

  /** The synthetic page came back this way. */
  async tested(tx: Tx, channel: Carrier): Promise<void> {
    await this.store.tested(tx, channel, this.clock.now());
    await this.ok(tx, channel);
  }

  async failing(tx: Tx): Promise<ReadonlySet<Carrier>> {
    return new Set((await this.store.all(tx)).filter((one) => one.failingSince).map(({ channel }) => channel));
  }

  /** Every carrier that is on, in the order of the ladder. */
  async all(tx: Tx): Promise<ChannelHealth[]> {
    const known = await this.store.all(tx);
    const provenSince = this.timers.after(this.clock.now(), -provenFor);
    const tested = new Map<Carrier, boolean>();
    for (const { carrier, canBeTested } of this.channels) tested.set(carrier, canBeTested);
    return [...tested].map(([channel, canBeTested]) => {
      const found = known.find((one) => one.channel === channel);
      const testedAt = found?.testedAt ?? null;
      return {
        channel,
        failingSince: found?.failingSince ?? null,
        fault: found?.fault ?? null,
        testedAt,
        isUnproven: canBeTested && (testedAt === null || testedAt < provenSince),
      };
    });
  }
}
