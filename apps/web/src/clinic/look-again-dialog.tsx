import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { useT } from '../platform/i18n.js';
import { useTime } from '../platform/use-time.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { ActDialog } from './act-dialog.js';
import { type DialogProps, useSaveAndClose } from './use-save-and-close.js';

const daysLater = ['7', '30', '90'] as const;
type Days = (typeof daysLater)[number];

interface LookAgainDialogProps extends DialogProps {
  /** The reveal, or what was sent outside. */
  about: { id: string; caseReference: number; withheldReason: string | null };
  send: (answer: { withholdReason: string | null; lookAgainAt: string | null }) => Promise<unknown>;
}

/** Tell the member now, or withhold it longer with a reason and a day to look again (R44). Nothing is chosen beforehand. */
export function LookAgainDialog({ about, send, onClose, onDone }: LookAgainDialogProps) {
  const t = useT();
  const time = useTime();
  const { save, pending, problem } = useSaveAndClose({ onClose, onDone });
  const reason = useDraft(`withhold:${about.id}`);
  const [answer, setAnswer] = useState<'tell' | 'withhold' | null>(null);
  const [days, setDays] = useState<Days | null>(null);
  const [tried, setTried] = useState(false);
  const withholds = answer === 'withhold';
  // An hour less, so that the longest choice is never a moment too long for the server.
  const at = (one: Days) => new Date(Date.now() + (Number(one) * 24 - 1) * 3_600_000);

  const submit = async () => {
    setTried(true);
    if (!answer || (withholds && (!reason.body.trim() || !days))) return;
    await save(
      () =>
        reason.send(() =>
          send({
            withholdReason: withholds ? reason.body : null,
            lookAgainAt: withholds && days ? at(days).toISOString() : null,
          }),
        ),
      t(withholds ? 'lookAgain.withheld' : 'lookAgain.told'),
    );
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('lookAgain.title', { reference: about.caseReference })}
      {...(about.withheldReason && { lead: t('reveals.withheld', { reason: about.withheldReason }) })}
      act={t('lookAgain.save')}
      onAct={() => void submit()}
      pending={pending}
      problem={problem}
    >
      <RadioCards
        legend={t('lookAgain.what')}
        error={tried && !answer ? t('reveals.chooseOne') : undefined}
        value={answer}
        onChange={setAnswer}
        choices={[
          { value: 'tell', text: t('lookAgain.tell'), note: t('lookAgain.tellNote') },
          { value: 'withhold', text: t('lookAgain.withhold'), note: t('lookAgain.withholdNote') },
        ]}
      />
      {withholds && (
        <>
          <TextArea
            label={t('lookAgain.reason')}
            rows={3}
            value={reason.body}
            onChange={reason.setBody}
            error={tried && !reason.body.trim() ? t('lookAgain.reasonMissing') : undefined}
          />
          <RadioCards
            legend={t('lookAgain.when')}
            error={tried && !days ? t('reveals.chooseOne') : undefined}
            value={days}
            onChange={setDays}
            choices={daysLater.map((one) => ({
              value: one,
              text: t('lookAgain.days', { days: Number(one) }),
              note: time.dayAndClock(at(one)),
            }))}
          />
        </>
      )}
    </ActDialog>
  );
}
