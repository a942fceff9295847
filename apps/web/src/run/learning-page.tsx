import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { LearningCard } from './learning-card.js';
import { LearningReviews } from './learning.graphql.js';
import lexicon from './kept.module.css';
import { QualityFrame } from './quality-frame.js';
import styles from './quality.module.css';
import { NotLoaded } from './refused.js';

/** What was missed or late, and what changes because of it (R52). It is about the service, never about a person. */
export function LearningPage() {
  const t = useT();
  const [params] = useSearchParams();
  const open = params.get('view') !== 'closed';
  const after = params.get('after');
  const found = useQuery({ ...queryOf(LearningReviews, { open, after }), placeholderData: (before) => before });
  const data = found.data?.learningReviews;
  const view = open ? '?' : '?view=closed';
  return (
    <QualityFrame lead={t('learning.lead')} tabs={!found.isError || Boolean(data)}>
      {!(found.isError && !data) && (
        <p className={styles.buttons}>
          <Link to="?" aria-current={open ? 'true' : undefined} className={lexicon.switch}>
            {t('learning.open')}
          </Link>
          <Link to="?view=closed" aria-current={open ? undefined : 'true'} className={lexicon.switch}>
            {t('learning.closed')}
          </Link>
        </p>
      )}
      {found.isPending && <Skeleton stillText={t('app.loading')} height={8} />}
      {found.isError && !data && <NotLoaded query={found} at="/run/quality" hidden />}
      {data?.items.length === 0 && <EmptyState>{t(open ? 'learning.empty' : 'learning.emptyClosed')}</EmptyState>}
      {data && data.items.length > 0 && (
        <ul role="list" className={styles.cards}>
          {data.items.map((review) => (
            <LearningCard key={review.id} review={review} />
          ))}
        </ul>
      )}
      {data && (
        <Pagination
          label={t('learning.pages')}
          previous={after ? { to: view, text: t(open ? 'learning.oldest' : 'quality.newest') } : undefined}
          next={
            data.page.hasNext && data.page.next
              ? {
                  to: `?${new URLSearchParams({ ...(!open && { view: 'closed' }), after: data.page.next }).toString()}`,
                  text: t(open ? 'learning.newer' : 'quality.older'),
                }
              : undefined
          }
        />
      )}
    </QualityFrame>
  );
}
