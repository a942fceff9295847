import { Module } from '@nestjs/common';

import { AccountsModule } from '../accounts/accounts.module.js';
import { ConfigurationModule } from '../configuration/configuration.module.js';
import { EscalationsModule } from '../escalations/escalations.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PagingModule } from '../paging/paging.module.js';
import { QualityModule } from '../quality/quality.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { ApprovalReactions } from './approval.reactions.js';
import { AuditNights } from './audit-night.service.js';
import { AuditNightStore } from './audit-night.store.js';
import { AuditTrailResolver } from './audit-trail.resolver.js';
import { AuditTrailService } from './audit-trail.service.js';
import { AuditTrailStore } from './audit-trail.store.js';
import { BoardResolver } from './board.resolver.js';
import { BoardService } from './board.service.js';
import { BoardStore } from './board.store.js';
import { DetectorRecord } from './detector-record.service.js';
import { DetectorRecordStore } from './detector-record.store.js';
import { GroupAdminResolver } from './group-admin.resolver.js';
import { GroupAdminService } from './group-admin.service.js';
import { GroupAdminStore } from './group-admin.store.js';
import { PeopleResolver } from './people.resolver.js';
import { PeopleService } from './people.service.js';
import { PeopleStore } from './people.store.js';
import { ReportClinicStore } from './report/report-clinic.store.js';
import { ReportPublicStore } from './report/report-public.store.js';
import { ReportResolver } from './report/report.resolver.js';
import { ReportService } from './report/report.service.js';
import { ReportStore } from './report/report.store.js';
import { RuleFiguresResolver } from './rule-figures.resolver.js';
import { RuleFiguresService } from './rule-figures.service.js';
import { RuleFiguresStore } from './rule-figures.store.js';

/** What those who run the service need: board, people, groups, audit trail, reports, figures of the detector's rules. */
@Module({
  imports: [
    AccountsModule,
    ConfigurationModule,
    ModerationModule,
    EscalationsModule,
    NotificationsModule,
    PagingModule,
    QualityModule,
    ScreeningModule,
  ],
  providers: [
    BoardStore,
    BoardService,
    BoardResolver,
    PeopleStore,
    PeopleService,
    PeopleResolver,
    GroupAdminStore,
    GroupAdminService,
    GroupAdminResolver,
    AuditTrailStore,
    AuditTrailService,
    AuditTrailResolver,
    AuditNightStore,
    AuditNights,
    DetectorRecordStore,
    DetectorRecord,
    RuleFiguresStore,
    RuleFiguresService,
    RuleFiguresResolver,
    ApprovalReactions,
    ReportStore,
    ReportClinicStore,
    ReportPublicStore,
    ReportService,
    ReportResolver,
  ],
})
export class RunModule {}
