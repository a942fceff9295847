import { Module } from '@nestjs/common';

import { GroupsModule } from '../groups/groups.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { ConversationMessageResolver, ConversationResolver } from './conversation.resolver.js';
import { TeamConversationService } from './conversation.service.js';
import { ConversationStore } from './conversation.store.js';

/** Private talk between members and the moderation team. */
@Module({
  imports: [GroupsModule, NotificationsModule, ScreeningModule],
  providers: [ConversationStore, TeamConversationService, ConversationResolver, ConversationMessageResolver],
  exports: [TeamConversationService],
})
export class ConversationsModule {}
