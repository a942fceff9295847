import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { CaseRowFieldsFragment } from '../gql/graphql.js';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { LevelTag, markOf } from '../platform/levels.js';
import { LevelRow } from '../ui/level.js';
import { useAskWords } from './ask-words.js';
import { ClinicInboxView } from './clinic.graphql.js';
import { useDueWords } from './due.js';
import styles from './page.module.css';

/** Other cases of the same clinician, so that nobody forgets one for another. */
export function AlsoYours({ except }: { except: string }) {
  const t = useT();
  const inbox = useQuery(queryOf(ClinicInboxView)).data?.clinicInbox;
  const rows = [...(inbox?.needsYou ?? []), ...(inbox?.today ?? []), ...(inbox?.waiting ?? [])].filter(
    (row) => row.isMine && row.id !== except,
  );
  if (rows.length === 0) return null;
  return (
    <section className={styles.also} aria-labelledby="also-yours">
      <h2 id="also-yours">{t('page.also')}</h2>
      <ul role="list">
        {rows.map((row) => (
          <Also key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function Also({ row }: { row: CaseRowFieldsFragment }) {
  const asked = useAskWords();
  const due = useDueWords(row);
  return (
    <LevelRow of={markOf[row.level]} as="li">
      <LevelTag level={row.level} />
      <p className={styles.alsoAsk}>
        <Link to={`/clinic/${row.id}`}>{asked(row)}</Link>
      </p>
      {due && (
        <p className={styles.effect}>
          {due.words} {due.note}
        </p>
      )}
    </LevelRow>
  );
}
