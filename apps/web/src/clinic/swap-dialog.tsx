import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useAttemptKey } from '../platform/idempotency.js';
import { Refusal } from '../platform/refusal.js';
import type { PlannedTime } from '../platform/rota-list.js';
import { ShiftLength } from '../platform/shift-length.js';
import { instantsOf, placeOf, wallOf } from '../platform/zone.js';
import { NativeSelect, TextField } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';
import styles from './clinic.module.css';
import { OfferRotaSwap, RotaColleagues, RotaSwaps } from './swap.graphql.js';

interface SwapDialogProps {
  shift: PlannedTime;
  /** Zone in which the times are written. */
  zone: string;
  onClose: () => void;
}

type Field = 'from' | 'until' | 'toAccountId';
const isField = (field: unknown): field is Field => field === 'from' || field === 'until' || field === 'toAccountId';

/** Offers an own shift, or a part of it, to one colleague or to all. It stays one's own until somebody accepts (R28). */
export function SwapDialog({ shift, zone, onClose }: SwapDialogProps) {
  const t = useT();
  const words = useRefusalText();
  const toast = useToast();
  const client = useQueryClient();
  const attempt = useAttemptKey();
  const colleagues = useQuery(queryOf(RotaColleagues, { duty: shift.duty })).data?.rotaColleagues ?? [];
  const hasBegun = Date.parse(shift.from) <= Date.now();
  const [to, setTo] = useState('');
  const [from, setFrom] = useState(hasBegun ? '' : wallOf(shift.from, zone));
  const [until, setUntil] = useState(wallOf(shift.until, zone));
  const [problem, setProblem] = useState<{ field: Field | null; text: string } | null>(null);
  const [pending, setPending] = useState(false);
  const at = (field: Field) => (problem?.field === field ? problem.text : undefined);
  const change = (set: (value: string) => void) => (value: string) => {
    attempt.renew();
    setProblem(null);
    set(value);
  };

  /** The instant of a written time; an edge of the shift that was not touched is that edge, also in an hour that comes twice. */
  const instantOf = (wall: string, edge: string) =>
    wall === wallOf(edge, zone) ? edge : (instantsOf(wall, zone)[0]?.toISOString() ?? null);

  const send = async () => {
    const [begin, end] = [instantOf(from, shift.from), instantOf(until, shift.until)];
    if (!begin || !end) {
      const field = begin ? 'until' : 'from';
      const missing = field === 'from' ? !from : !until;
      setProblem({ field, text: missing ? t('swap.missing') : t('rota.leftOut', { place: placeOf(zone) }) });
      return;
    }
    setPending(true);
    setProblem(null);
    try {
      const key = attempt.current();
      await request(OfferRotaSwap, { key, shiftId: shift.id, from: begin, until: end, toAccountId: to || null });
      attempt.renew();
      toast({ text: t('swap.offered') });
      await client.invalidateQueries({ queryKey: keyOf(RotaSwaps) });
      onClose();
    } catch (error) {
      const field = error instanceof Refusal && error.code === 'input.invalid' ? error.details['field'] : null;
      setProblem(isField(field) ? { field, text: t(`swap.wrong.${field}`) } : { field: null, text: words(error) });
    } finally {
      setPending(false);
    }
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('swap.title')}
      lead={t('swap.lead')}
      act={t('swap.send')}
      onAct={() => void send()}
      pending={pending}
      problem={problem && !problem.field ? problem.text : ''}
    >
      <NativeSelect
        label={t('swap.to')}
        none={t('swap.toAll')}
        value={to}
        onChange={change(setTo)}
        error={at('toAccountId')}
        options={colleagues.map((one) => ({
          value: one.id,
          text: [one.name, one.jobTitle].filter(Boolean).join(', '),
        }))}
      />
      <TextField
        label={t('rota.from')}
        type="datetime-local"
        value={from}
        onChange={change(setFrom)}
        error={at('from')}
      />
      <TextField
        label={t('rota.until')}
        type="datetime-local"
        value={until}
        onChange={change(setUntil)}
        error={at('until')}
      />
      <p className={styles.quiet}>
        {t('rota.zone', { place: placeOf(zone) })} <ShiftLength from={from} until={until} zone={zone} />
      </p>
    </ActDialog>
  );
}
