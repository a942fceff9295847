import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { ShiftsModule } from '../shifts/shifts.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { ActService } from './act.service.js';
import { Acting } from './acting.js';
import { AgeService } from './age.service.js';
import { ActionStore } from './action.store.js';
import { ReviewItemService } from './review-item.service.js';
import { ConcernStore } from './concern.store.js';
import { Content } from './content.js';
import { ContentStore } from './content.store.js';
import { DecisionResolver, DeskWaitingResolver } from './decision.resolver.js';
import { DecisionService } from './decision.service.js';
import { DecisionStore } from './decision.store.js';
import { EvidenceStore } from './evidence.store.js';
import { DeskHandoverResolver, HandoverResolver } from './handover.resolver.js';
import { HandoverService } from './handover.service.js';
import { HandoverStore } from './handover.store.js';
import { HelpCardService } from './help-card.service.js';
import { ExposureStore } from './exposure.store.js';
import { DeskLimitsResolver } from './limits.resolver.js';
import { LimitsService } from './limits.service.js';
import { LeadNotices } from './lead-notices.js';
import { MarkService } from './mark.service.js';
import { ModerationReactions } from './moderation.reactions.js';
import { ModerationService } from './moderation.service.js';
import { ModerationSweeps } from './moderation.sweeps.js';
import { PatternService } from './pattern.service.js';
import { PatternStore } from './pattern.store.js';
import { QueueResolver, ShiftLoadResolver } from './queue.resolver.js';
import { QueueService } from './queue.service.js';
import { QueueStore } from './queue.store.js';
import { ConversationReceiptResolver, HelpCardResolver, ReportResolver } from './report.resolver.js';
import { RehearsalService } from './rehearsal.service.js';
import { RehearsalStore } from './rehearsal.store.js';
import { ReportService } from './report.service.js';
import { ReportStore } from './report.store.js';
import { ReviewItemResolver } from './review-item.resolver.js';
import { ReviewItemStore } from './review-item.store.js';
import { SanctionService } from './sanction.service.js';
import { SecondReading } from './second-reading.service.js';
import { ScreenService } from './screen.service.js';
import { SignedOutHelpService } from './signed-out-help.service.js';
import { Statements } from './statements.js';
import { TeamTalkService } from './team-talk.service.js';
import { UndoService } from './undo.service.js';
import { Wording } from './wording.js';

/** The desk: reports, the queue, what moderators do, and the second look at what they did. */
@Module({
  imports: [
    ConfigurationModule,
    AccountsModule,
    GroupsModule,
    NotificationsModule,
    ScreeningModule,
    ShiftsModule,
    ThreadsModule,
    RoomsModule,
    ConversationsModule,
  ],
  providers: [
    ReviewItemStore,
    EvidenceStore,
    ActionStore,
    ReportStore,
    DecisionStore,
    QueueStore,
    ConcernStore,
    HandoverStore,
    ExposureStore,
    ContentStore,
    Content,
    Wording,
    LeadNotices,
    Statements,
    ModerationService,
    ScreenService,
    SecondReading,
    PatternStore,
    PatternService,
    LimitsService,
    QueueService,
    HandoverService,
    Acting,
    AgeService,
    ActService,
    SanctionService,
    SignedOutHelpService,
    MarkService,
    UndoService,
    DecisionService,
    ReportService,
    ReviewItemService,
    HelpCardService,
    TeamTalkService,
    ModerationReactions,
    ModerationSweeps,
    RehearsalStore,
    RehearsalService,
    QueueResolver,
    ShiftLoadResolver,
    HandoverResolver,
    DeskHandoverResolver,
    DeskLimitsResolver,
    ReviewItemResolver,
    ReportResolver,
    HelpCardResolver,
    ConversationReceiptResolver,
    DecisionResolver,
    DeskWaitingResolver,
  ],
  exports: [ModerationService, QueueService, ReportService, ReviewItemService, SignedOutHelpService, MarkService],
})
export class ModerationModule {}
