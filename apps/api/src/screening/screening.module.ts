import { Module } from '@nestjs/common';

import { AsideService } from './aside.service.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { CanaryService } from './canary.service.js';
import { CanaryStore } from './canary.store.js';
import { ContextStore } from './context.store.js';
import { Detector } from './detector.service.js';
import { DetectorStore } from './detector.store.js';
import { ScreeningResolver } from './screening.resolver.js';
import { ScreeningService } from './screening.service.js';
import { ScreeningStore } from './screening.store.js';
import { SecondReader } from './second-reader.service.js';
import { SecondReaderStore } from './second-reader.store.js';

/** Reads every text for signs of danger as it is written, and offers its author help. */
@Module({
  imports: [ConfigurationModule, GroupsModule],
  providers: [
    ScreeningStore,
    ContextStore,
    DetectorStore,
    CanaryStore,
    Detector,
    CanaryService,
    SecondReaderStore,
    SecondReader,
    ScreeningService,
    AsideService,
    ScreeningResolver,
  ],
  exports: [ScreeningService, AsideService, CanaryService, SecondReader, Detector],
})
export class ScreeningModule {}
