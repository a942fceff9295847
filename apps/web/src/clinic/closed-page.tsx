import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { CaseRow } from './case-row.js';
import { ClosedCases } from './clinic.graphql.js';
import styles from './clinic.module.css';
import { NotLoaded } from './refused.js';

/** Ended cases that the viewer may open, newest first (ux.md K05). */
export function ClosedPage() {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const closed = useQuery(queryOf(ClosedCases, { after }));
  const data = closed.data?.closedCases;
  return (
    <div className={styles.page}>
      <PageTitle />
      {closed.isPending && <Skeleton stillText={t('app.loading')} height={6.5} />}
      {closed.isError && <NotLoaded query={closed} />}
      {data?.items.length === 0 && <EmptyState>{t('closed.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul role="list" className={styles.rows}>
          {data.items.map((row) => (
            <CaseRow key={row.id} row={row} />
          ))}
        </ul>
      )}
      {data && (
        <Pagination
          label={t('closed.pages')}
          previous={after ? { to: '?', text: t('closed.newest') } : undefined}
          next={
            data.page.hasNext && data.page.next
              ? { to: `?after=${encodeURIComponent(data.page.next)}`, text: t('closed.next') }
              : undefined
          }
        />
      )}
    </div>
  );
}
