import { Inject, Injectable } from '@nestjs/common';

import type { Way } from '@kith/domain/paging/ways';

import type { Tx } from '../platform/db.js';
import { ChannelHealthService } from './channel-health.service.js';
import { type Carrier, PAGE_CHANNELS, type PageCall, type PageChannel, PageFailed } from './page-channel.js';
import { ReachService } from './reach.service.js';

export { type Carrier, type PageCall, type PageChannel, PageFailed };

/** The channels for whoever pages somebody. */
@Injectable()
export class PageChannelsService {
  constructor(
    private readonly reach: ReachService,
    private readonly health: ChannelHealthService,
    @Inject(PAGE_CHANNELS) private readonly channels: readonly PageChannel[],
  ) {}

  /** Throws `PageFailed` for a way that is not on (any more). */
  named(name: string): PageChannel {
    const found = this.channels.find((channel) => channel.name === name);
    if (!found) throw new PageFailed('noChannel', { isTheirs: true });
    return found;
  }

  /** Names of the ways that leave this machine. */
  get outward(): Way[] {
    return this.channels.filter(({ isOutward }) => isOutward).map(({ name }) => name);
  }

  /** Names of the ways that live in our own database. */
  get own(): Way[] {
    return this.channels.filter(({ isOutward }) => !isOutward).map(({ name }) => name);
  }

  /** By which ways that are on each of these people can be reached. */
  async waysOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Way[]>> {
    const found = await this.reach.waysOf(tx, accountIds);
    const on = (way: Way) => this.channels.some(({ name }) => name === way);
    return new Map([...found].map(([id, open]) => [id, open.filter(on)]));
  }

  /** Whether pages by this way are this carrier's: nobody else may say what became of them. */
  isCarriedBy(way: Way, carrier: Carrier): boolean {
    return this.channels.some((channel) => channel.name === way && channel.carrier === carrier);
  }

  /** A page was taken and then nothing was heard, although this carrier says what becomes of pages. */
  async wasSilent(tx: Tx, way: Way): Promise<void> {
    const { carrier, confirms } = this.named(way);
    if (confirms) await this.health.failed(tx, carrier, 'noReceipt');
  }

  /** Ways that are known to fail: nobody waits for them. */
  async failing(tx: Tx): Promise<ReadonlySet<Way>> {
    const carriers = await this.health.failing(tx);
    return new Set(this.channels.filter(({ carrier }) => carriers.has(carrier)).map(({ name }) => name));
  }
}
