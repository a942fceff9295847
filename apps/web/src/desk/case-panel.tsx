import { useDynamicT, useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Icon } from '../ui/icon.js';
import styles from './concern.module.css';
import type { ConcernItem } from './use-concern.js';

type Glimpse = NonNullable<ConcernItem['escalation']>;

const handled = new Set(['ACKNOWLEDGED', 'IN_PROGRESS', 'MONITORING', 'CLOSING', 'CLOSED', 'REVIEWED']);
const ended = new Set(['CLOSED', 'REVIEWED']);

/** Where the case stands, live: Sent, Seen, Being handled, Closed. Nothing clinical comes back here (R48). */
export function CasePanel({ glimpse }: { glimpse: Glimpse }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const { status, openedAt, acknowledgedAt, ownerName, closedAt, feedbackCode } = glimpse;
  const isReturned = status === 'DECLINED_RETURNED';
  const steps = [
    { done: true, words: t('case.sent', { at: time.dayAndClock(openedAt) }) },
    { done: acknowledgedAt !== null, words: acknowledgedAt ? t('case.seen', { at: time.dayAndClock(acknowledgedAt) }) : t('case.step.seen') },
    isReturned
      ? { done: true, words: t('case.returned') }
      : { done: handled.has(status), words: ownerName && handled.has(status) ? t('case.handled', { name: ownerName }) : t('case.handledNobody') },
    ...(isReturned
      ? []
      : [{ done: ended.has(status), words: ended.has(status) && closedAt ? t('case.closed', { at: time.dayAndClock(closedAt) }) : t('case.step.closed') }]),
  ];
  return (
    <section className={styles.escalate} aria-labelledby="case-title">
      <div className={styles.panelHead}>
        <h2 id="case-title">{t('case.title')}</h2>
        <p>{t('case.reference', { reference: glimpse.reference })}</p>
      </div>
      <ol role="list" className={styles.steps} aria-live="polite">
        {steps.map(({ done, words }) => (
          <li key={words} className={done ? styles.stepDone : undefined}>
            <Icon name={done ? 'check-circle' : 'circle'} size={1.25} />
            <span>
              {words}
              {!done && <span className={styles.muted}>, {t('case.notYet')}</span>}
            </span>
          </li>
        ))}
      </ol>
      {feedbackCode ? (
        <p className={styles.feedback}>{say(`case.feedback.${feedbackCode}`, {}, 'case.feedback.rightToRaise')}</p>
      ) : (
        !ended.has(status) && !isReturned && <p className={styles.muted}>{t('case.wait')}</p>
      )}
    </section>
  );
}
