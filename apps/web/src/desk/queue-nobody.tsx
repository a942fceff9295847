import type { QueueRowFieldsFragment } from '../gql/graphql.js';
import { useT } from '../platform/i18n.js';
import { Banner } from '../ui/banner.js';
import styles from './desk.module.css';
import { ConcernLine } from './shift-rows.js';

/** For leads: what everybody on shift declines or is too tired for, so that it does not wait unseen (R50). */
export function NobodyTakes({ rows }: { rows: readonly QueueRowFieldsFragment[] }) {
  const t = useT();
  return (
    <Banner tone="caution" icon="warning" live={false}>
      <b>{t('nobody.title')}</b>
      <p>{t('nobody.note')}</p>
      <ul className={styles.linkRows}>
        {rows.map((row) => (
          <ConcernLine key={row.id} row={row} />
        ))}
      </ul>
    </Banner>
  );
}
