import type { DeskNowQuery } from '../gql/graphql.js';
import { T, useT } from '../platform/i18n.js';
import { useMoment } from './use-moment.js';
import styles from './desk.module.css';

type Moment = DeskNowQuery['desk'];

/** How much the moderator has carried, in words and as calm bars; nobody else sees it (R50). */
export function ShiftMeter({ exposure, shift }: { exposure: Moment['exposure']; shift: Moment['shift'] }) {
  const t = useT();
  const moment = useMoment();
  const { stretchMinutes, stretchLimit, dayMinutes, dayLimit, pauseMinutes, limit, againAt } = exposure;
  return (
    <section className={styles.section} aria-labelledby="meter-title">
      <h2 id="meter-title">{t('meter.title')}</h2>
      <ul className={styles.meters}>
        <Meter part={stretchMinutes} of={stretchLimit} id="meter.stretch" />
        <Meter part={dayMinutes} of={dayLimit} id="meter.day" />
        {shift && <Meter part={shift.hardItemsTaken} of={shift.hardItemCap} id="meter.hard" />}
      </ul>
      {limit && againAt ? (
        <p className={styles.rest}>{t('meter.rest', { at: moment(againAt) })}</p>
      ) : (
        <p className={styles.quiet}>{t('meter.note', { minutes: pauseMinutes })}</p>
      )}
    </section>
  );
}

function Meter({ part, of, id }: { part: number; of: number; id: 'meter.stretch' | 'meter.day' | 'meter.hard' }) {
  const share = of > 0 ? Math.min(1, part / of) : 1;
  return (
    <li>
      <p>
        <T id={id} values={{ part, of }} />
      </p>
      <div className={styles.meter} aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
    </li>
  );
}
