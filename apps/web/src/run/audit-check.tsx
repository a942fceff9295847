import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { AuditCheckup } from './audit.graphql.js';
import styles from './run.module.css';

/** Walks the whole chain when asked, and says that it is whole or names the places where it is not. */
export function AuditCheckResult() {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const check = useQuery({ ...queryOf(AuditCheckup), enabled: false, retry: false, gcTime: 0 });
  const result = check.data?.auditCheck;
  return (
    <div className={styles.form}>
      <div className={styles.buttons}>
        <Button
          icon="scan"
          pending={check.isFetching}
          pendingText={t('audit.checking')}
          onPress={() => void check.refetch()}
        >
          {t('audit.check')}
        </Button>
      </div>
      {check.isError && !check.isFetching && (
        <p className={styles.problem} role="alert">
          {words(check.error)}
        </p>
      )}
      {result?.whole && (
        <Banner tone="good" icon="check-circle">
          {t('audit.whole', { count: result.entries, at: time.clock(result.checkedAt) })}
        </Banner>
      )}
      {result && !result.whole && (
        <Banner tone="trouble" icon="warning">
          <p>{t('audit.broken', { count: result.faults.length, entries: result.entries })}</p>
          <ul>
            {result.faults.map((fault) => (
              <li key={`${fault.chain}-${fault.position}`}>
                {t('audit.fault', { chain: fault.chain, position: fault.position, fault: fault.fault })}
              </li>
            ))}
          </ul>
        </Banner>
      )}
    </div>
  );
}
