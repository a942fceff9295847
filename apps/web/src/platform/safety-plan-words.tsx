import { T, useT } from './i18n.js';
import { diabetesParts, generalParts, type Plan, type PlanWords } from './safety-plan-draft.js';
import styles from './safety-plan.module.css';
import { useTime } from './use-time.js';

/** Who saved a version, as this reader says it: never a name (R36). */
export function useWriter(): (version: Plan['versions'][number]) => string {
  const t = useT();
  return (version) =>
    version.isMine ? t('plan.who.you') : version.byMember ? t('plan.who.member') : (version.byRole ?? '');
}

/** A plan to be read: its parts with words, as they were written. */
export function PlanParts({ words }: { words: PlanWords }) {
  const t = useT();
  const some = [
    { title: t('plan.general'), parts: generalParts },
    { title: t('plan.diabetes'), parts: diabetesParts },
  ].filter(({ parts }) => parts.some((part) => words[part]));
  return (
    <div className={styles.parts}>
      {some.map(({ title, parts }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {parts
              .filter((part) => words[part])
              .map((part) => (
                <div key={part}>
                  <dt>{t(`plan.part.${part}`)}</dt>
                  <dd>{words[part]}</dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Which version holds, who saved it and when, and when it is looked at again. */
export function PlanState({ plan }: { plan: Plan }) {
  const t = useT();
  const time = useTime();
  const writer = useWriter();
  const latest = plan.versions[0];
  const isPast = Date.parse(plan.reviewAt) < Date.now();
  return (
    <p className={styles.quiet}>
      {latest &&
        t('plan.saved', { version: latest.version, who: writer(latest), at: time.dayAndClock(latest.savedAt) })}{' '}
      {isPast ? (
        <b>
          <T id="plan.reviewPast" values={{ day: time.date(plan.reviewAt) }} />
        </b>
      ) : (
        t('plan.reviewOn', { day: time.date(plan.reviewAt) })
      )}
    </p>
  );
}

/** What was saved before, folded. */
export function EarlierPlans({ plan }: { plan: Plan }) {
  const t = useT();
  const time = useTime();
  const writer = useWriter();
  const earlier = plan.versions.slice(1);
  if (earlier.length === 0) return null;
  return (
    <section className={styles.earlier} aria-labelledby="earlier-plans">
      <h2 id="earlier-plans">{t('plan.earlier')}</h2>
      {earlier.map((one) => (
        <details key={one.version}>
          <summary>
            {t('plan.saved', { version: one.version, who: writer(one), at: time.dayAndClock(one.savedAt) })}
          </summary>
          <PlanParts words={one.words} />
        </details>
      ))}
    </section>
  );
}
