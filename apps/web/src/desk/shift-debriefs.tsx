import { useQuery } from '@tanstack/react-query';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { ShiftDebriefs } from './desk.graphql.js';
import styles from './desk.module.css';

/** For leads: who asks for a talk after a shift, and how they were at its end. */
export function Debriefs() {
  const t = useT();
  const time = useTime();
  const asked = useQuery(queryOf(ShiftDebriefs)).data?.shiftDebriefs ?? [];
  if (asked.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="debriefs-title">
      <h2 id="debriefs-title">{t('shift.debriefs')}</h2>
      <ul className={styles.notes}>
        {asked.map((shift) => (
          <li key={shift.id}>
            {t('shift.debriefOf', { name: shift.name, at: time.dayAndClock(shift.endedAt ?? shift.plannedUntil) })}
            {shift.feelingAtEnd && ` ${t(`shift.feeling.${shift.feelingAtEnd}`)}.`}
          </li>
        ))}
      </ul>
    </section>
  );
}
