import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { GroupsModule } from '../groups/groups.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PagingModule } from '../paging/paging.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { ShiftsModule } from '../shifts/shifts.module.js';
import { CaseAccess } from './case-access.service.js';
import { CaseFileService } from './case-file.service.js';
import { CaseFileStore } from './case-file.store.js';
import { CaseLedger } from './case-ledger.js';
import { CaseRecordService } from './case-record.service.js';
import { CaseRecordStore } from './case-record.store.js';
import { CaseResolver } from './case.resolver.js';
import { CaseStore } from './case.store.js';
import { CaseViewService } from './case-view.service.js';
import { CaseTellings } from './case-tellings.service.js';
import { CaseWorkService } from './case-work.service.js';
import { ClinicListStore } from './clinic-list.store.js';
import { ClinicService } from './clinic.service.js';
import { ClinicalConversationService } from './clinical-conversation.service.js';
import { ClinicalConversationStore } from './clinical-conversation.store.js';
import { EscalationReactions } from './escalation.reactions.js';
import {
  EscalationOfItemResolver,
  EscalationResolver,
  MyDutyResolver,
  OnCallAtDeskResolver,
} from './escalation.resolver.js';
import { EscalationService } from './escalation.service.js';
import { EscalationStore } from './escalation.store.js';
import { FollowUpService } from './follow-up.service.js';
import { HandOverResolver } from './hand-over.resolver.js';
import { HandOvers } from './hand-over.service.js';
import { HandOverStore } from './hand-over.store.js';
import { MemorialResolver } from './memorial.resolver.js';
import { MemorialService } from './memorial.service.js';
import { MemorialStore } from './memorial.store.js';
import { MemberWords } from './member-words.service.js';
import { PageReceiptController } from './page-receipt.controller.js';
import { PageReceiptService } from './page-receipt.service.js';
import { PageSender } from './page-sender.js';
import { PageStore } from './page.store.js';
import { PagingService } from './paging.service.js';
import { SafetyPlanResolver } from './safety-plan.resolver.js';
import { SafetyPlanService } from './safety-plan.service.js';
import { SafetyPlanStore } from './safety-plan.store.js';
import { StrangerService } from './stranger.service.js';
import { RotaHoles } from './rota-hole.service.js';
import { RotaHoleStore } from './rota-hole.store.js';
import { RotaResolver } from './rota.resolver.js';
import { RotaService } from './rota.service.js';
import { RotaStore } from './rota.store.js';
import { RotaSwapResolver } from './rota-swap.resolver.js';
import { RotaSwaps } from './rota-swap.service.js';
import { RotaSwapStore } from './rota-swap.store.js';
import { TestPageResolver } from './test-page.resolver.js';
import { TestPages } from './test-page.service.js';
import { TestPageStore } from './test-page.store.js';

/** Cases at the clinic: opening, paging, owning, the private conversation, notes, closing; and the rota. */
@Module({
  imports: [
    ConfigurationModule,
    AccountsModule,
    GroupsModule,
    NotificationsModule,
    PagingModule,
    ScreeningModule,
    ShiftsModule,
    ModerationModule,
  ],
  controllers: [PageReceiptController],
  providers: [
    EscalationStore,
    PageStore,
    RotaStore,
    RotaHoleStore,
    RotaSwapStore,
    TestPageStore,
    HandOverStore,
    CaseStore,
    CaseRecordStore,
    CaseFileStore,
    CaseFileService,
    ClinicListStore,
    ClinicalConversationStore,
    SafetyPlanStore,
    MemorialStore,
    MemorialService,
    PagingService,
    PageSender,
    PageReceiptService,
    StrangerService,
    MemberWords,
    CaseTellings,
    CaseLedger,
    CaseAccess,
    EscalationService,
    CaseWorkService,
    CaseRecordService,
    ClinicalConversationService,
    SafetyPlanService,
    CaseViewService,
    ClinicService,
    RotaService,
    RotaHoles,
    RotaSwaps,
    HandOvers,
    TestPages,
    FollowUpService,
    EscalationReactions,
    EscalationResolver,
    EscalationOfItemResolver,
    OnCallAtDeskResolver,
    MyDutyResolver,
    CaseResolver,
    SafetyPlanResolver,
    MemorialResolver,
    RotaResolver,
    RotaSwapResolver,
    HandOverResolver,
    TestPageResolver,
  ],
  exports: [
    EscalationService,
    ClinicalConversationService,
    ClinicService,
    RotaService,
    RotaHoles,
    TestPages,
    HandOvers,
    CaseAccess,
    CaseRecordService,
    CaseFileService,
  ],
})
export class EscalationsModule {}
