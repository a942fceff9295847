import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { DrawService } from './draw.service.js';
import { DrawStore } from './draw.store.js';
import { FiguresService } from './figures.service.js';
import { FiguresStore } from './figures.store.js';
import { LearningResolver } from './learning.resolver.js';
import { LearningService } from './learning.service.js';
import { LearningStore } from './learning.store.js';
import { QualityResolver } from './quality.resolver.js';
import { QualitySweeps } from './quality.sweeps.js';
import { RatingResolver, RatingsWaitingResolver } from './rating.resolver.js';
import { RatingService } from './rating.service.js';
import { RatingStore } from './rating.store.js';

/** How well the desk decides and what nobody saw: second ratings, a sample of unflagged texts, learning reviews (R51, R52). */
@Module({
  imports: [ConfigurationModule, AccountsModule, GroupsModule, ThreadsModule, RoomsModule, ModerationModule],
  providers: [
    DrawStore,
    DrawService,
    RatingStore,
    RatingService,
    RatingResolver,
    RatingsWaitingResolver,
    FiguresStore,
    FiguresService,
    QualityResolver,
    LearningStore,
    LearningService,
    LearningResolver,
    QualitySweeps,
  ],
  exports: [LearningService],
})
export class QualityModule {}
