import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { EscalationsModule } from '../escalations/escalations.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { IdentityResolver, RevealsOfCaseResolver } from './identity.resolver.js';
import { IdentityService } from './identity.service.js';
import { IdentityStore } from './identity.store.js';
import { RevealClocks } from './reveal-clocks.js';
import { RevealRecord } from './reveal-record.js';
import { RevealService } from './reveal.service.js';
import { SeenResolver } from './seen.resolver.js';
import { SeenService } from './seen.service.js';
import { SeenStore } from './seen.store.js';
import { ServiceContactResolver, ServicesOfCaseResolver } from './service-contact.resolver.js';
import { ServiceContactService } from './service-contact.service.js';
import { ServiceContactStore } from './service-contact.store.js';

/** Sealed identity fields, and the one way to open them. */
@Module({
  imports: [ConfigurationModule, AccountsModule, NotificationsModule, EscalationsModule],
  providers: [
    IdentityStore,
    IdentityService,
    RevealRecord,
    RevealClocks,
    RevealService,
    ServiceContactStore,
    ServiceContactService,
    SeenStore,
    SeenService,
    ServiceContactResolver,
    ServicesOfCaseResolver,
    SeenResolver,
    IdentityResolver,
    RevealsOfCaseResolver,
  ],
  exports: [IdentityService, RevealService],
})
export class IdentityModule {}
