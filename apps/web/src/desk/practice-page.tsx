import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { LoadFailed } from '../platform/load-failed.js';
import { PageTitle } from '../platform/page-title.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import styles from './desk.module.css';
import { Practice } from './practice.graphql.js';

/** Invented concerns for new moderators, with the look of the real ones and nothing behind it (S08). */
export function PracticePage() {
  const t = useT();
  const query = useQuery(queryOf(Practice));
  const concerns = query.data?.practice.concerns;
  const done = concerns?.filter(({ isDone }) => isDone).length ?? 0;
  const next = concerns?.find(({ isDone }) => !isDone);
  return (
    <>
      <PageTitle />
      <p className={styles.lead}>{t('practice.lead')}</p>
      {query.isPending && <Skeleton stillText={t('app.loading')} rows={5} height={6} />}
      {query.isError && !concerns && <LoadFailed query={query} />}
      {concerns && (
        <div className={styles.stack}>
          <section className={styles.section}>
            <p>
              <T id="practice.progress" values={{ done, total: concerns.length }} />
            </p>
            <div className={styles.meter} aria-hidden="true">
              <span style={{ inlineSize: `${(done / concerns.length) * 100}%` }} />
            </div>
            {next ? (
              <p>
                <LinkButton to={`/desk/practice/${next.code}`} kind="primary">
                  {t(done === 0 ? 'practice.start' : 'practice.goOn')}
                </LinkButton>
              </p>
            ) : (
              <p>{t('practice.finished')}</p>
            )}
          </section>
          <section className={styles.section} aria-labelledby="practice-list">
            <h2 id="practice-list">{t('practice.list')}</h2>
            <ul className={styles.rows}>
              {concerns.map(({ code, place, source, isDone }, at) => (
                <Card as="li" key={code}>
                  <p className={styles.where}>
                    <Link to={`/desk/practice/${code}`}>{t('practice.open', { number: at + 1, place })}</Link>
                    {isDone && <Tag tone="done">{t('practice.done')}</Tag>}
                  </p>
                  <p className={styles.source}>{source}</p>
                </Card>
              ))}
            </ul>
          </section>
        </div>
      )}
    </>
  );
}
