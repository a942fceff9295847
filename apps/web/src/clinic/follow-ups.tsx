import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { CompleteFollowUp } from './case.graphql.js';
import styles from './case.module.css';
import { type CaseData, useCaseAct } from './use-case-act.js';

/** Promised looks after closing. */
export function FollowUps({ data }: { data: CaseData }) {
  const t = useT();
  const time = useTime();
  const { act, pending, problem } = useCaseAct(data.id);
  return (
    <section aria-labelledby="follow-ups">
      <h2 id="follow-ups">{t('followUp.title')}</h2>
      <ul role="list" className={styles.followUps}>
        {data.followUps.map((one) => (
          <li key={one.id}>
            <span>
              {one.doneAt
                ? t('followUp.done', { at: time.dayAndClock(one.doneAt) })
                : t('followUp.due', { at: time.dayAndClock(one.dueAt) })}
            </span>
            {!one.doneAt && (
              <Button
                size="small"
                pending={pending}
                onPress={() => void act(() => request(CompleteFollowUp, { id: one.id }))}
              >
                {t('followUp.mark')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}
