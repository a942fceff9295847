import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import type { ReportKind } from '@kith/domain/report/period';

import { CurrentActor } from '../../platform/auth.js';
import {
  ReportFileModel,
  ReportPeriodModel,
  ServiceReportFormat,
  ServiceReportKind,
  ServiceReportModel,
} from './report.model.js';
import { type ReportFormat, ReportService } from './report.service.js';

const kind = { type: () => ServiceReportKind };

@Resolver()
export class ReportResolver {
  constructor(private readonly reports: ReportService) {}

  @Query(() => [ServiceReportKind], { description: 'Reports that the asker may read; none for most people.' })
  reportKinds(@CurrentActor() actor: Actor): ReportKind[] {
    return this.reports.kinds(actor);
  }

  @Query(() => [ReportPeriodModel], { description: 'Periods to choose from, newest first. The first is not over.' })
  reportPeriods(@CurrentActor() actor: Actor, @Args('kind', kind) which: ReportKind) {
    return this.reports.periods(actor, which);
  }

  @Query(() => ServiceReportModel, {
    description:
      'A report of one period; without a period, of the last that is over. Weekly and yearly: leads, programme manager, privacy officer and auditor. Monthly: clinical and safeguarding lead, privacy officer and auditor; reading it is recorded.',
  })
  serviceReport(
    @CurrentActor() actor: Actor,
    @Args('kind', kind) which: ReportKind,
    @Args('period', { type: () => String, nullable: true }) period?: string,
  ) {
    return this.reports.report(actor, which, period ?? null);
  }

  @Mutation(() => ReportFileModel, {
    description: 'A report as a file, for those who may read it. Each one is on record (R54).',
  })
  exportReport(
    @CurrentActor() actor: Actor,
    @Args('kind', kind) which: ReportKind,
    @Args('period') period: string,
    @Args('format', { type: () => ServiceReportFormat }) format: ReportFormat,
  ) {
    return this.reports.export(actor, which, period, format);
  }
}
