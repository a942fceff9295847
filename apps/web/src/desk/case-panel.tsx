import { useDynamicT, useT } from '../platform/i18n.js';
import { Icon } from '../ui/icon.js';
import styles from './concern.module.css';
import type { ConcernItem } from './use-concern.js';
import { useMoment } from './use-moment.js';

type Glimpse = NonNullable<ConcernItem['escalation']>;

const handled = new Set(['ACKNOWLEDGED', 'IN_PROGRESS', 'MONITORING', 'CLOSING', 'CLOSED', 'REVIEWED']);
const ended = new Set(['CLOSED', 'REVIEWED']);

/** Where the case stands, live: Sent, Seen, Being handled, Closed. Nothing clinical comes back here (R48). */
export function CasePanel({ glimpse }: { glimpse: Glimpse }) {
  const t = useT();
  const say = useDynamicT();
  const moment = useMoment();
  const { status, openedAt, acknowledgedAt, ownerName, closedAt, feedbackCode, feedbackText, outcomeBroad } = glimpse;
  const isReturned = status === 'DECLINED_RETURNED';
  const steps = [
    { done: true, words: t('case.sent', { at: moment(openedAt) }) },
    {
      done: acknowledgedAt !== null,
      words: acknowledgedAt ? t('case.seen', { at: moment(acknowledgedAt) }) : t('case.step.seen'),
    },
    isReturned
      ? { done: true, words: t('case.returned') }
      : {
          done: handled.has(status),
          words: ownerName && handled.has(status) ? t('case.handled', { name: ownerName }) : t('case.handledNobody'),
        },
    ...(isReturned
      ? []
      : [
          {
            done: ended.has(status),
            words: ended.has(status) && closedAt ? t('case.closed', { at: moment(closedAt) }) : t('case.step.closed'),
          },
        ]),
  ];
  return (
    <section className={styles.escalate} aria-labelledby="case-title">
      <div className={styles.panelHead}>
        <h2 id="case-title">{t('case.title')}</h2>
        {glimpse.reference !== null && <p>{t('case.reference', { reference: glimpse.reference })}</p>}
      </div>
      <ol className={styles.steps} aria-live="polite">
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
      {feedbackCode || feedbackText ? (
        <div className={styles.feedback}>
          {outcomeBroad && <p>{say(`case.outcome.${outcomeBroad}`, {}, 'case.outcome.reached')}</p>}
          {feedbackCode && <p>{say(`case.feedback.${feedbackCode}`, {}, 'case.feedback.rightToRaise')}</p>}
          {feedbackText && <p className={styles.noteWords}>{t('why.note', { words: feedbackText })}</p>}
        </div>
      ) : (
        !ended.has(status) && !isReturned && <p className={styles.muted}>{t('case.wait')}</p>
      )}
    </section>
  );
}
