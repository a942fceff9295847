import { useState } from 'react';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { RadioCards } from '../ui/choice-cards.js';
import { useToast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';
import { WatchCase } from './case.graphql.js';
import type { CaseDialogProps } from './level-dialog.js';
import { useCaseAct } from './use-case-act.js';

const choices = ['4', '12', '24', '72', '168'] as const;
type Hours = (typeof choices)[number];

/** A case may rest until a set time: a red one a day at most, a crisis never (safety.md 2.4). */
export function WatchDialog({ data, onClose }: CaseDialogProps) {
  const t = useT();
  const time = useTime();
  const toast = useToast();
  const { act, pending, problem } = useCaseAct(data.id);
  const [hours, setHours] = useState<Hours | null>(null);
  const [tried, setTried] = useState(false);
  const allowed = choices.filter((one) => data.level === 'AMBER' || Number(one) < 24);
  const at = (one: Hours) => new Date(Date.now() + Number(one) * 3_600_000);

  const save = async () => {
    setTried(true);
    if (!hours) return;
    const lookAgainAt = at(hours);
    const done = await act(() =>
      request(WatchCase, { caseId: data.id, version: data.version, lookAgainAt: lookAgainAt.toISOString() }),
    );
    if (!done) return;
    toast({ text: t('watch.done', { at: time.dayAndClock(lookAgainAt) }) });
    onClose();
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('watch.title')}
      lead={t('watch.lead')}
      act={t('watch.save')}
      onAct={() => void save()}
      pending={pending}
      problem={problem}
    >
      <RadioCards
        legend={t('watch.in')}
        error={tried && !hours ? t('watch.missing') : undefined}
        value={hours}
        onChange={setHours}
        columns={2}
        choices={allowed.map((one) => ({ value: one, text: t(`watch.${one}`), note: time.dayAndClock(at(one)) }))}
      />
    </ActDialog>
  );
}
