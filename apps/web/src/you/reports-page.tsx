import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyReportsQuery } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { MyReports, StillWorried } from './you.graphql.js';
import styles from './you.module.css';

type Report = MyReportsQuery['myReports'][number];

/** What I told moderators, where it stands and how it ended, in broad words (R10). */
export function ReportsPage() {
  const t = useT();
  const reports = useQuery(queryOf(MyReports));
  useHint('notices.changed', () => void reports.refetch());
  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      {reports.isPending && <Skeleton stillText={t('app.loading')} />}
      {reports.isError && <LoadFailed query={reports} />}
      {reports.data?.myReports.length === 0 && <EmptyState>{t('reports.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {reports.data?.myReports.map((report) => (
          <ReportCard key={report.id} report={report} />
        ))}
      </ul>
    </div>
  );
}

function ReportCard({ report }: { report: Report }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const words = useRefusalText();
  const client = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const done = report.status === 'DEALT_WITH';

  const worry = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(StillWorried, { reportId: report.id });
      await client.invalidateQueries({ queryKey: keyOf(MyReports) });
      announce(t('reports.worriedSent'));
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <Card as="li" className={styles.card ?? ''}>
      <div className={styles.cardHead}>
        <h2>{say(`reports.category.${report.category}`, {}, 'reports.category.other')}</h2>
        <Tag tone={done ? 'done' : 'soft'} {...(done && { icon: 'check' as const })}>
          {t(`reports.status.${report.status}`)}
        </Tag>
      </div>
      <p className={styles.meta}>{t('reports.sent', { at: time.dayAndClock(report.createdAt) })}</p>
      {!done && report.lookBy && <p>{t('reports.lookBy', { at: time.dayAndClock(report.lookBy) })}</p>}
      {done && (
        <p>
          {say(`reports.outcome.${report.outcome ?? ''}`, {}, 'reports.outcome.acted')}
          {report.outcomeAt && <span className={styles.meta}> {time.dayAndClock(report.outcomeAt)}</span>}
        </p>
      )}
      {report.viewerCan.stillWorried && (
        <div className={styles.row}>
          <p>{t('reports.worriedText')}</p>
          <Button pending={pending} onPress={() => void worry()}>
            {t('reports.worried')}
          </Button>
        </div>
      )}
      {problem && <p role="alert">{problem}</p>}
    </Card>
  );
}
