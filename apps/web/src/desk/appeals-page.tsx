import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { refusalOf } from '../platform/refusal.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { AppealCard } from './appeal-card.js';
import { Appeals } from './decisions.graphql.js';
import styles from './desk.module.css';

/** Another look at a decision, by another person than the first one (R22). */
export function AppealsPage() {
  const t = useT();
  const query = useQuery({ ...queryOf(Appeals), refetchInterval: usePollWhenDown() });
  const appeals = query.data?.appeals;
  useHint('queue.changed', () => void query.refetch());

  const isRefused = refusalOf(query.error) === 'action.forbidden';

  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('appeals.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={12} />}
      {query.isError && !isRefused && <LoadFailed query={query} />}
      {isRefused && <EmptyState>{t('appeals.forLeads')}</EmptyState>}
      {appeals?.length === 0 && <EmptyState>{t('appeals.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {appeals?.map((appeal) => (
          <AppealCard key={appeal.id} appeal={appeal} />
        ))}
      </ul>
    </>
  );
}
