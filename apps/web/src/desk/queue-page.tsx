import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { QueueView } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Columns } from '../ui/columns.js';
import { LinkTabs } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { DeskQueue } from './desk.graphql.js';
import styles from './desk.module.css';
import { useDesk } from './desk-frame.js';
import { KeysFirstRun } from './keys-help.js';
import { QueueAside } from './queue-aside.js';
import { QueueList } from './queue-list.js';
import { NobodyTakes } from './queue-nobody.js';
import { QueueNext } from './queue-next.js';
import { useClaim } from './use-claim.js';

const views: readonly QueueView[] = ['OPEN', 'MINE', 'WAITING', 'ESCALATED', 'DONE'];

/** The next right thing, without scanning (S02). */
export function QueuePage() {
  const t = useT();
  const time = useTime();
  const [search] = useSearchParams();
  const view = views.find((one) => one === search.get('view')) ?? 'OPEN';
  const query = useQuery({ ...queryOf(DeskQueue, { view }), refetchInterval: usePollWhenDown() });
  const desk = useDesk().data?.desk;
  const claim = useClaim();
  const queue = query.data?.queue;
  useHint('queue.changed', () => void query.refetch());

  const count = (one: QueueView) => queue?.counts.find((each) => each.view === one)?.count;
  const tabs = views.map((one) => ({
    to: one === 'OPEN' ? '/desk/queue' : `/desk/queue?view=${one}`,
    text: t(`queue.tab.${one}`, { count: count(one) ?? '' }),
    current: one === view,
  }));

  return (
    <Columns for="staff" asideLabel={t('aside.shift')} aside={desk && <QueueAside desk={desk} />}>
      <div className={styles.head}>
        <PageTitle />
        {queue && <p>{t('queue.updated', { at: time.clock(queue.updatedAt) })}</p>}
      </div>
      <LinkTabs label={t('queue.tabs')} tabs={tabs} />
      <div className={styles.queue}>
        <KeysFirstRun />
        {claim.problem && (
          <Banner tone="caution" icon="info" close={{ label: t('app.close'), onClose: claim.clear }}>
            {claim.problem}
          </Banner>
        )}
        {desk && desk.nobodyTakes.length > 0 && <NobodyTakes rows={desk.nobodyTakes} />}
        {query.isPending && <Skeleton stillText={t('app.loading')} rows={5} height={6.5} />}
        {query.isError && !queue && <LoadFailed query={query} />}
        {query.isError && queue && (
          <Banner tone="caution" icon="cloud-off">
            {t('queue.stale', { at: time.clock(queue.updatedAt) })}
          </Banner>
        )}
        {queue && view === 'OPEN' && queue.items.length > 0 && (
          <QueueNext queue={queue} pending={claim.busy === 'next'} onClaim={claim.claimNext} />
        )}
        {queue && queue.items.length === 0 && <EmptyState>{t(`queue.empty.${view}`)}</EmptyState>}
        {queue && (
          <QueueList
            key={view}
            rows={queue.items}
            isOpen={view === 'OPEN'}
            busy={claim.busy}
            onClaim={claim.claim}
            onClaimNext={claim.claimNext}
            onHandBack={claim.handBack}
          />
        )}
      </div>
    </Columns>
  );
}
