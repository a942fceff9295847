import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { DataSource } from 'typeorm';

import { AccountsModule } from './accounts/accounts.module.js';
import { CareModule } from './care/care.module.js';
import { ConfigurationModule } from './configuration/configuration.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { EscalationsModule } from './escalations/escalations.module.js';
import { GreetingModule } from './greeting/greeting.module.js';
import { GroupsModule } from './groups/groups.module.js';
import { HandoffModule } from './handoff/handoff.module.js';
import { HelpModule } from './help/help.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { InboxModule } from './inbox/inbox.module.js';
import { LexiconModule } from './lexicon/lexicon.module.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { SignedInGuard } from './platform/auth.js';
import type { Config } from './platform/config.js';
import { Unlogged } from './platform/graphql-error.js';
import { graphqlModule } from './platform/graphql.module.js';
import { PagingModule } from './paging/paging.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { RealtimeGateway } from './platform/realtime.gateway.js';
import { DateTimeScalar, UuidScalar } from './platform/scalars.js';
import { QualityModule } from './quality/quality.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { RoomsModule } from './rooms/rooms.module.js';
import { RunModule } from './run/run.module.js';
import { DemoStaff } from './seed/demo-staff.js';
import { ScreeningModule } from './screening/screening.module.js';
import { SearchModule } from './search/search.module.js';
import { ShiftsModule } from './shifts/shifts.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { TodayModule } from './today/today.module.js';
import { VisitsModule } from './visits/visits.module.js';

/** Every feature, lower before higher: a lower one never knows a higher one. */
export const features = [
  ConfigurationModule,
  AccountsModule,
  GroupsModule,
  NotificationsModule,
  PagingModule,
  ScreeningModule,
  ShiftsModule,
  ThreadsModule,
  SearchModule,
  VisitsModule,
  RoomsModule,
  ConversationsModule,
  ModerationModule,
  GreetingModule,
  CareModule,
  EscalationsModule,
  QualityModule,
  IdentityModule,
  HandoffModule,
  RetentionModule,
  InboxModule,
  TodayModule,
  RunModule,
  LexiconModule,
  HelpModule,
];

/** Entities of all features, for TypeORM. */
export const entities: (new () => object)[] = [];

/** The composition root: the one place that puts features together. */
@Module({})
export class AppModule {
  static with(config: Config, dataSource: DataSource, schemaFile: string | true = true): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config, dataSource), graphqlModule(schemaFile), ...features],
      providers: [
        UuidScalar,
        DateTimeScalar,
        RealtimeGateway,
        DemoStaff,
        { provide: APP_GUARD, useClass: SignedInGuard },
        { provide: APP_FILTER, useClass: Unlogged },
      ],
    };
  }
}
