import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { NoticesQuery } from '../gql/graphql.js';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { useSession } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { announce } from '../ui/announcer.js';
import { Button } from '../ui/button.js';
import { LinkCard } from '../ui/card.js';
import { BackLink } from '../ui/navigation.js';
import { Pagination } from '../ui/pagination.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { MarkAllNoticesSeen, MarkNoticeSeen, NewestNotice, Notices } from './you.graphql.js';
import styles from './you.module.css';

type Notice = NoticesQuery['notices']['items'][number];

/** What concerns me, in order, each with its reason; all of it can be put away (ux.md M18). */
export function NoticesPage() {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const { refresh } = useSession();
  const [params] = useSearchParams();
  const after = params.get('after');
  const notices = useQuery(queryOf(Notices, { after }));
  const [fresh, setFresh] = useState(false);
  const [problem, setProblem] = useState('');
  const list = notices.data?.notices;
  const newest = list?.items[0]?.id;

  useHint('notices.changed', () => {
    if (after) return;
    void request(NewestNotice).then(
      ({ notices: now }) => now.items[0] && now.items[0].id !== newest && setFresh(true),
      () => undefined,
    );
  });

  const reload = () => Promise.all([client.invalidateQueries({ queryKey: keyOf(Notices) }), refresh()]);
  const markAll = async () => {
    setProblem('');
    try {
      await request(MarkAllNoticesSeen);
      await reload();
      announce(t('notices.allSeen'));
    } catch (error) {
      setProblem(words(error));
    }
  };

  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <div className={styles.head}>
        <PageTitle />
        {list && list.unseen > 0 && (
          <Button icon="check" onPress={() => void markAll()}>
            {t('notices.markAll')}
          </Button>
        )}
      </div>
      {problem && <p role="alert">{problem}</p>}
      {fresh && (
        <Button
          icon="arrow-down"
          onPress={() => {
            setFresh(false);
            void reload();
          }}
        >
          {t('notices.showNew')}
        </Button>
      )}
      {notices.isPending && <Skeleton stillText={t('app.loading')} />}
      {notices.isError && <LoadFailed query={notices} />}
      {list?.items.length === 0 && <EmptyState>{t('notices.empty')}</EmptyState>}
      {list && list.items.length > 0 && (
        <ul className={styles.cards}>
          {list.items.map((notice) => (
            <NoticeCard
              key={notice.id}
              notice={notice}
              onOpen={() => void request(MarkNoticeSeen, { id: notice.id }).then(reload, () => undefined)}
            />
          ))}
        </ul>
      )}
      <Pagination
        label={t('notices.pages')}
        previous={after ? { to: '/you/notices', text: t('notices.newest') } : undefined}
        next={
          list?.page.hasNext
            ? { to: `?after=${encodeURIComponent(list.page.next ?? '')}`, text: t('notices.older') }
            : undefined
        }
      />
    </div>
  );
}

const icons: Record<string, 'reply' | 'bubble' | 'stethoscope' | 'flag' | 'scales' | 'lock' | 'people'> = {
  reply: 'reply',
  team: 'bubble',
  clinician: 'stethoscope',
  case: 'stethoscope',
  report: 'flag',
  help: 'flag',
  decision: 'scales',
  appeal: 'scales',
  identity: 'lock',
  membership: 'people',
};

function NoticeCard({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const facts = Object.fromEntries(notice.facts.map((fact) => [fact.name, fact.value]));
  const why = say(`notice.why.${notice.kind}`, facts, 'notice.why.other');
  return (
    <LinkCard
      as="li"
      lead={icons[notice.kind.split('.')[0] ?? ''] ?? 'bell-ring'}
      note={
        <>
          {!notice.seenAt && <Tag tone="soft">{t('row.new')}</Tag>} {time.dayAndClock(notice.createdAt)}
          <span className={styles.why}>{why}</span>
        </>
      }
    >
      <Link to={notice.link} onClick={notice.seenAt ? undefined : onOpen}>
        {say(`notice.${notice.kind}`, facts, 'notice.other')}
      </Link>
    </LinkCard>
  );
}
