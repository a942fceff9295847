import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { ReportViewQuery, ServiceReportKind } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { NativeSelect } from '../ui/field.js';
import { LinkTabs } from '../ui/navigation.js';
import { Pagination } from '../ui/pagination.js';
import { Skeleton } from '../ui/states.js';
import { NotLoaded } from './refused.js';
import { ReportFiles } from './report-files.js';
import { ReportPart } from './report-part.js';
import { ReportView } from './reports.graphql.js';
import styles from './reports.module.css';

const kinds: readonly ServiceReportKind[] = ['WEEKLY', 'MONTHLY', 'YEARLY'];

/** Reports of a week, a month or a year (safety.md 2.10, ux.md A10). Which one is in the address. */
export function ReportsPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const kind = kinds.find((one) => one === params.get('kind')) ?? 'WEEKLY';
  const view = useQuery({
    ...queryOf(ReportView, { kind, period: params.get('period') }),
    refetchOnWindowFocus: false,
    placeholderData: (before) => (before?.serviceReport.kind === kind ? before : undefined),
  });
  const data = view.data;
  const to = (next: Record<string, string>) => `?${new URLSearchParams({ kind, ...next }).toString()}`;

  return (
    <div className={styles.page}>
      <PageTitle />
      {view.isError && !data ? (
        <NotLoaded query={view} at="/run/reports" hidden />
      ) : (
        <>
          <LinkTabs
            label={t('reports.kinds')}
            tabs={(data?.reportKinds ?? [kind]).map((one) => ({
              to: to({ kind: one }),
              text: t(`reports.kind.${one}`),
              current: one === kind,
            }))}
          />
          {!data && <Skeleton stillText={t('app.loading')} height={8} rows={4} />}
          {data && (
            <>
              <Choice data={data} onChoose={(period) => setParams({ kind, period })} />
              <Report report={data.serviceReport} />
              <Neighbours data={data} to={(period) => to({ period })} />
            </>
          )}
        </>
      )}
    </div>
  );
}

/** Which period, and the way to take it along. */
function Choice({ data, onChoose }: { data: ReportViewQuery; onChoose: (period: string) => void }) {
  const t = useT();
  const { kind, period } = data.serviceReport;
  return (
    <div className={styles.choice}>
      <NativeSelect
        label={t('reports.period')}
        value={period.key}
        onChange={onChoose}
        options={data.reportPeriods.map(({ key, name, isOver }) => ({
          value: key,
          text: isOver ? name : t('reports.soFarOf', { name }),
        }))}
      />
      <ReportFiles kind={kind} period={period} />
    </div>
  );
}

function Report({ report }: { report: ReportViewQuery['serviceReport'] }) {
  const t = useT();
  const time = useTime();
  const { title, lead, period, highlights, tables, hasHidden, madeAt } = report;
  return (
    <article className={styles.report} aria-labelledby="report-title">
      <header className={styles.head}>
        <h2 id="report-title">{t('reports.title', { title, period: period.name })}</h2>
        <p className={styles.lead}>{lead}</p>
      </header>
      {!period.isOver && (
        <Banner tone="caution" icon="hourglass" live={false}>
          {t('reports.soFar')}
        </Banner>
      )}
      <dl className={styles.tiles}>
        {highlights.map(({ name, cell }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-hidden={cell.isHidden ? '' : undefined}>{cell.text}</dd>
          </div>
        ))}
      </dl>
      <div className={styles.parts}>
        {tables.map((table) => (
          <ReportPart key={table.id} table={table} />
        ))}
      </div>
      <p className={styles.quiet}>
        {hasHidden && `${t('reports.hidden')} `}
        {t('reports.made', { at: time.dayAndClock(madeAt) })}
      </p>
    </article>
  );
}

function Neighbours({ data, to }: { data: ReportViewQuery; to: (period: string) => string }) {
  const t = useT();
  const at = data.reportPeriods.findIndex(({ key }) => key === data.serviceReport.period.key);
  const link = (period: { key: string; name: string } | undefined) =>
    period && { to: to(period.key), text: period.name };
  return (
    <Pagination
      label={t('reports.neighbours')}
      previous={link(data.reportPeriods[at + 1])}
      next={link(data.reportPeriods[at - 1])}
    />
  );
}
