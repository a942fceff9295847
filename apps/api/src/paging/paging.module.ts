import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/settings.js';
import { ChannelHealthService } from './channel-health.service.js';
import { ChannelHealthStore } from './channel-health.store.js';
import { InAppChannel } from './in-app.channel.js';
import { MailChannel } from './mail.channel.js';
import { MyPagingResolver } from './my-paging.resolver.js';
import { MyPagingService } from './my-paging.service.js';
import { PAGE_CHANNELS, type PageChannel } from './page-channel.js';
import { PageChannelsService } from './page-channels.service.js';
import { PageTestService } from './page-test.service.js';
import { PageTestStore } from './page-test.store.js';
import { ProviderReceiptService } from './provider-receipt.service.js';
import { ProviderReceiptStore } from './provider-receipt.store.js';
import { PushChannel } from './push.channel.js';
import { ReachService } from './reach.service.js';
import { ReachStore } from './reach.store.js';
import { WebhookChannel } from './webhook.channel.js';

/** What is on is what the settings name; the app and the mail always are. */
function channelsOf(inApp: InAppChannel, mail: MailChannel, config: Config, reach: ReachService, clock: Clock) {
  const { sms, voice } = config.pageProviders;
  const channels: PageChannel[] = [inApp, mail];
  if (config.vapid) channels.push(new PushChannel(config.vapid, config, reach));
  if (sms) channels.push(new WebhookChannel('sms', 'sms', sms, config, reach, clock));
  for (const name of ['voice', 'second-phone'] as const)
    if (voice) channels.push(new WebhookChannel(name, 'voice', voice, config, reach, clock));
  return channels;
}

/** The ways pages go, who can be reached by which, and whether they work. It knows nothing of cases. */
@Module({
  imports: [AccountsModule, NotificationsModule],
  providers: [
    ReachStore,
    ReachService,
    PageTestStore,
    PageTestService,
    ProviderReceiptStore,
    ProviderReceiptService,
    ChannelHealthStore,
    ChannelHealthService,
    InAppChannel,
    MailChannel,
    {
      provide: PAGE_CHANNELS,
      useFactory: channelsOf,
      inject: [InAppChannel, MailChannel, CONFIG, ReachService, Clock],
    },
    PageChannelsService,
    MyPagingService,
    MyPagingResolver,
  ],
  exports: [PageChannelsService, PageTestService, ProviderReceiptService, ChannelHealthService],
})
export class PagingModule {}
