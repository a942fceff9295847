import { Link } from 'react-router';
import type { HowDetectorDidQuery } from '../gql/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelWords } from '../platform/levels.js';
import { useTime } from '../platform/use-time.js';
import styles from './detector.module.css';
import run from './run.module.css';

type Kind = HowDetectorDidQuery['ruleFigures']['misses'][number];

/** What people raised and the detector had not found, with the concerns for those who may open them. */
export function Missed({ kinds }: { kinds: readonly Kind[] }) {
  const t = useT();
  const say = useDynamicT();
  return (
    <section className={styles.part} aria-labelledby="detector-missed">
      <h2 id="detector-missed">{t('detector.missed')}</h2>
      <p className={run.quiet}>{t(kinds.length > 0 ? 'detector.missed.lead' : 'detector.missed.none')}</p>
      {kinds.length > 0 && (
        <ul role="list" className={styles.kinds}>
          {kinds.map((kind) => (
            <li key={kind.code}>
              <h3>{say(`detector.miss.${kind.code}`, {}, 'detector.miss.other')}</h3>
              <p className={run.quiet}>{t('detector.missed.count', { count: kind.count, agreed: kind.agreed })}</p>
              {kind.concerns.length > 0 && (
                <ul role="list" className={styles.concerns}>
                  {kind.concerns.map((concern) => (
                    <Concern key={concern.id} concern={concern} />
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Concern({ concern }: { concern: Kind['concerns'][number] }) {
  const t = useT();
  const time = useTime();
  return (
    <li>
      <Link to={`/desk/c/${concern.id}`}>{t('detector.concern', { reference: concern.reference })}</Link>
      <span className={styles.level}>
        <LevelWords level={concern.level} />
      </span>
      <time className={run.quiet} dateTime={concern.raisedAt}>
        {time.day(concern.raisedAt)}
      </time>
    </li>
  );
}
