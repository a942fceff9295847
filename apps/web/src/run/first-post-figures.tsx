import { useQuery } from '@tanstack/react-query';
import { useSpanWords } from '../platform/agreed-times.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Skeleton } from '../ui/states.js';
import { NotLoaded } from './refused.js';
import { FirstPostFigures as Figures } from './run-groups.graphql.js';
import styles from './run.module.css';

/** Whether a person answered the first posts of one group, and how soon. Small numbers never leave the server. */
export function FirstPostFigures({ groupId }: { groupId: string }) {
  const t = useT();
  const span = useSpanWords();
  const query = useQuery(queryOf(Figures));
  const of = query.data?.firstPostFigures.find((one) => one.groupId === groupId);
  const number = (value: number | null | undefined) =>
    typeof value === 'number' ? String(value) : t('figures.hidden');
  return (
    <section aria-labelledby="first-posts" className={styles.form}>
      <h2 id="first-posts">{t('figures.title')}</h2>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={1} height={6} />}
      {query.isError && <NotLoaded query={query} at={`/run/groups/${groupId}`} />}
      {query.isSuccess && !of && <p>{t('figures.none')}</p>}
      {of && (
        <>
          <dl className={styles.figures}>
            <dt>{t('figures.inTime')}</dt>
            <dd>
              {of.inTimePercent === null ? t('figures.hidden') : t('figures.percent', { value: of.inTimePercent })}
            </dd>
            <dt>{t('figures.median')}</dt>
            <dd>{of.medianMinutes === null ? t('figures.hidden') : span(of.medianMinutes)}</dd>
            <dt>{t('figures.posts')}</dt>
            <dd>{number(of.posts)}</dd>
            <dt>{t('figures.byPeers')}</dt>
            <dd>{number(of.byPeers)}</dd>
            <dt>{t('figures.byStaff')}</dt>
            <dd>{number(of.byStaff)}</dd>
          </dl>
          <p className={styles.quiet}>{t('figures.note')}</p>
        </>
      )}
    </section>
  );
}
