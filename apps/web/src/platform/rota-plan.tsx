import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { Skeleton } from '../ui/states.js';
import { useToast } from '../ui/toast.js';
import { keyOf, queryOf, request } from './graphql.js';
import { useRefusalText, useT } from './i18n.js';
import { refusalOf } from './refusal.js';
import { Colleagues, DeskShifts, PlanDeskShift, PlanRotaShift, Rota } from './rota.graphql.js';
import styles from './rota.module.css';
import { useRotaZone } from './rota-zone.js';
import { ShiftLength } from './shift-length.js';
import { instantsOf, placeOf, wallOf } from './zone.js';

export const duties = ['PRIMARY', 'BACKUP', 'MANAGER'] as const;
type Duty = (typeof duties)[number];
/** The clinical rota, or the moderators' shifts. */
export type Plan = 'rota' | 'desk';

const suits: Record<Plan, readonly string[]> = {
  rota: ['clinician', 'clinicalLead', 'safeguardingLead'],
  desk: ['peerModerator', 'leadModerator', 'clinicalLead', 'safeguardingLead'],
};

interface RotaPlanProps {
  plan: Plan;
  /** What is filled in at first; `from` is an instant. */
  start?: { duty?: string | undefined; from?: string | undefined };
}

/** Puts somebody on the rota or on a shift, by form, once the zone is known that times are planned in. */
export function RotaPlan(props: RotaPlanProps) {
  const t = useT();
  const zone = useRotaZone();
  return zone ? <PlanForm {...props} zone={zone} /> : <Skeleton stillText={t('app.loading')} height={6} />;
}

/** Who may be chosen comes from the list of people. */
function PlanForm({ plan, start, zone }: RotaPlanProps & { zone: string }) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const people = useQuery(queryOf(Colleagues)).data?.people.items ?? [];
  const [duty, setDuty] = useState<Duty>(duties.find((one) => one === start?.duty) ?? 'PRIMARY');
  const [accountId, setAccountId] = useState('');
  const [from, setFrom] = useState(start?.from ? wallOf(start.from, zone) : '');
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState<{ field: 'from' | 'until' | 'who' | 'form'; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const choices = people.filter((person) => person.roles.some((role) => suits[plan].includes(role)));

  const save = async () => {
    if (!accountId || !from || !until) {
      setProblem({ field: accountId ? 'until' : 'who', text: t('rota.missing') });
      return;
    }
    const [begin, end] = [instantsOf(from, zone)[0], instantsOf(until, zone)[0]];
    if (!begin || !end) {
      setProblem({ field: begin ? 'until' : 'from', text: t('rota.leftOut', { place: placeOf(zone) }) });
      return;
    }
    setPending(true);
    setProblem(null);
    const times = { accountId, from: begin.toISOString(), until: end.toISOString() };
    try {
      if (plan === 'rota') await request(PlanRotaShift, { duty, ...times });
      else await request(PlanDeskShift, times);
      toast({ text: t('rota.planned') });
      setFrom(until);
      setUntil('');
      await client.invalidateQueries({ queryKey: keyOf(plan === 'rota' ? Rota : DeskShifts) });
    } catch (error) {
      const overlaps = refusalOf(error) === 'shift.overlaps';
      setProblem({ field: overlaps ? 'until' : 'form', text: overlaps ? t('rota.overlaps') : words(error) });
    } finally {
      setPending(false);
    }
  };
  const at = (field: 'from' | 'until' | 'who') => (problem?.field === field ? problem.text : undefined);

  return (
    <form
      className={styles.plan}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className={styles.planFields}>
        {plan === 'rota' && (
          <NativeSelect
            label={t('rota.duty')}
            value={duty}
            onChange={(value) => setDuty(value as Duty)}
            options={duties.map((one) => ({ value: one, text: t(`cover.duty.${one}`) }))}
          />
        )}
        <NativeSelect
          label={t('rota.person')}
          none={t('rota.choose')}
          value={accountId}
          onChange={setAccountId}
          error={at('who')}
          options={choices.map((person) => ({
            value: person.id,
            text: [person.workName ?? person.email, person.jobTitle].filter(Boolean).join(', '),
          }))}
        />
        <TextField label={t('rota.from')} type="datetime-local" value={from} onChange={setFrom} error={at('from')} />
        <TextField
          label={t('rota.until')}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          error={at('until')}
        />
      </div>
      <p className={styles.quiet}>
        {t('rota.zone', { place: placeOf(zone) })} <ShiftLength from={from} until={until} zone={zone} />
      </p>
      {problem?.field === 'form' && (
        <p className={styles.problem} role="alert">
          <Icon name="warning" size={1.1} />
          {problem.text}
        </p>
      )}
      <div>
        <Button type="submit" size="small" kind="primary" pending={pending}>
          {t('rota.planSave')}
        </Button>
      </div>
    </form>
  );
}
