import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { LearningFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useDynamicT, useRefusalText, useT } from '../platform/i18n.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { LevelWords } from '../platform/levels.js';
import { useNow, useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { LearningForm } from './learning-form.js';
import { CloseLearning, LearningReviews } from './learning.graphql.js';
import styles from './quality.module.css';

/** One review: what happened and how old it is, what changes, and the way to close it by another person. */
export function LearningCard({ review }: { review: LearningFieldsFragment }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const now = useNow(60_000);
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const key = useAttemptKey();
  const [writing, setWriting] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const { id, cause, detail, level, reviewItemId, reference, happenedAt, openedAt, closedAt, plan, viewerCan } = review;
  const what =
    cause === 'LATE'
      ? t('learning.what.LATE', { timer: say(`board.timer.${detail}`, {}, 'board.timer.other') })
      : say(`learning.what.${cause}.${detail}`, {}, `learning.what.${cause}`);
  const age = time.span((now.getTime() - Date.parse(openedAt)) / 1000);

  const close = async () => {
    setPending(true);
    setProblem('');
    try {
      await request(CloseLearning, { key: key.current(), id, version: review.version });
      toast({ text: t('learning.closedNow') });
    } catch (error) {
      key.renew();
      setProblem(words(error));
    } finally {
      setPending(false);
      void client.invalidateQueries({ queryKey: keyOf(LearningReviews) });
    }
  };

  return (
    <Card as="li" className={styles.card!}>
      <div className={styles.cardHead}>
        <h2>{what}</h2>
        <p className={styles.quiet}>
          {closedAt ? t('learning.closedOn', { at: time.day(closedAt) }) : t('learning.age', { span: age })}
        </p>
      </div>
      <p className={styles.facts}>
        {level && (
          <span className={styles.level}>
            <LevelWords level={level} />
          </span>
        )}
        <span>{time.dayAndClock(happenedAt)}</span>
        {reviewItemId && reference !== null && (
          <Link to={`/desk/c/${reviewItemId}`}>{t('learning.concern', { reference })}</Link>
        )}
        {plan?.overdue && <Tag icon="warning">{t('learning.overdue')}</Tag>}
      </p>
      {plan && !writing && <Plan plan={plan} />}
      {writing ? (
        <LearningForm review={review} onDone={() => setWriting(false)} />
      ) : (
        !closedAt && (
          <div className={styles.buttons}>
            {viewerCan.plan && (
              <Button size="small" icon="pencil" onPress={() => setWriting(true)}>
                {t(plan ? 'learning.change' : 'learning.write')}
              </Button>
            )}
            {viewerCan.close && (
              <Button size="small" icon="check" pending={pending} onPress={() => void close()}>
                {t('learning.close')}
              </Button>
            )}
            {plan && !viewerCan.close && <p className={styles.quiet}>{t('learning.closeByOther')}</p>}
          </div>
        )
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </Card>
  );
}

function Plan({ plan }: { plan: NonNullable<LearningFieldsFragment['plan']> }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  return (
    <>
      <p className={styles.words}>{plan.words}</p>
      <dl className={styles.plan}>
        <div>
          <dt>{t('learning.short.door')}</dt>
          <dd>{t(`learning.door.${plan.door}`)}</dd>
        </div>
        <div>
          <dt>{t('learning.short.change')}</dt>
          <dd>{t(`learning.change.${plan.change}`)}</dd>
        </div>
        <div>
          <dt>{t('learning.short.hazard')}</dt>
          <dd>{t('learning.hazardOf', { number: plan.hazard, words: say(`hazard.${plan.hazard}`) })}</dd>
        </div>
        <div>
          <dt>{t('learning.short.owner')}</dt>
          <dd>{plan.ownerName ?? t('quality.somebody')}</dd>
        </div>
        <div>
          <dt>{t('learning.short.due')}</dt>
          <dd>{time.date(`${plan.dueOn}T12:00:00Z`)}</dd>
        </div>
      </dl>
    </>
  );
}
