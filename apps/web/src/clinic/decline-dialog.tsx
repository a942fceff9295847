import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';
import { DeclineCase } from './case.graphql.js';
import type { CaseDialogProps } from './level-dialog.js';
import { useCaseAct } from './use-case-act.js';

const reasons = ['notClinical', 'misread', 'duplicate', 'malicious'] as const;
type Reason = (typeof reasons)[number];

/** Back to the moderators with a reason and a line they can use. */
export function DeclineDialog({ data, onClose }: CaseDialogProps) {
  const t = useT();
  const toast = useToast();
  const { act, pending, problem } = useCaseAct(data.id);
  const note = useDraft(`decline:${data.id}`);
  const [reason, setReason] = useState<Reason | null>(null);
  const [tried, setTried] = useState(false);

  const save = async () => {
    setTried(true);
    if (!reason || !note.body.trim()) return;
    const done = await act(() =>
      note.send((key) =>
        request(DeclineCase, { key, caseId: data.id, version: data.version, reasonCode: reason, note: note.body }),
      ),
    );
    if (!done) return;
    toast({ text: t('decline.done') });
    onClose();
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('decline.title')}
      lead={t('decline.lead')}
      act={t('decline.send')}
      onAct={() => void save()}
      pending={pending}
      problem={problem}
    >
      <RadioCards
        legend={t('decline.why')}
        error={tried && !reason ? t('decline.whyMissing') : undefined}
        value={reason}
        onChange={setReason}
        columns={2}
        choices={reasons.map((one) => ({ value: one, text: t(`decline.${one}`) }))}
      />
      <TextArea
        label={t('decline.note')}
        rows={3}
        value={note.body}
        onChange={note.setBody}
        error={tried && !note.body.trim() ? t('decline.noteMissing') : undefined}
      />
    </ActDialog>
  );
}
