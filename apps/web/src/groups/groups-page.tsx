import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { AllGroupsQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { Card } from '../ui/card.js';
import { Portrait } from '../ui/portrait.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { AllGroups } from './group.graphql.js';
import styles from './group.module.css';

type Group = AllGroupsQuery['groups'][number];

/** Find the right peers: mine first, then the others (ux.md M06). */
export function GroupsPage() {
  const t = useT();
  const groups = useQuery(queryOf(AllGroups));
  const mine =
    groups.data?.groups.filter(
      (group) => group.myMembership?.standing === 'ACTIVE' || group.myMembership?.standing === 'ASKED',
    ) ?? [];
  const others = groups.data?.groups.filter((group) => !mine.includes(group)) ?? [];
  return (
    <>
      <PageTitle />
      {groups.isPending && <Skeleton stillText={t('app.loading')} />}
      {groups.isError && <LoadFailed query={groups} />}
      {groups.data?.groups.length === 0 && <EmptyState>{t('groups.empty')}</EmptyState>}
      {mine.length > 0 && <GroupList title={t('groups.mine')} groups={mine} />}
      {others.length > 0 && <GroupList title={t('groups.others')} groups={others} />}
    </>
  );
}

function GroupList({ title, groups }: { title: string; groups: readonly Group[] }) {
  const t = useT();
  const say = useDynamicT();
  return (
    <section className={styles.list}>
      <h2>{title}</h2>
      <ul>
        {groups.map((group) => (
          <li key={group.id}>
            <Card as="article" className={styles.card ?? ''}>
              <h3>
                <Link to={`/groups/${group.slug}`}>{group.name}</Link>
              </h3>
              <p>{group.summary}</p>
              <p className={styles.facts}>
                {group.newThreads > 0 && (
                  <b className={styles.new}>{t('groups.newThreads', { count: group.newThreads })}</b>
                )}
                {group.myMembership?.standing === 'ASKED' && <Tag tone="sand">{t('groups.asked')}</Tag>}
                <span>{say(`groups.size.${group.sizeBand}`, {}, 'groups.size.SOME')}</span>
                <span>{t(`groups.rule.${group.joinRule}`)}</span>
                {group.moderatedHours && <span>{t('groups.hours', { hours: group.moderatedHours })}</span>}
              </p>
              {group.myMembership?.standing === 'ACTIVE' && (
                <p className={styles.as}>
                  <Portrait name={group.myMembership.avatar} size={32} />
                  {t('groups.as', { name: group.myMembership.displayName })}
                </p>
              )}
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}
