import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import styles from './case.module.css';
import type { CaseData } from './use-case-act.js';

/** What every moderator asked about this person, when it was more than the one that stands above. */
export function Asked({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const more = data.asks.filter((one) => one.sentence !== data.sentence || one.raisedByName !== data.raisedByName);
  if (more.length === 0) return null;
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t('asked.title')}</h2>
      <ul role="list" className={styles.beside}>
        {more.map((one) => (
          <li key={one.reviewItemId}>
            <b>
              {t('asked.by', { name: one.raisedByName, what: say(`asked.${one.ask}`), at: time.dayAndClock(one.at) })}
            </b>
            <q>{one.sentence}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}
