import { useState } from 'react';
import type { Level } from '../gql/graphql.js';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { LevelWords, markOf } from '../platform/levels.js';
import { RadioCards } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ActDialog } from './act-dialog.js';
import { SetCaseLevel } from './case.graphql.js';
import { type CaseData, useCaseAct } from './use-case-act.js';

export interface CaseDialogProps {
  data: CaseData;
  onClose: () => void;
}

/** A level moves with a reason; lowering a crisis needs a try to reach the member first (safety.md 2.6). */
export function LevelDialog({ data, onClose }: CaseDialogProps) {
  const t = useT();
  const say = useDynamicT();
  const toast = useToast();
  const { act, pending, problem } = useCaseAct(data.id);
  const reason = useDraft(`level:${data.id}`);
  const [level, setLevel] = useState<Level | null>(null);
  const [tried, setTried] = useState(false);

  const save = async () => {
    setTried(true);
    if (!level || !reason.body.trim()) return;
    const done = await act(() =>
      reason.send((key) =>
        request(SetCaseLevel, { key, caseId: data.id, version: data.version, level, reason: reason.body }),
      ),
    );
    if (!done) return;
    setTried(false);
    setLevel(null);
    toast({ text: t('caseLevel.done') });
    onClose();
  };

  return (
    <ActDialog
      onClose={onClose}
      title={t('caseLevel.title')}
      lead={t('caseLevel.lead', { mark: markOf[data.level], word: say(`level.${markOf[data.level]}`) })}
      act={t('caseLevel.save')}
      onAct={() => void save()}
      pending={pending}
      problem={problem}
    >
      <RadioCards
        legend={t('caseLevel.new')}
        hint={data.level === 'CRISIS' ? t('caseLevel.lowerCrisis') : undefined}
        error={tried && !level ? t('caseLevel.choose') : undefined}
        value={level}
        onChange={setLevel}
        choices={data.viewerCan.changeLevel.map((one) => ({ value: one, text: <LevelWords level={one} /> }))}
      />
      <TextArea
        label={t('caseLevel.reason')}
        rows={3}
        value={reason.body}
        onChange={reason.setBody}
        error={tried && !reason.body.trim() ? t('caseLevel.reasonMissing') : undefined}
      />
    </ActDialog>
  );
}
