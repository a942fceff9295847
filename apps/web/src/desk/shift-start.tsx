import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { ShiftFeeling, ShiftFieldsFragment } from '../gql/graphql.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useSession } from '../platform/session.js';
import { useTime } from '../platform/use-time.js';
import { Button } from '../ui/button.js';
import { RadioCards } from '../ui/choice-cards.js';
import { NativeSelect } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { DeskNow, StartDeskShift } from './desk.graphql.js';
import styles from './desk.module.css';
import { FeelingChoice } from './shift-feeling.js';
import { type Topic, TopicChoice, topicsOf } from './shift-topics.js';

const hour = 3_600_000;
const hoursOffered = [1, 2, 3, 4, 6, 8];
const caps = [0, 1, 2, 3, 4, 5, 6];

/** Full and half hours from now on. */
const roundUp = (at: number): Date => new Date(Math.ceil(at / (hour / 2)) * (hour / 2));

/** Until when, and how many hard items at most: taking responsibility knowingly (S01). */
export function StartShift({
  planned,
  declined,
}: {
  planned: readonly ShiftFieldsFragment[];
  declined: readonly string[];
}) {
  const t = useT();
  const time = useTime();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { refresh } = useSession();
  const [opened] = useState(() => Date.now());
  const near = planned.find(
    ({ startableFrom, plannedUntil }) => Date.parse(startableFrom) <= opened && Date.parse(plannedUntil) > opened,
  );
  const [which, setWhich] = useState<'planned' | 'now' | null>(null);
  const [hours, setHours] = useState('2');
  const [cap, setCap] = useState('3');
  const [feeling, setFeeling] = useState<ShiftFeeling | null>(null);
  const [prefersNot, setPrefersNot] = useState<Topic[]>(() => topicsOf(declined));
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const usesPlan = near !== undefined && which !== 'now';
  const until = (count: number) => roundUp(opened + count * hour);

  const start = async () => {
    if (pending) return;
    setPending(true);
    setProblem('');
    try {
      await request(StartDeskShift, {
        shiftId: usesPlan ? near.id : null,
        until: usesPlan ? null : until(Number(hours)).toISOString(),
        hardItemCap: Number(cap),
        prefersNot,
        feeling,
      });
      void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
      void refresh();
      toast({ text: t('shift.started') });
      void navigate('/desk/queue');
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <section className={styles.section} aria-labelledby="begin-title">
      <h2 id="begin-title">{t('shift.begin')}</h2>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <FeelingChoice at="start" value={feeling} onChange={setFeeling} />
        {near && (
          <RadioCards
            legend={t('shift.which')}
            value={usesPlan ? 'planned' : 'now'}
            onChange={setWhich}
            choices={[
              {
                value: 'planned',
                text: t('shift.planned', {
                  from: time.dayAndClock(near.plannedFrom),
                  until: time.shortClock(near.plannedUntil),
                }),
              },
              { value: 'now', text: t('shift.unplanned') },
            ]}
          />
        )}
        {!usesPlan && (
          <NativeSelect
            label={t('shift.until')}
            value={hours}
            onChange={setHours}
            options={hoursOffered.map((count) => ({
              value: String(count),
              text: t('shift.untilHour', { at: time.shortClock(until(count)), hours: count }),
            }))}
          />
        )}
        <NativeSelect
          label={t('shift.cap')}
          hint={t('shift.capHint')}
          value={cap}
          onChange={setCap}
          options={caps.map((count) => ({ value: String(count), text: t('shift.capOption', { count }) }))}
        />
        <TopicChoice value={prefersNot} onChange={setPrefersNot} />
        <p className={styles.quiet}>{t('shift.startEffect')}</p>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <Button type="submit" kind="primary" size="large" pending={pending}>
          {t('shift.start')}
        </Button>
      </form>
    </section>
  );
}
