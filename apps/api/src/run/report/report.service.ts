import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { type Period, periodsBack, type ReportKind, reportKinds } from '@kith/domain/report/period';
import { reportPolicy } from '@kith/domain/report/report.policy';

import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config.js';
import { Db, type Tx } from '../../platform/db.js';
import { CONFIG } from '../../platform/settings.js';
import { RuleFiguresStore } from '../rule-figures.store.js';
import { csvOf } from './csv.js';
import type { Draft } from './draft.js';
import { monthly } from './monthly.js';
import { pdfOf } from './pdf.js';
import { type NamedPeriod, publish, type Report } from './report.js';
import { ReportClinicStore } from './report-clinic.store.js';
import { ReportPublicStore } from './report-public.store.js';
import { ReportStore, type TrendRow } from './report.store.js';
import { dateIn, leads, momentIn, periodName, titles } from './report-words.js';
import { weekly } from './weekly.js';
import { yearly } from './yearly.js';

export type ReportFormat = 'CSV' | 'PDF';

/** How far back one can choose, and how many periods the line of a trend shows. */
const mostPeriods: Readonly<Record<ReportKind, number>> = { WEEKLY: 104, MONTHLY: 36, YEARLY: 10 };
const weeksInTrend = 13;

/** Reports of what happened in a week, a month or a year: figures without small numbers, words or names (2.10). */
@Injectable()
export class ReportService {
  constructor(
    private readonly db: Db,
    private readonly store: ReportStore,
    private readonly clinic: ReportClinicStore,
    private readonly open: ReportPublicStore,
    private readonly rules: RuleFiguresStore,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Kinds that this person may read. */
  kinds(actor: Actor): ReportKind[] {
    return reportKinds.filter((kind) => reportPolicy.read(actor, { kind }));
  }

  /** Periods to choose from, newest first. The first is not over. */
  async periods(actor: Actor, kind: ReportKind): Promise<NamedPeriod[]> {
    authorize(reportPolicy, 'read', actor, { kind });
    return this.periodsIn(this.db.reader, kind, this.clock.now());
  }

  /**
   * The report of a period, or of the last that is over. The pack that lists cases is written down before it is read.
   * Refuses `input.invalid` for a period that nobody can choose.
   */
  async report(actor: Actor, kind: ReportKind, key: string | null): Promise<Report> {
    authorize(reportPolicy, 'read', actor, { kind });
    const at = this.clock.now();
    const period = await this.period(this.db.reader, kind, key, at);
    if (kind === 'MONTHLY')
      await this.db.tx((tx) =>
        this.audit.record(tx, actor, { action: 'report.view', targetType: 'report', targetId: targetOf(kind, period) }),
      );
    return this.make(this.db.reader, kind, period, at);
  }

  /** The same as a file. Each one is on record before it is made (R54). */
  async export(
    actor: Actor,
    kind: ReportKind,
    key: string,
    format: ReportFormat,
  ): Promise<{ fileName: string; mediaType: string; base64: string }> {
    authorize(reportPolicy, 'export', actor, { kind });
    const at = this.clock.now();
    const period = await this.period(this.db.reader, kind, key, at);
    await this.db.tx((tx) =>
      this.audit.record(tx, actor, {
        action: 'report.export',
        targetType: 'report',
        targetId: targetOf(kind, period),
        details: { format },
      }),
    );
    const report = await this.make(this.db.reader, kind, period, at);
    const name = `kith-${kind.toLowerCase()}-${period.key}${period.isOver ? '' : '-so-far'}`;
    return format === 'CSV'
      ? { fileName: `${name}.csv`, mediaType: 'text/csv', base64: Buffer.from(csvOf(report)).toString('base64') }
      : { fileName: `${name}.pdf`, mediaType: 'application/pdf', base64: (await pdfOf(report)).toString('base64') };
  }

  private async period(tx: Tx, kind: ReportKind, key: string | null, now: Date): Promise<NamedPeriod> {
    const periods = await this.periodsIn(tx, kind, now);
    const found = key === null ? (periods[1] ?? periods[0]) : periods.find((one) => one.key === key);
    if (!found)
      throw new DomainError('input.invalid', {
        field: 'period',
        wanted: periods
          .map((one) => one.key)
          .slice(0, 3)
          .join(', '),
      });
    return found;
  }

  private async periodsIn(tx: Tx, kind: ReportKind, now: Date): Promise<NamedPeriod[]> {
    const { timeZone } = this.config;
    const began = (await this.store.began(tx)) ?? now;
    return periodsBack(kind, began, now, timeZone, mostPeriods[kind]).map((period) => ({
      ...period,
      name: periodName(kind, period, timeZone),
      isOver: period.until <= now,
    }));
  }

  private async make(tx: Tx, kind: ReportKind, period: NamedPeriod, at: Date): Promise<Report> {
    const { timeZone } = this.config;
    const draft = await this.draft(tx, kind, period);
    return {
      kind,
      title: titles[kind],
      lead: leads[kind],
      period,
      madeAt: at,
      madeAtText: momentIn(at, timeZone),
      ...publish(draft, timeZone),
    };
  }

  private draft(tx: Tx, kind: ReportKind, period: Period): Promise<Draft> {
    switch (kind) {
      case 'WEEKLY':
        return this.weekly(tx, period);
      case 'MONTHLY':
        return this.monthly(tx, period);
      case 'YEARLY':
        return this.yearly(tx, period);
    }
  }

  private async weekly(tx: Tx, period: Period): Promise<Draft> {
    const [doors, concerns, steps, read, breaches, judged, misses, load, shifts, lodged, decided, trend] =
      await Promise.all([
        this.store.doors(tx, period),
        this.store.concerns(tx, period),
        this.store.steps(tx, period),
        this.store.read(tx, period),
        this.store.breaches(tx, period),
        this.rules.handledByCategory(tx, period.from, period.until),
        this.store.misses(tx, period),
        this.store.load(tx, period),
        this.store.shifts(tx, period),
        this.store.lodged(tx, period),
        this.store.decided(tx, period),
        this.trend(tx, 'week', period),
      ]);
    return weekly({ doors, concerns, steps, read, breaches, judged, misses, load, shifts, lodged, decided, trend });
  }

  private async monthly(tx: Tx, period: Period): Promise<Draft> {
    const [crises, opened, outcomes, reveals, complaints, lodged, decided, breaches, hazards, nights] =
      await Promise.all([
        this.clinic.crises(tx, period),
        this.clinic.opened(tx, period),
        this.clinic.outcomes(tx, period),
        this.clinic.reveals(tx, period),
        this.clinic.complaints(tx, period),
        this.store.lodged(tx, period),
        this.store.decided(tx, period),
        this.store.breaches(tx, period),
        this.clinic.hazards(tx, period),
        this.clinic.nights(tx, period),
      ]);
    return monthly({ crises, opened, outcomes, reveals, complaints, lodged, decided, breaches, hazards, nights });
  }

  private async yearly(tx: Tx, period: Period): Promise<Draft> {
    const [reports, statements, doors, read, judged, steps, lodged, decided, orders, certified, trend] =
      await Promise.all([
        this.open.reports(tx, period),
        this.open.statements(tx, period),
        this.store.doors(tx, period),
        this.store.read(tx, period),
        this.rules.handledByCategory(tx, period.from, period.until),
        this.store.steps(tx, period),
        this.store.lodged(tx, period),
        this.store.decided(tx, period),
        this.open.orders(tx, period),
        this.open.certified(tx, period),
        this.trend(tx, 'month', period),
      ]);
    return yearly({ reports, statements, doors, read, judged, steps, lodged, decided, orders, certified, trend });
  }

  /** The weeks up to this one, or the months of a year; also those in which nothing happened. */
  private async trend(tx: Tx, unit: 'week' | 'month', { from, until }: Period): Promise<TrendRow[]> {
    const { timeZone } = this.config;
    const kind = unit === 'week' ? 'WEEKLY' : 'MONTHLY';
    const last = new Date(until.getTime() - 1);
    const shown = periodsBack(kind, unit === 'week' ? new Date(0) : from, last, timeZone, weeksInTrend).reverse();
    const found = await this.store.trend(tx, unit, { from: shown[0]!.from, until }, timeZone);
    return shown.map((one) => {
      const day = dateIn(one.from, timeZone);
      return found.find((row) => row.day === day) ?? { day, count: 0, middleSeconds: null, measured: 0 };
    });
  }
}

const targetOf = (kind: ReportKind, { key }: Period): string => `${kind}:${key}`;
