import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { RulePeriod } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { markOf } from '../platform/levels.js';
import { PageTitle } from '../platform/page-title.js';
import { TextField } from '../ui/field.js';
import { LinkTabs } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { HowDetectorDid } from './detector.graphql.js';
import styles from './detector.module.css';
import { Missed } from './missed.js';
import { NotLoaded } from './refused.js';
import { RuleTable, type Rule } from './rule-table.js';
import run from './run.module.css';

const periods: readonly { days: number; period: RulePeriod }[] = [
  { days: 7, period: 'DAYS_7' },
  { days: 30, period: 'DAYS_30' },
  { days: 90, period: 'DAYS_90' },
];
const usual = 30;

/** What each rule of the detector did, by what people decided (safety.md 2.10, H03). Days and search are in the address. */
export function DetectorPage() {
  const t = useT();
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('days'));
  const { days, period } = periods.find((one) => one.days === asked) ?? periods.find((one) => one.days === usual)!;
  const search = params.get('q') ?? '';
  const figures = useQuery({ ...queryOf(HowDetectorDid, { period }), placeholderData: (before) => before });
  const data = figures.data?.ruleFigures;

  const to = (next: Record<string, string>) => {
    const kept = new URLSearchParams(params);
    for (const [name, value] of Object.entries(next)) {
      if (value) kept.set(name, value);
      else kept.delete(name);
    }
    return kept;
  };
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ words, ruleId, level }: Rule) => {
    const text = `${words} ${ruleId} ${t(`level.${markOf[level]}`)}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const rules = data?.rules.filter(matches) ?? [];

  return (
    <div className={styles.page}>
      <PageTitle />
      {figures.isError && !data ? (
        <NotLoaded query={figures} at="/run/detector" hidden />
      ) : (
        <>
          <p className={styles.lead}>{t('detector.lead')}</p>
          <LinkTabs
            label={t('detector.days')}
            tabs={periods.map((one) => ({
              to: `?${to({ days: String(one.days) }).toString()}`,
              text: t('detector.lastDays', { days: one.days }),
              current: one.days === days,
            }))}
          />
          {figures.isPending && <Skeleton stillText={t('app.loading')} height={4} rows={6} />}
          {data && (
            <section className={styles.part} aria-labelledby="detector-rules">
              <h2 id="detector-rules">{t('detector.rules')}</h2>
              {data.rules.length === 0 ? (
                <EmptyState>{t('detector.empty')}</EmptyState>
              ) : (
                <>
                  <div className={styles.find}>
                    <TextField
                      label={t('detector.find')}
                      type="search"
                      value={search}
                      onChange={(q) => setParams(to({ q }), { replace: true })}
                    />
                    <p className={run.quiet} role="status">
                      {search
                        ? t('detector.found', { count: rules.length, all: data.rules.length })
                        : t('detector.count', { count: rules.length })}
                    </p>
                  </div>
                  {rules.length === 0 ? (
                    <EmptyState>{t('detector.noMatch')}</EmptyState>
                  ) : (
                    <RuleTable rules={rules} labelledBy="detector-rules" />
                  )}
                </>
              )}
            </section>
          )}
          {data && <Missed kinds={data.misses} />}
        </>
      )}
    </div>
  );
}
