import { useQuery } from '@tanstack/react-query';
import { useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { TodayViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { useViewer } from '../platform/session.js';
import { ThreadRow } from '../platform/thread-row.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Card, LinkCard } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { EndMarker } from '../ui/end-marker.js';
import { Portrait } from '../ui/portrait.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { TodayView } from './today.graphql.js';
import styles from './today.module.css';
import { UnsentWords } from './unsent-words.js';

type Today = TodayViewQuery['today'];

/** What is new for me, in one look; then stop (ux.md M05). */
export function TodayPage() {
  const t = useT();
  const time = useTime();
  const viewer = useViewer();
  const today = useQuery({ ...queryOf(TodayView), refetchOnMount: 'always' });
  useHint('notices.changed', () => void today.refetch());
  const mine = viewer.memberships.filter((one) => one.standing === 'ACTIVE');
  const name = mine[0]?.displayName ?? viewer.workName ?? '';
  const now = new Date();
  const data = today.data?.today;
  const nothing = data && data.forYou.length + data.conversations.length + data.threads.length === 0;

  const aside = (
    <>
      <section>
        <h2>{t('today.quiet.title')}</h2>
        <p>{t('today.quiet.text')}</p>
      </section>
      <section>
        <h2>{t('today.notEmergency.title')}</h2>
        <p>
          {t('today.notEmergency.text')} <a href="/help">{t('app.help')}</a>
        </p>
      </section>
    </>
  );

  return (
    <Columns aside={aside} asideLabel={t('thread.aside')}>
      <div className={styles.head}>
        <div>
          <p className={styles.date}>{time.longDay(now)}</p>
          <PageTitle windowTitle={t('screen.today')} className={styles.hello}>
            {t(`today.hello.${time.partOfDay(now)}`, { name })}
          </PageTitle>
        </div>
        {mine.length > 0 && (
          <LinkButton to="/write" kind="primary" icon="write">
            {t('today.write')}
          </LinkButton>
        )}
      </div>
      {today.isPending && <Skeleton stillText={t('app.loading')} />}
      {today.isError && <LoadFailed query={today} />}
      {mine.length === 0 && data && (
        <EmptyState action={<LinkButton to="/groups">{t('write.findGroup')}</LinkButton>}>
          {t('today.noGroups')}
        </EmptyState>
      )}
      <UnsentWords />
      {data && <ForYou today={data} />}
      {data?.rooms.map((room) => (
        <RoomCard key={room.id} room={room} />
      ))}
      {data && data.threads.length > 0 && (
        <section className={styles.section} aria-labelledby="new-in-groups">
          <h2 id="new-in-groups">{t('today.groups')}</h2>
          <ol className={styles.threads}>
            {data.threads.map((thread) => (
              <li key={thread.id}>
                <ThreadRow thread={thread} showGroup />
              </li>
            ))}
          </ol>
        </section>
      )}
      {data && mine.length > 0 && (
        <EndMarker title={nothing ? t('today.nothing') : t('today.end')}>{t('today.endText')}</EndMarker>
      )}
    </Columns>
  );
}

function ForYou({ today }: { today: Today }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  if (today.forYou.length + today.conversations.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="for-you">
      <h2 id="for-you">{t('today.forYou')}</h2>
      <ul className={styles.cards}>
        {today.conversations.map((conversation) => (
          <LinkCard
            key={conversation.id}
            as="li"
            lead={conversation.kind === 'CLINICAL' ? 'stethoscope' : 'mail'}
            note={time.dayAndClock(conversation.lastMessageAt)}
          >
            <Link to={`/messages/${conversation.id}`}>
              {t(conversation.kind === 'CLINICAL' ? 'today.clinic' : 'today.team')}
            </Link>
          </LinkCard>
        ))}
        {today.forYou.map((notice) => (
          <LinkCard key={notice.id} as="li" lead="bell" note={time.dayAndClock(notice.createdAt)}>
            <Link to={notice.link}>
              {say(
                `notice.${notice.kind}`,
                Object.fromEntries(notice.facts.map((fact) => [fact.name, fact.value])),
                'notice.other' as never,
              )}
            </Link>
          </LinkCard>
        ))}
      </ul>
    </section>
  );
}

function RoomCard({ room }: { room: Today['rooms'][number] }) {
  const t = useT();
  const intl = useIntl();
  const time = useTime();
  const when = room.isOpen
    ? room.closesAt
      ? t('live.openUntil', { at: time.shortClock(room.closesAt) })
      : t('live.open')
    : room.opensAt
      ? t('live.opens', { at: time.dayAndClock(room.opensAt) })
      : t('live.closed');
  return (
    <Card as="section" tone="sand" className={styles.room ?? ''}>
      <div>
        <p className={styles.when}>{when}</p>
        <h2>{room.title}</h2>
        <p>{room.groupName}</p>
        {room.moderatorsHere.length > 0 && (
          <p className={styles.hosts}>
            {room.moderatorsHere.map((host) => (
              <Portrait key={host.membershipId} name={host.avatar} size={40} />
            ))}
            {t('today.hosts', {
              count: room.moderatorsHere.length,
              names: intl.formatList(room.moderatorsHere.map((host) => host.displayName)),
            })}
          </p>
        )}
      </div>
      <LinkButton to={`/rooms/${room.id}`}>{room.isOpen ? t('live.join') : t('live.look')}</LinkButton>
    </Card>
  );
}
