import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';
import { OfferHandover } from './case.graphql.js';
import type { CaseDialogProps } from './level-dialog.js';
import { useCaseAct } from './use-case-act.js';

/** Offers the case to a colleague by name; it stays with its owner until they accept (R33). */
export function HandOverDialog({ data, onClose }: CaseDialogProps) {
  const t = useT();
  const say = useDynamicT();
  const toast = useToast();
  const { act, pending, problem } = useCaseAct(data.id);
  const note = useDraft(`handover:${data.id}`);
  const [to, setTo] = useState<string | null>(null);
  const [tried, setTried] = useState(false);

  const save = async () => {
    setTried(true);
    if (!to || !note.body.trim()) return;
    const done = await act(() =>
      note.send((key) =>
        request(OfferHandover, { key, caseId: data.id, version: data.version, toAccountId: to, note: note.body }),
      ),
    );
    if (!done) return;
    setTried(false);
    toast({ text: t('hand.done') });
    onClose();
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('hand.title', { reference: data.reference })}
      lead={t('hand.lead')}
      act={t('hand.send')}
      onAct={() => void save()}
      pending={pending}
      problem={problem}
    >
      {data.colleagues.length === 0 ? (
        <p>{t('hand.none')}</p>
      ) : (
        <RadioCards
          legend={t('hand.to')}
          error={tried && !to ? t('hand.toMissing') : undefined}
          value={to}
          onChange={setTo}
          choices={data.colleagues.map((one) => ({
            value: one.accountId,
            text: one.name,
            note: [one.jobTitle, one.duty && say(`hand.duty.${one.duty}`), t('hand.cases', { count: one.openCases })]
              .filter(Boolean)
              .join(', '),
          }))}
        />
      )}
      <TextArea
        label={t('hand.note')}
        rows={3}
        value={note.body}
        onChange={note.setBody}
        error={tried && !note.body.trim() ? t('hand.noteMissing') : undefined}
      />
    </ActDialog>
  );
}
