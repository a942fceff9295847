import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { GroupViewQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { QuickExit } from '../platform/quick-exit.js';
import { useTime } from '../platform/use-time.js';
import { LinkButton } from '../ui/button.js';
import { Columns } from '../ui/columns.js';
import { LinkTabs } from '../ui/navigation.js';
import { Person } from '../ui/person.js';
import { Skeleton } from '../ui/states.js';
import { GroupView } from './group.graphql.js';
import styles from './group.module.css';
import { JoinPanel } from './join-panel.js';

export type GroupData = NonNullable<GroupViewQuery['group']>;

/** Head and tabs of a group for whoever may read it; others see what it is and how to get in. */
export function GroupFrame({ children }: { children: (group: GroupData) => ReactNode }) {
  const t = useT();
  const time = useTime();
  const { group: slug = '' } = useParams();
  const view = useQuery(queryOf(GroupView, { slug }));
  const group = view.data?.group;

  if (view.isPending || view.isError) {
    return (
      <>
        <PageTitle />
        {view.isPending ? <Skeleton stillText={t('app.loading')} /> : <LoadFailed query={view} />}
      </>
    );
  }
  if (!group) {
    return (
      <>
        <PageTitle>{t('page.missing.title')}</PageTitle>
        <p>{t('page.missing.text')}</p>
      </>
    );
  }
  const inside = group.myMembership?.standing === 'ACTIVE';
  const aside = (
    <>
      <section>
        <h2>{t('aside.here')}</h2>
        {group.moderatorsHere.map((moderator) => (
          <Person
            key={moderator.displayName}
            avatar={moderator.avatar}
            name={moderator.displayName}
            note={t('aside.until', { at: time.shortClock(moderator.until) })}
          />
        ))}
        {group.moderatorsHere.length === 0 && <p>{t('aside.nobody')}</p>}
      </section>
      {group.viewerCan.enterRoom && group.room && (
        <section>
          <h2>{t('aside.live')}</h2>
          <p>
            {group.room.isOpen ? t('aside.liveOpen') : t('aside.liveClosed')}{' '}
            <Link to={`/rooms/${group.room.id}`}>{t('aside.room')}</Link>
          </p>
        </section>
      )}
      {inside && (
        <section>
          <h2>{t('group.team.title')}</h2>
          <p>
            {t('group.team.text')} <Link to={`/messages/team/${group.slug}`}>{t('group.team.link')}</Link>
          </p>
        </section>
      )}
    </>
  );

  return (
    <Columns aside={aside} asideLabel={t('thread.aside')}>
      <div className={styles.head}>
        <PageTitle>{group.name}</PageTitle>
        {group.isSensitive && <QuickExit />}
        {inside && group.viewerCan.write && (
          <LinkButton to={`/write?group=${group.slug}`} kind="primary" icon="write">
            {t('today.write')}
          </LinkButton>
        )}
      </div>
      <p className={styles.summary}>{group.summary}</p>
      {group.viewerCan.readContent ? (
        <>
          <LinkTabs
            label={t('group.tabs')}
            tabs={[
              { to: `/groups/${group.slug}`, text: t('group.talk'), exact: true },
              { to: `/groups/${group.slug}/live`, text: t('screen.live') },
              { to: `/groups/${group.slug}/about`, text: t('group.about') },
            ]}
          />
          {children(group)}
        </>
      ) : (
        <JoinPanel group={group} />
      )}
    </Columns>
  );
}
