import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint, usePollWhenDown } from '../platform/realtime.js';
import { useViewer } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { LinkCard } from '../ui/card.js';
import { Columns } from '../ui/columns.js';
import { Icon } from '../ui/icon.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { AskHere } from './ask-here.js';
import { Conversations } from './messages.graphql.js';
import styles from './messages.module.css';

/** Private talk with the moderation teams and with the clinic (ux.md M14). */
export function MessagesPage() {
  const t = useT();
  const time = useTime();
  const viewer = useViewer();
  const list = useQuery({ ...queryOf(Conversations), refetchInterval: usePollWhenDown() });
  useHint('conversation.changed', () => void list.refetch());
  const groups = viewer.memberships.filter((one) => one.standing === 'ACTIVE');

  return (
    <Columns
      asideLabel={t('thread.aside')}
      aside={
        <section>
          <h2>{t('messages.who')}</h2>
          <p>{t('messages.whoText')}</p>
        </section>
      }
    >
      <PageTitle className={styles.title} />
      {viewer.memberships.length > 0 && <AskHere groupId={null} />}
      {list.isPending && <Skeleton stillText={t('app.loading')} />}
      {list.isError && <LoadFailed query={list} />}
      {list.data?.conversations.length === 0 && <EmptyState>{t('messages.empty')}</EmptyState>}
      {list.data && list.data.conversations.length > 0 && (
        <ul className={styles.list}>
          {list.data.conversations.map((one) => (
            <LinkCard
              key={one.id}
              as="li"
              lead={one.kind === 'CLINICAL' ? 'stethoscope' : 'bubble'}
              note={
                <>
                  {one.unread && <Tag tone="soft">{t('row.new')}</Tag>} {time.dayAndClock(one.lastMessageAt)}
                </>
              }
            >
              <Link to={`/messages/${one.id}`}>
                {one.kind === 'CLINICAL'
                  ? t('messages.clinic', { name: one.title })
                  : t('messages.team', { group: one.groupName ?? one.title })}
              </Link>
            </LinkCard>
          ))}
        </ul>
      )}
      {list.data && groups.length > 0 && (
        <section className={styles.begin} aria-labelledby="write-to-team">
          <h2 id="write-to-team">{t('messages.begin')}</h2>
          <p>{t('messages.beginText')}</p>
          <ul className={styles.list}>
            {groups.map((group) => (
              <li key={group.id}>
                <Link to={`/messages/team/${group.groupSlug}`} className={styles.choice}>
                  <Icon name="write" />
                  {t('messages.toTeam', { group: group.groupName })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Columns>
  );
}
