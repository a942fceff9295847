import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { ActDialog } from './act-dialog.js';
import { SaveNote } from './case.graphql.js';
import { RevealDialog } from './reveal-dialog.js';
import { type CaseData, useCaseAct } from './use-case-act.js';

const failed = (result: string) => result === 'NO_ANSWER' || result === 'WRONG_PERSON';
const failuresToDecide = 3;

/** Whether three attempts have failed and nobody has decided since about contact details, one way or the other (R35). */
export function asksForDecision(data: CaseData): boolean {
  const third = data.outreach.filter((one) => failed(one.result))[failuresToDecide - 1];
  if (!third || data.outreach.some((one) => one.result === 'REACHED')) return false;
  const saidNo = data.notes.some(
    (note) => note.signedAt && note.signedAt >= third.at && note.fields.some(({ name }) => name === 'noReveal'),
  );
  return !saidNo && !data.reveals.some((reveal) => reveal.requestedAt >= third.at);
}

/** Three attempts have failed: open the contact details, or say why not. It stays until one of them is done. */
export function IdentityDecision({ data }: { data: CaseData }) {
  const t = useT();
  const [open, setOpen] = useState<'reveal' | 'not' | null>(null);
  return (
    <>
      <Banner
        tone="caution"
        icon="warning"
        actions={
          <>
            {data.viewerCan.reveal && (
              <Button kind="primary" size="small" icon="key" onPress={() => setOpen('reveal')}>
                {t('reveal.button')}
              </Button>
            )}
            {data.viewerCan.write && (
              <Button size="small" onPress={() => setOpen('not')}>
                {t('decision.not')}
              </Button>
            )}
          </>
        }
      >
        <b>{t('log.threeFailed')}</b> {t(data.leftDetails.length > 0 ? 'decision.left' : 'decision.leftNothing')}
      </Banner>
      {open === 'reveal' && <RevealDialog data={data} onClose={() => setOpen(null)} onShown={() => undefined} />}
      {open === 'not' && <NotNow data={data} onClose={() => setOpen(null)} />}
    </>
  );
}

function NotNow({ data, onClose }: { data: CaseData; onClose: () => void }) {
  const t = useT();
  const reason = useDraft(`noreveal:${data.id}`);
  const { act, pending, problem, setProblem } = useCaseAct(data.id);
  const save = async () => {
    if (!reason.body.trim()) return setProblem(t('decision.whyMissing'));
    const fields = [{ name: 'noReveal', value: reason.body }];
    const input = { caseId: data.id, fields, text: '', sign: true };
    if (await act(() => reason.send((key) => request(SaveNote, { input: { ...input, key } })))) onClose();
  };
  return (
    <ActDialog
      onClose={onClose}
      title={t('decision.title')}
      lead={t('decision.lead')}
      act={t('decision.save')}
      onAct={() => void save()}
      pending={pending}
      problem={problem}
    >
      <TextArea label={t('decision.why')} rows={3} maxLength={2000} value={reason.body} onChange={reason.setBody} />
    </ActDialog>
  );
}
