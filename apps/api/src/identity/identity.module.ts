import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { EscalationsModule } from '../escalations/escalations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { IdentityResolver, RevealsOfCaseResolver } from './identity.resolver.js';
import { IdentityService } from './identity.service.js';
import { IdentityStore } from './identity.store.js';
import { RevealClocks } from './reveal-clocks.js';
import { RevealRecord } from './reveal-record.js';
import { RevealService } from './reveal.service.js';

/** Sealed identity fields, and the one way to open them. */
@Module({
  imports: [AccountsModule, NotificationsModule, EscalationsModule],
  providers: [
    IdentityStore,
    IdentityService,
    RevealRecord,
    RevealClocks,
    RevealService,
    IdentityResolver,
    RevealsOfCaseResolver,
  ],
  exports: [IdentityService, RevealService],
})
export class IdentityModule {}
