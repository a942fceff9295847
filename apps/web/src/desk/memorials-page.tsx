import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import styles from './desk.module.css';
import { MemorialCard } from './memorial-card.js';
import { Memorials } from './memorial.graphql.js';

/** After a death: what is shown, what is said, and who is owed a talk (R47). For leads. */
export function MemorialsPage() {
  const t = useT();
  const query = useQuery(queryOf(Memorials));
  const isRefused = refusalOf(query.error) === 'action.forbidden';
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('memorials.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={10} />}
      {query.isError && !isRefused && <LoadFailed query={query} />}
      {isRefused && <EmptyState>{t('memorials.forLeads')}</EmptyState>}
      {query.data?.memorials.length === 0 && <EmptyState>{t('memorials.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {query.data?.memorials.map((memorial) => (
          <MemorialCard key={memorial.id} memorial={memorial} />
        ))}
      </ul>
    </>
  );
}
