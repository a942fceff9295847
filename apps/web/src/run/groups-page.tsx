import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { NotLoaded } from './refused.js';
import { RunGroups } from './run-groups.graphql.js';
import styles from './run.module.css';

/** Every group as a thing to run: how one joins, what is looked at first, who asks (ux.md A04). */
export function GroupsPage() {
  const t = useT();
  const groups = useQuery(queryOf(RunGroups));
  const items = groups.data?.runGroups;
  const create = (
    <LinkButton kind="primary" icon="plus" size="small" to="/run/groups/new">
      {t('groups.create')}
    </LinkButton>
  );
  return (
    <div className={styles.page}>
      <PageTitle />
      {groups.isPending && <Skeleton stillText={t('app.loading')} />}
      {groups.isError && <NotLoaded query={groups} at="/run/groups" />}
      {items?.length === 0 && <EmptyState action={create}>{t('groups.empty')}</EmptyState>}
      {items && items.length > 0 && (
        <>
          <div>{create}</div>
          <ul role="list" className={styles.rows}>
            {items.map((group) => (
              <Card as="li" key={group.id} className={styles.row!}>
                <div>
                  <div className={styles.rowHead}>
                    <h2>
                      <Link to={`/run/groups/${group.id}`}>{group.name}</Link>
                    </h2>
                    {group.asked.length > 0 && (
                      <Tag tone="waiting">{t('groups.asked', { count: group.asked.length })}</Tag>
                    )}
                  </div>
                  <p className={styles.quiet}>{group.summary}</p>
                  <p className={styles.tags}>
                    <Tag>{t(`groups.join.${group.joinRule}`)}</Tag>
                    {group.premoderation !== 'OFF' && (
                      <Tag>{t(group.premoderation === 'ALL' ? 'groups.pre.ALL' : 'groups.pre.FIRST_THREE')}</Tag>
                    )}
                    {group.isSensitive && <Tag>{t('groups.sensitive')}</Tag>}
                  </p>
                </div>
                <p className={`${styles.rowActs} ${styles.quiet}`}>{t('groups.members', { count: group.members })}</p>
              </Card>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
