import { Module } from '@nestjs/common';

import { ConversationsModule } from '../conversations/conversations.module.js';
import { EscalationsModule } from '../escalations/escalations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { InboxResolver, UnreadResolver } from './inbox.resolver.js';
import { InboxService } from './inbox.service.js';

/** A member's private talk in one list. */
@Module({
  imports: [ConversationsModule, EscalationsModule, IdentityModule],
  providers: [InboxService, InboxResolver, UnreadResolver],
  exports: [InboxService],
})
export class InboxModule {}
