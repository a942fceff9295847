import { Module } from '@nestjs/common';

import { GroupsModule } from '../groups/groups.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { VisitQuestionResolver } from './visit-question.resolver.js';
import { VisitQuestionService } from './visit-question.service.js';
import { VisitQuestionStore } from './visit-question.store.js';

/** From talk to the next visit: a private list of questions. */
@Module({
  imports: [GroupsModule, ThreadsModule],
  providers: [VisitQuestionStore, VisitQuestionService, VisitQuestionResolver],
})
export class VisitsModule {}
