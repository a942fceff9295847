import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { ways } from '@kith/domain/paging/ways';

import type { Config } from '../platform/config.js';
import { Db } from '../platform/db.js';
import { CONFIG } from '../platform/settings.js';
import { ChannelHealthService } from './channel-health.service.js';
import { PAGE_CHANNELS, type PageChannel } from './page-channel.js';
import { PageTestService } from './page-test.service.js';
import type { MyPaging } from './paging.model.js';
import { ReachService } from './reach.service.js';

/** What a clinician sees of how they are paged. */
@Injectable()
export class MyPagingService {
  constructor(
    private readonly db: Db,
    private readonly reach: ReachService,
    private readonly tests: PageTestService,
    private readonly health: ChannelHealthService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(PAGE_CHANNELS) private readonly channels: readonly PageChannel[],
  ) {}

  /** Refuses everybody who is not paged. */
  async mine(actor: Actor): Promise<MyPaging> {
    const mine = await this.reach.mine(actor);
    const tx = this.db.reader;
    const [open, tests, health] = await Promise.all([
      this.reach.waysOf(tx, [actor.id]),
      this.tests.lastOf(tx, actor.id),
      this.health.all(tx),
    ]);
    return {
      ...mine,
      pushKey: this.config.vapid?.publicKey ?? null,
      ways: ways.map((way) => {
        const channel = this.channels.find(({ name }) => name === way);
        const test = tests.find((one) => one.channel === way);
        const reachesMe = channel !== undefined && (open.get(actor.id) ?? []).includes(way);
        return {
          way,
          isOn: channel !== undefined,
          reachesMe,
          canTest: reachesMe && channel.canBeTested,
          failingSince: health.find((one) => one.channel === channel?.carrier)?.failingSince ?? null,
          testedAt: test?.queuedAt ?? null,
          testStatus: test?.status ?? null,
          testFault: test?.fault ?? null,
        };
      }),
    };
  }
}
