import { Module } from '@nestjs/common';

import { AgreedSettings } from './agreed-settings.service.js';
import { ConfigurationProposalService } from './configuration-proposal.service.js';
import { ConfigurationResolver } from './configuration.resolver.js';
import { ConfigurationService } from './configuration.service.js';
import { ConfigurationStore } from './configuration.store.js';

/** What an organisation decides for itself: read by the features, changed by two people. */
@Module({
  providers: [
    ConfigurationStore,
    AgreedSettings,
    ConfigurationService,
    ConfigurationProposalService,
    ConfigurationResolver,
  ],
  exports: [AgreedSettings],
})
export class ConfigurationModule {}
