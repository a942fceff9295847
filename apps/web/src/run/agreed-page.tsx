import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { Card } from '../ui/card.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { useAskAgain } from './agreed-frame.js';
import { AgreedParts } from './agreed.graphql.js';
import styles from './kept.module.css';
import { NotLoaded } from './refused.js';

/** What this organisation decides for itself, part by part. */
export function AgreedPage() {
  const t = useT();
  const query = useQuery(queryOf(AgreedParts));
  useHint('configuration.changed', useAskAgain());
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <PageTitle />
        <p className={styles.lead}>{t('agreed.lead')}</p>
      </div>
      {query.isPending && <Skeleton stillText={t('app.loading')} height={12} />}
      {query.isError && <NotLoaded query={query} at="/run/agreed" hidden />}
      {query.data && (
        <ul role="list" className={styles.cards}>
          {query.data.configurationParts.map(({ name, version, waiting, changed, faulty }) => (
            <Card as="li" key={name} className={styles.proposal!}>
              <div className={styles.rowHead}>
                <h2>
                  <Link to={`/run/agreed/${name}`}>{t(`agreed.${name}`)}</Link>
                </h2>
                <Tag>{t('proposed.version', { number: version })}</Tag>
                {faulty && <Tag icon="warning">{t('agreed.faulty.short')}</Tag>}
                {waiting > 0 && <Tag tone="waiting">{t('agreed.waiting', { count: waiting })}</Tag>}
              </div>
              <p>{t(`agreed.${name}.lead`)}</p>
              <p className={styles.quiet}>{t('agreed.changed', { count: changed })}</p>
            </Card>
          ))}
        </ul>
      )}
    </div>
  );
}
