import { useState } from 'react';
import { pauseEndReasons, type PauseEndReason } from '@kith/contracts/moderation-codes';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { EndPause } from './concern.graphql.js';
import styles from './concern.module.css';
import { MemberWords, missingIn, templateOf } from './member-words.js';
import { useAct, usePersonName, type ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';
import { writesFreely } from './verdict-write.js';

/** Ends a pause before its time. A mistake takes the decision back; otherwise it stays on record. */
export function EndPauseForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const name = usePersonName()(item);
  const act = useAct();
  const draft = useDraft(`desk:${item.id}:end-pause`);
  const [reason, setReason] = useState<PauseEndReason | null>(null);
  const [wrong, setWrong] = useState<'reason' | 'words'>('words');
  const templates = item.templates.filter((template) => template.for === 'RETURN');

  const submit = async () => {
    setWrong(reason ? 'words' : 'reason');
    if (!reason) return act.complain(t('endPause.choose'));
    const missing = missingIn(draft, templates);
    if (missing) return act.complain(t(missing));
    const input = {
      itemId: item.id,
      reasonCode: reason,
      memberText: draft.body.trim(),
      templateId: templateOf(draft),
    };
    const done = await act.run(
      async (key) => (await request(EndPause, { input: { key, ...input } })).done,
      t('endPause.done', { name }),
      draft,
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={t(reason === 'mistake' ? 'endPause.effectMistake' : 'endPause.effect', { name })}
      button={t('endPause.button', { name })}
      pending={act.pending}
      onSubmit={() => void submit()}
    >
      <div className={styles.pairs}>
        <RadioCards
          legend={t('endPause.reason')}
          error={wrong === 'reason' ? act.problem : undefined}
          value={reason}
          columns={2}
          onChange={(next) => {
            act.changed();
            setReason(next);
          }}
          choices={pauseEndReasons.map((value) => ({ value, text: t(`endPause.${value}`) }))}
        />
      </div>
      <MemberWords
        draft={draft}
        templates={templates}
        mayWriteFreely={writesFreely(item)}
        name={name}
        problem={wrong === 'words' ? act.problem : ''}
        onChange={act.changed}
      />
    </VerdictForm>
  );
}
