import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { keyOf, request } from './graphql.js';
import { useDynamicT, useRefusalText, useT } from './i18n.js';
import { DeskShifts, RemoveDeskShift, RemoveRotaShift, Rota } from './rota.graphql.js';
import { duties, type Plan } from './rota-plan.js';
import styles from './rota.module.css';
import { useTime } from './use-time.js';

export interface PlannedTime {
  id: string;
  /** Of the clinical rota; empty for moderators' shifts. */
  duty: string;
  name: string;
  from: string;
  until: string;
  isMine: boolean;
  /** It runs, or is over: it can't be removed. */
  isFixed?: boolean;
}

const orderOf = ({ duty }: PlannedTime): number => (duties as readonly string[]).indexOf(duty);

interface RotaListProps {
  plan: Plan;
  times: readonly PlannedTime[];
  /** With it each time can be removed, after a question. */
  removable: boolean;
}

/** Times by the day they begin, each with duty, name and hours. */
export function RotaList({ plan, times, removable }: RotaListProps) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const [removing, setRemoving] = useState<PlannedTime | null>(null);
  const byDay = Map.groupBy(
    [...times].sort((a, b) => a.from.localeCompare(b.from) || orderOf(a) - orderOf(b)),
    (one) => time.longDay(one.from),
  );
  const end = (one: PlannedTime) =>
    time.longDay(one.until) === time.longDay(one.from)
      ? time.shortClock(one.until)
      : `${time.shortClock(one.until)} ${time.longDay(one.until)}`;

  if (times.length === 0) return <p className={styles.quiet}>{t('rota.empty')}</p>;
  return (
    <>
      {[...byDay].map(([day, those]) => (
        <section key={day} className={styles.day}>
          <h3>{day}</h3>
          <ul role="list">
            {those.map((one) => (
              <li key={one.id}>
                <span className={styles.duty}>
                  {one.duty ? say(`cover.duty.${one.duty}`, {}, 'rota.desk') : t('rota.desk')}
                </span>
                <span>
                  <b>{one.name}</b> {one.isMine && <Tag tone="soft">{t('rota.mine')}</Tag>}{' '}
                  {one.isFixed && <Tag>{t('rota.started')}</Tag>}
                </span>
                <span className={styles.hours}>
                  {t('rota.span', { from: time.shortClock(one.from), until: end(one) })}
                </span>
                {removable && !one.isFixed && (
                  <Button
                    kind="quiet"
                    size="small"
                    icon="trash"
                    label={t('rota.removeOf', { name: one.name, from: time.dayAndClock(one.from) })}
                    onPress={() => setRemoving(one)}
                  >
                    {t('rota.remove')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {removing && <RemoveTime plan={plan} one={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

function RemoveTime({ plan, one, onClose }: { plan: Plan; one: PlannedTime; onClose: () => void }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const remove = async () => {
    setPending(true);
    setProblem('');
    try {
      await (plan === 'rota' ? request(RemoveRotaShift, { id: one.id }) : request(RemoveDeskShift, { id: one.id }));
      await client.invalidateQueries({ queryKey: keyOf(plan === 'rota' ? Rota : DeskShifts) });
      toast({ text: t('rota.removed') });
      onClose();
    } catch (error) {
      setProblem(words(error));
      setPending(false);
    }
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('rota.removeTitle')}
      lead={t('rota.removeText', {
        name: one.name,
        duty: one.duty ? say(`cover.duty.${one.duty}`, {}, 'rota.desk') : t('rota.desk'),
        from: time.dayAndClock(one.from),
        until: time.dayAndClock(one.until),
      })}
      actions={
        <>
          <span data-first-focus>
            <Button onPress={onClose}>{t('rota.keep')}</Button>
          </span>
          <Button kind="danger" pending={pending} onPress={() => void remove()}>
            {t('rota.removeConfirm')}
          </Button>
        </>
      }
    >
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
