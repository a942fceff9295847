import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Way } from '@kith/domain/paging/ways';

import { ChannelHealthService } from '../paging/channel-health.service.js';
import { PageChannelsService } from '../paging/page-channels.service.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { Sweeps } from '../platform/sweeps.js';
import { Timers } from '../platform/timers.js';
import { EscalationStore } from './escalation.store.js';
import { type AttemptRow, PageStore } from './page.store.js';
import { callOf, PagingService } from './paging.service.js';

/**
 * Minutes until somebody else sends what a sender that died had taken: longer than a carrier is waited for, and with a
 * sweep every 15 s short enough that it rings within 30 s (RE-2).
 */
const sendingLease = 0.2;
/** Minutes between tries that a carrier did not take, and how many there are. The next way does not wait for them. */
const tryAgainAfter = 0.33;
const mostTries = 3;
/** Sent side by side by one way in one go. */
const atOnce = 20;

/**
 * Sends pages that leave this machine. No carrier is ever called inside a transaction, each way has a queue of its own,
 * and pages go side by side: a carrier that is slow or down holds up no other page (RE-14). Every try carries the same
 * key, so that a page taken twice rings once (INV-6).
 */
@Injectable()
export class PageSender implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly cases: EscalationStore,
    private readonly pages: PageStore,
    private readonly paging: PagingService,
    private readonly channels: PageChannelsService,
    private readonly health: ChannelHealthService,
    private readonly outbox: Outbox,
    private readonly sweeps: Sweeps,
    private readonly clock: Clock,
    private readonly timers: Timers,
  ) {}

  onModuleInit(): void {
    for (const way of this.channels.outward)
      this.outbox.register({
        name: `escalations.page-${way}`,
        on: ['page.queued'],
        handle: async () => void (await this.sendDue(way)),
      });
    this.sweeps.register({ name: 'escalations.pages-out', run: () => this.sendAll() });
  }

  private async sendAll(): Promise<number> {
    const sent = await Promise.all(this.channels.outward.map((way) => this.sendDue(way)));
    return sent.reduce((sum, one) => sum + one, 0);
  }

  private async sendDue(way: Way): Promise<number> {
    const now = this.clock.now();
    const until = this.timers.after(now, sendingLease);
    const claimed = await this.db.tx((tx) => this.pages.claim(tx, way, now, until, atOnce));
    await Promise.all(claimed.map((page) => this.send(page)));
    return claimed.length;
  }

  private async send(page: AttemptRow): Promise<void> {
    const channel = this.channels.named(page.channel);
    const receipt = await channel
      .send(callOf(page), this.db.reader)
      .catch((error: unknown) => this.paging.faultOf(page, error));
    await this.db.tx(async (tx) => {
      await this.cases.lock(tx, page.escalationId);
      // It was away for longer than its lease, and somebody else sends this page now: what it knows is old.
      if (!(await this.pages.isStillOf(tx, page))) return;
      if (typeof receipt === 'string') {
        await this.pages.sent(tx, page.id, receipt, this.clock.now());
        await this.paging.noteAttempt(tx, page, null);
        if (!channel.confirms) await this.health.ok(tx, channel.carrier);
      } else {
        await this.paging.noteAttempt(tx, page, receipt, this.againAt(page, receipt.about.mayPass));
        if (!receipt.about.isTheirs) await this.health.failed(tx, channel.carrier, receipt.message);
      }
      await this.paging.follow(tx, page.escalationId, page.ring);
    });
  }

  private againAt({ faults }: AttemptRow, mayPass = false): Date | null {
    return mayPass && faults + 1 < mostTries ? this.timers.after(this.clock.now(), tryAgainAfter) : null;
  }
}
