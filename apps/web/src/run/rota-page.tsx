import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { queryOf } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { useHint } from '../platform/realtime.js';
import { DeskShifts, Rota } from '../platform/rota.graphql.js';
import { type PlannedTime, RotaList } from '../platform/rota-list.js';
import { type Plan, RotaPlan } from '../platform/rota-plan.js';
import { Button } from '../ui/button.js';
import { Card } from '../ui/card.js';
import { LinkTabs } from '../ui/navigation.js';
import { Pagination } from '../ui/pagination.js';
import { Skeleton } from '../ui/states.js';
import { NotLoaded } from './refused.js';
import styles from './run.module.css';

const week = 7 * 24 * 3_600_000;

/** Midnight of today when the screen was opened, so that the question stays the same while one reads. */
const useToday = () => useState(() => new Date().setHours(0, 0, 0, 0))[0];

/** Who is on call and who is at the desk, by day, with a form to plan (ux.md A02). */
export function RotaPage() {
  const t = useT();
  const [params] = useSearchParams();
  const plan: Plan = params.get('view') === 'shifts' ? 'desk' : 'rota';
  const offset = Math.trunc(Number(params.get('week') ?? 0)) || 0;
  const from = useToday() + offset * week;
  const span = { from: new Date(from).toISOString(), until: new Date(from + week).toISOString() };
  const [planning, setPlanning] = useState(params.has('from'));
  const to = (changes: Record<string, string>) => {
    const next = new URLSearchParams({ ...(plan === 'desk' && { view: 'shifts' }), ...changes });
    return `?${next.toString()}`;
  };

  return (
    <div className={styles.page}>
      <PageTitle />
      <LinkTabs
        label={t('rota.views')}
        tabs={[
          { to: '?', text: t('rota.clinical'), current: plan === 'rota' },
          { to: '?view=shifts', text: t('rota.shifts'), current: plan === 'desk' },
        ]}
      />
      <p className={styles.quiet}>{t(plan === 'rota' ? 'rota.clinical.note' : 'rota.desk.note')}</p>
      {planning ? (
        <Card>
          <RotaPlan
            key={plan}
            plan={plan}
            start={{ duty: params.get('duty') ?? undefined, from: params.get('from') ?? undefined }}
          />
        </Card>
      ) : (
        <div>
          <Button size="small" icon="plus" onPress={() => setPlanning(true)}>
            {t('rota.plan')}
          </Button>
        </div>
      )}
      <Pagination
        label={t('rota.week')}
        previous={{ to: to({ week: String(offset - 1) }), text: t('rota.earlier') }}
        next={{ to: to({ week: String(offset + 1) }), text: t('rota.later') }}
      />
      {plan === 'rota' ? <OnCall span={span} /> : <Shifts span={span} />}
    </div>
  );
}

interface Span {
  from: string;
  until: string;
}

function OnCall({ span }: { span: Span }) {
  const t = useT();
  const rota = useQuery(queryOf(Rota, span));
  useHint('board.changed', () => void rota.refetch());
  if (rota.isPending) return <Skeleton stillText={t('app.loading')} />;
  if (rota.isError) return <NotLoaded query={rota} at="/run/rota" />;
  const now = new Date();
  const times = rota.data.rota.map((one) => ({ ...one, isFixed: new Date(one.from) <= now }));
  return <RotaList plan="rota" times={times} removable />;
}

function Shifts({ span }: { span: Span }) {
  const t = useT();
  const shifts = useQuery(queryOf(DeskShifts, span));
  useHint('board.changed', () => void shifts.refetch());
  if (shifts.isPending) return <Skeleton stillText={t('app.loading')} />;
  if (shifts.isError) return <NotLoaded query={shifts} at="/run/rota" />;
  const times: PlannedTime[] = shifts.data.deskShifts.map((shift) => ({
    id: shift.id,
    duty: '',
    name: shift.name,
    from: shift.plannedFrom,
    until: shift.plannedUntil,
    isMine: shift.isMine,
    isFixed: shift.status !== 'PLANNED',
  }));
  return <RotaList plan="desk" times={times} removable />;
}
