import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { WaitingFirstPostsQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import styles from './desk.module.css';
import { WaitingFirstPosts } from './first-posts.graphql.js';

/** Somebody's first words in a group that nobody has answered: peers were asked, now it is for the desk. */
export function FirstPostsPage() {
  const t = useT();
  const [params] = useSearchParams();
  const after = params.get('after');
  const query = useQuery({ ...queryOf(WaitingFirstPosts, { after }), refetchInterval: 60_000 });
  const found = query.data?.waitingFirstPosts;
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('firstPosts.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={3} height={8} />}
      {query.isError && !found && <LoadFailed query={query} />}
      {found?.items.length === 0 && <EmptyState>{t('firstPosts.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {found?.items.map((post) => (
          <WaitingCard key={post.threadId} post={post} />
        ))}
      </ul>
      {found && (
        <Pagination
          label={t('firstPosts.pages')}
          previous={after ? { to: '?', text: t('firstPosts.start') } : undefined}
          next={
            found.page.hasNext && found.page.next
              ? { to: `?${new URLSearchParams({ after: found.page.next })}`, text: t('firstPosts.next') }
              : undefined
          }
        />
      )}
    </>
  );
}

function WaitingCard({ post }: { post: WaitingFirstPostsQuery['waitingFirstPosts']['items'][number] }) {
  const t = useT();
  const time = useTime();
  const now = Date.now();
  const isLate = Date.parse(post.answerBy) <= now;
  const waited = time.span((now - Date.parse(post.publishedAt)) / 1000);
  return (
    <Card as="li" className={styles.card}>
      <div className={styles.cardHead}>
        <h2>{post.groupName}</h2>
        <Tag tone={isLate ? 'waiting' : 'neutral'}>
          {t(isLate ? 'firstPosts.late' : 'firstPosts.by', { at: time.dayAndClock(post.answerBy) })}
        </Tag>
      </div>
      <p>
        {t('firstPosts.since', { time: waited })} {t('firstPosts.greeters', { count: post.greeters })}
      </p>
      <div className={styles.buttons}>
        <LinkButton to={`/t/${post.threadId}`} size="small">
          {t('firstPosts.open')}
          <span className="visually-hidden">{t('firstPosts.which', { group: post.groupName, time: waited })}</span>
        </LinkButton>
      </div>
    </Card>
  );
}
