import { useQuery } from '@tanstack/react-query';
import type { AuditNightlyQuery } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { AuditNightly } from './audit.graphql.js';
import styles from './run.module.css';

type Night = AuditNightlyQuery['auditNights'][number];

/** What the check of each night found; the last one is said, the others are a press away. Nothing for those who read only their own cases. */
export function AuditNights() {
  const t = useT();
  const time = useTime();
  const words = useNightWords();
  const nights = useQuery({ ...queryOf(AuditNightly), retry: false }).data?.auditNights;
  if (!nights) return null;
  const last = nights[0];
  if (!last) return <p className={styles.quiet}>{t('audit.nights.none')}</p>;
  const isTrouble = last.isLate || Boolean(last.faults);
  return (
    <div className={styles.form}>
      <Banner tone={isTrouble ? 'trouble' : 'good'} icon={isTrouble ? 'warning' : 'check-circle'} live={false}>
        {time.date(last.night)}: {words(last)}
      </Banner>
      {nights.length > 1 && (
        <details>
          <summary>{t('audit.nights')}</summary>
          <ul>
            {nights.map((night) => (
              <li key={night.night}>
                {time.date(night.night)}: {words(night)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function useNightWords(): (night: Night) => string {
  const t = useT();
  return ({ checkedAt, entries, faults, isLate }) => {
    if (faults) return t('audit.night.broken', { count: faults });
    if (checkedAt) return t('audit.night.whole', { entries: entries ?? 0 });
    return t(isLate ? 'audit.night.late' : 'audit.night.due');
  };
}
