import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { DifferenceCard } from './difference-card.js';
import { QualityFrame } from './quality-frame.js';
import { Differences } from './quality.graphql.js';
import styles from './quality.module.css';
import { NotLoaded } from './refused.js';

/** What two people rated differently, with the words: for training (R51). Nobody is named. */
export function DifferencesPage() {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const found = useQuery({ ...queryOf(Differences, { after }), placeholderData: (before) => before });
  const data = found.data?.disagreements;
  const isForbidden = refusalOf(found.error) === 'action.forbidden';
  return (
    <QualityFrame lead={t('differences.lead')} tabs={!found.isError || isForbidden || Boolean(data)}>
      {found.isPending && <Skeleton stillText={t('app.loading')} height={10} />}
      {isForbidden && <EmptyState>{t('differences.forLeads')}</EmptyState>}
      {found.isError && !isForbidden && !data && <NotLoaded query={found} at="/run/quality" hidden />}
      {data?.items.length === 0 && <EmptyState>{t('differences.empty')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul role="list" className={styles.cards}>
          {data.items.map((difference) => (
            <DifferenceCard key={difference.id} difference={difference} />
          ))}
        </ul>
      )}
      {data && (
        <Pagination
          label={t('differences.pages')}
          previous={after ? { to: '?', text: t('quality.newest') } : undefined}
          next={
            data.page.hasNext && data.page.next
              ? { to: `?${new URLSearchParams({ after: data.page.next }).toString()}`, text: t('quality.older') }
              : undefined
          }
        />
      )}
    </QualityFrame>
  );
}
