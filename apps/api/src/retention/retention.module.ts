import { Module } from '@nestjs/common';

import { ConfigurationModule } from '../configuration/configuration.module.js';
import { PastTimeStore } from './past-time.store.js';
import { RetentionResolver } from './retention.resolver.js';
import { RetentionService } from './retention.service.js';
import { RetentionStore } from './retention.store.js';

/** What is kept for how long (H22). */
@Module({
  imports: [ConfigurationModule],
  providers: [RetentionStore, PastTimeStore, RetentionService, RetentionResolver],
})
export class RetentionModule {}
