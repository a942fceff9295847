import { useState } from 'react';
import type { RevealFieldsFragment } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { ActDialog } from './act-dialog.js';
import { ReviewReveal } from './reveal.graphql.js';
import { type DialogProps, useSaveAndClose } from './use-save-and-close.js';

interface ReviewDialogProps extends DialogProps {
  reveal: RevealFieldsFragment;
}

/** Was it proper? One answer and a finding; never by the one who asked (R43). */
export function ReviewDialog({ reveal, onClose, onDone }: ReviewDialogProps) {
  const t = useT();
  const { save, pending, problem } = useSaveAndClose({ onClose, onDone });
  const finding = useDraft(`review:${reveal.id}`);
  const [answer, setAnswer] = useState<'ok' | 'concern' | null>(null);
  const [tried, setTried] = useState(false);

  const submit = async () => {
    setTried(true);
    if (!answer || !finding.body.trim()) return;
    await save(
      () => finding.send(() => request(ReviewReveal, { id: reveal.id, ok: answer === 'ok', finding: finding.body })),
      t('reveals.reviewed'),
    );
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('reveals.reviewTitle', { reference: reveal.caseReference })}
      lead={reveal.reason}
      act={t('reveals.save')}
      onAct={() => void submit()}
      pending={pending}
      problem={problem}
    >
      <RadioCards
        legend={t('reveals.wasIt')}
        error={tried && !answer ? t('reveals.chooseOne') : undefined}
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'ok', text: t('reveals.proper') },
          { value: 'concern', text: t('reveals.improper') },
        ]}
      />
      <TextArea
        label={t('reveals.findingLabel')}
        rows={3}
        value={finding.body}
        onChange={finding.setBody}
        error={tried && !finding.body.trim() ? t('reveals.findingMissing') : undefined}
      />
    </ActDialog>
  );
}
