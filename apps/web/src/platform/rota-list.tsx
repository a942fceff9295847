import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Skeleton } from '../ui/states.js';
import { Tag } from '../ui/tag.js';
import { useToast } from '../ui/toast.js';
import { keyOf, request } from './graphql.js';
import { useDynamicT, useRefusalText, useT } from './i18n.js';
import { DeskShifts, RemoveDeskShift, RemoveRotaShift, Rota } from './rota.graphql.js';
import { duties, type Plan } from './rota-plan.js';
import styles from './rota.module.css';
import { useRotaZone } from './rota-zone.js';
import { useTime, useZone } from './use-time.js';
import { clockChange, isSameTime, placeOf } from './zone.js';

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
  /** What else can be done with a time. */
  act?: (one: PlannedTime) => ReactNode;
}

/** Times by the day they begin, each with duty, name and hours: in the organisation's zone, and the reader's own beside it. */
export function RotaList(props: RotaListProps) {
  const t = useT();
  const zone = useRotaZone();
  if (props.times.length === 0) return <p className={styles.quiet}>{t('rota.empty')}</p>;
  return zone ? <ListIn zone={zone} {...props} /> : <Skeleton stillText={t('app.loading')} />;
}

function ListIn({ plan, times, removable, act, zone }: RotaListProps & { zone: string }) {
  const t = useT();
  const say = useDynamicT();
  const own = useZone();
  const time = useTime(zone);
  const [removing, setRemoving] = useState<PlannedTime | null>(null);
  const byDay = Map.groupBy(
    [...times].sort((a, b) => a.from.localeCompare(b.from) || orderOf(a) - orderOf(b)),
    (one) => time.longDay(one.from),
  );
  const end = (one: PlannedTime) =>
    time.longDay(one.until) === time.longDay(one.from)
      ? time.shortClock(one.until)
      : `${time.shortClock(one.until)} ${time.longDay(one.until)}`;

  const isElsewhere = times.some((one) => !isSameTime(one.from, zone, own) || !isSameTime(one.until, zone, own));

  return (
    <>
      {isElsewhere && <p className={styles.quiet}>{t('rota.twoZones', { place: placeOf(zone), own: placeOf(own) })}</p>}
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
                  {isElsewhere && <OwnHours one={one} />}
                  <ClockChange one={one} zone={zone} />
                </span>
                <span className={styles.acts}>
                  {act?.(one)}
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
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {removing && <RemoveTime plan={plan} one={removing} onClose={() => setRemoving(null)} />}
    </>
  );
}

/** The same hours as the reader's own clocks show them. */
function OwnHours({ one }: { one: PlannedTime }) {
  const t = useT();
  const time = useTime();
  const own = useZone();
  return (
    <span className={styles.own}>
      {t('rota.own', { from: time.dayAndClock(one.from), until: time.dayAndClock(one.until), place: placeOf(own) })}
    </span>
  );
}

/** Said where the night is an hour shorter or longer than its hours look. */
function ClockChange({ one, zone }: { one: PlannedTime; zone: string }) {
  const t = useT();
  const change = clockChange(one.from, one.until, zone);
  if (change === 0) return null;
  const hours = (Date.parse(one.until) - Date.parse(one.from)) / 3_600_000;
  return <span className={styles.own}>{t(change > 0 ? 'rota.forward' : 'rota.back', { hours })}</span>;
}

function RemoveTime({ plan, one, onClose }: { plan: Plan; one: PlannedTime; onClose: () => void }) {
  const t = useT();
  const say = useDynamicT();
  const time = useTime(useRotaZone());
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
