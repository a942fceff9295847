import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { RatingKind } from '../gql/graphql.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { refusalOf } from '../platform/refusal.js';
import { Banner } from '../ui/banner.js';
import { LinkButton } from '../ui/button.js';
import { LinkTabs } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { DeskNow } from './desk.graphql.js';
import styles from './desk.module.css';
import { KeysFirstRun } from './keys-help.js';
import { RatingForm } from './rating-form.js';
import { NextToRate } from './ratings.graphql.js';

/** A second pair of eyes, blind: concerns decided before, and words nobody flagged; one at a time (R51, H01). */
export function RatingsPage() {
  const t = useT();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const kind: RatingKind = search.get('of') === 'words' ? 'TEXT' : 'CONCERN';
  // One at a time: what is being read does not change under the eyes.
  const query = useQuery({ ...queryOf(NextToRate, { kind }), staleTime: Infinity, refetchOnWindowFocus: false });
  const [problem, setProblem] = useState('');
  const queue = query.data?.toRate;
  const isRefused = refusalOf(query.error) === 'action.forbidden';

  const goOn = (why = '') => {
    setProblem(why);
    void query.refetch();
    void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
  };

  return (
    <>
      <PageTitle />
      {!isRefused && <p className={styles.lead}>{t(`ratings.lead.${kind}`)}</p>}
      {isRefused && <EmptyState>{t('ratings.forLeads')}</EmptyState>}
      {!isRefused && (
        <LinkTabs
          label={t('ratings.kinds')}
          tabs={[
            { to: '/desk/ratings', text: t('ratings.kind.CONCERN'), current: kind === 'CONCERN' },
            { to: '/desk/ratings?of=words', text: t('ratings.kind.TEXT'), current: kind === 'TEXT' },
          ]}
        />
      )}
      <div className={styles.queue}>
        {queue?.next && <KeysFirstRun />}
        {problem && (
          <Banner tone="caution" icon="info" close={{ label: t('app.close'), onClose: () => setProblem('') }}>
            {problem}
          </Banner>
        )}
        {query.isPending && <Skeleton stillText={t('app.loading')} rows={2} height={14} />}
        {query.isError && !isRefused && <LoadFailed query={query} />}
        {queue && !queue.next && (
          <EmptyState action={<LinkButton to="/desk/queue">{t('concern.toQueue')}</LinkButton>}>
            {t(`ratings.empty.${kind}`)}
          </EmptyState>
        )}
        {queue?.next && <RatingForm key={queue.next.id} item={queue.next} left={queue.left} onDone={goOn} />}
      </div>
    </>
  );
}
