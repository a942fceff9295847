import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { useTime } from '../platform/use-time.js';
import { LinkCard } from '../ui/card.js';
import { BackLink } from '../ui/navigation.js';
import { EmptyState, Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { MyDecisions } from './you.graphql.js';
import styles from './you.module.css';

/** What was done to my words, each with its reasons and a way to object (ux.md M22). */
export function DecisionsPage() {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const decisions = useQuery(queryOf(MyDecisions));
  useHint('notices.changed', () => void decisions.refetch());
  return (
    <div className={styles.page}>
      <BackLink to="/you">{t('nav.you')}</BackLink>
      <PageTitle />
      {decisions.isPending && <Skeleton stillText={t('app.loading')} />}
      {decisions.isError && <LoadFailed query={decisions} />}
      {decisions.data?.myDecisions.length === 0 && <EmptyState>{t('decisions.empty')}</EmptyState>}
      <ul className={styles.cards}>
        {decisions.data?.myDecisions.map((one) => (
          <LinkCard
            key={one.id}
            as="li"
            lead="scales"
            note={
              <>
                {one.liftedAt ? (
                  <Tag tone="done">{t('decisions.lifted')}</Tag>
                ) : (
                  one.appeal && (
                    <Tag tone="soft">{t(one.appeal.outcome ? 'decisions.answered' : 'decisions.asked')}</Tag>
                  )
                )}{' '}
                {one.groupName}, {time.dayAndClock(one.createdAt)}
              </>
            }
          >
            <Link to={`/you/decisions/${one.id}`}>
              {say(`decisions.what.${one.what}`, {}, 'decisions.what.HIDDEN')}
            </Link>
          </LinkCard>
        ))}
      </ul>
    </div>
  );
}
