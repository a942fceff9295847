import { Module } from '@nestjs/common';

import { ConfigurationModule } from '../configuration/configuration.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ShiftsModule } from '../shifts/shifts.module.js';
import { FirstPostReactions } from './first-post.reactions.js';
import { FirstPostPromiseResolver, FirstPostResolver, WaitingCountResolver } from './first-post.resolver.js';
import { FirstPostService } from './first-post.service.js';
import { FirstPostStore } from './first-post.store.js';

/** Greeters, and the promise that no first post goes unanswered. */
@Module({
  imports: [ConfigurationModule, NotificationsModule, ShiftsModule],
  providers: [
    FirstPostStore,
    FirstPostService,
    FirstPostReactions,
    FirstPostResolver,
    WaitingCountResolver,
    FirstPostPromiseResolver,
  ],
})
export class GreetingModule {}
