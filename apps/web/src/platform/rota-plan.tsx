import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../ui/button.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { Icon } from '../ui/icon.js';
import { useToast } from '../ui/toast.js';
import { keyOf, queryOf, request } from './graphql.js';
import { useRefusalText, useT } from './i18n.js';
import { refusalOf } from './refusal.js';
import { Colleagues, DeskShifts, PlanDeskShift, PlanRotaShift, Rota } from './rota.graphql.js';
import styles from './rota.module.css';

export const duties = ['PRIMARY', 'BACKUP', 'MANAGER'] as const;
type Duty = (typeof duties)[number];
/** The clinical rota, or the moderators' shifts. */
export type Plan = 'rota' | 'desk';

const suits: Record<Plan, readonly string[]> = {
  rota: ['clinician', 'clinicalLead', 'safeguardingLead'],
  desk: ['peerModerator', 'leadModerator', 'clinicalLead', 'safeguardingLead'],
};

/** Puts somebody on the rota or on a shift, by form. Who may be chosen comes from the list of people. */
export function RotaPlan({
  plan,
  start,
}: {
  plan: Plan;
  start?: { duty?: string | undefined; from?: string | undefined };
}) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const people = useQuery(queryOf(Colleagues)).data?.people.items ?? [];
  const [duty, setDuty] = useState<Duty>(duties.find((one) => one === start?.duty) ?? 'PRIMARY');
  const [accountId, setAccountId] = useState('');
  const [from, setFrom] = useState(start?.from ?? '');
  const [until, setUntil] = useState('');
  const [problem, setProblem] = useState<{ field: 'until' | 'who' | 'form'; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const choices = people.filter((person) => person.roles.some((role) => suits[plan].includes(role)));

  const save = async () => {
    if (!accountId || !from || !until) {
      setProblem({ field: accountId ? 'until' : 'who', text: t('rota.missing') });
      return;
    }
    setPending(true);
    setProblem(null);
    const times = { accountId, from: new Date(from).toISOString(), until: new Date(until).toISOString() };
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
  const at = (field: 'until' | 'who') => (problem?.field === field ? problem.text : undefined);

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
        <TextField label={t('rota.from')} type="datetime-local" value={from} onChange={setFrom} />
        <TextField
          label={t('rota.until')}
          type="datetime-local"
          value={until}
          onChange={setUntil}
          error={at('until')}
        />
      </div>
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
