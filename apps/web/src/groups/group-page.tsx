import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { ThreadSort } from '../gql/graphql.js';
import { FirstPostPromise } from '../platform/first-post-promise.js';
import { keyOf, queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { useHint } from '../platform/realtime.js';
import { ThreadRow } from '../platform/thread-row.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { GroupFrame, type GroupData } from './group-frame.js';
import { GroupThreads, VisitGroup } from './group.graphql.js';
import styles from './group.module.css';

const sorts: readonly ThreadSort[] = ['NEWEST', 'OLDEST', 'NO_REPLY'];

/** The talk of a group: newest, oldest, or those nobody has answered (ux.md M07). */
export function GroupPage() {
  return <GroupFrame>{(group) => <Talk key={group.id} group={group} />}</GroupFrame>;
}

/** The visit counts from the arrival, before the list is asked what is new since the one before it. */
function Talk({ group }: { group: GroupData }) {
  const t = useT();
  const time = useTime();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const sort = sorts.find((one) => one === params.get('sort')) ?? 'NEWEST';
  const [after, before] = [params.get('after'), params.get('before')];
  const visit = useQuery({
    ...queryOf(VisitGroup, { groupId: group.id }),
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const threads = useQuery({
    ...queryOf(GroupThreads, { slug: group.slug, sort, after, before }),
    enabled: visit.isFetched,
    refetchOnMount: 'always',
  });
  useHint('group.changed', (hint) => {
    if (!hint || hint.id === group.id) void client.invalidateQueries({ queryKey: keyOf(GroupThreads) });
  });
  const page = threads.data?.threads;
  const to = (mark: { after?: string; before?: string }) => `?${new URLSearchParams({ sort, ...mark })}`;

  return (
    <>
      <nav className={styles.sorts} aria-label={t('group.sort')}>
        {sorts.map((one) => (
          <Link key={one} to={`?sort=${one}`} aria-current={one === sort ? 'page' : undefined}>
            {t(`group.sort.${one}`)}
          </Link>
        ))}
      </nav>
      {threads.isPending && <Skeleton stillText={t('app.loading')} />}
      {threads.isError && <LoadFailed query={threads} />}
      {page && !after && !before && page.sinceAt && page.newSinceVisit > 0 && (
        <p className={styles.since}>
          {t('group.since', { count: page.newSinceVisit, day: time.dayAndClock(page.sinceAt) })}
        </p>
      )}
      {page?.items.length === 0 && (
        <EmptyState action={<LinkButton to={`/write?group=${group.slug}`}>{t('today.write')}</LinkButton>}>
          {sort === 'NO_REPLY' ? (
            t('group.allAnswered')
          ) : (
            <>
              {t('group.empty')} <FirstPostPromise minutes={group.firstPostPromise} />
            </>
          )}
        </EmptyState>
      )}
      <ol className={styles.threads}>
        {page?.items.map((thread) => (
          <li key={thread.id}>
            <ThreadRow thread={thread} />
          </li>
        ))}
      </ol>
      {page && (
        <Pagination
          label={t('group.pages')}
          previous={page.before ? { to: to({ before: page.before }), text: t('group.previous') } : undefined}
          next={
            page.page.hasNext && page.page.next
              ? { to: to({ after: page.page.next }), text: t('group.next') }
              : undefined
          }
        />
      )}
    </>
  );
}
