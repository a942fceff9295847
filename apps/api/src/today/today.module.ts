import { Module } from '@nestjs/common';

import { GroupsModule } from '../groups/groups.module.js';
import { InboxModule } from '../inbox/inbox.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { TodayResolver } from './today.resolver.js';

/** The start page of a member. */
@Module({
  imports: [GroupsModule, NotificationsModule, InboxModule, ThreadsModule, RoomsModule],
  providers: [TodayResolver],
})
export class TodayModule {}
