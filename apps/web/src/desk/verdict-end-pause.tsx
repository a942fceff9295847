import { useState } from 'react';
import { pauseEndReasons, type PauseEndReason } from '@kith/contracts/moderation-codes';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { RadioCards } from '../ui/choice-cards.js';
import { EndPause } from './concern.graphql.js';
import styles from './concern.module.css';
import { MemberWords } from './member-words.js';
import { useActWithWords } from './use-act-with-words.js';
import type { ConcernItem } from './use-concern.js';
import { VerdictForm, type FormProps } from './verdict-form.js';

/** Ends a pause before its time. A mistake takes the decision back; otherwise it stays on record. */
export function EndPauseForm({ item, onDone }: FormProps<ConcernItem>) {
  const t = useT();
  const { name, send, pending, changed, reasonProblem, words } = useActWithWords(item, {
    place: 'end-pause',
    use: 'RETURN',
    reasonFirst: 'endPause.choose',
  });
  const [reason, setReason] = useState<PauseEndReason | null>(null);

  const submit = async () => {
    const done = await send(
      reason ?? '',
      async (input) => (await request(EndPause, { input })).done,
      t('endPause.done', { name }),
    );
    if (done) onDone();
  };

  return (
    <VerdictForm
      effect={t(reason === 'mistake' ? 'endPause.effectMistake' : 'endPause.effect', { name })}
      button={t('endPause.button', { name })}
      pending={pending}
      onSubmit={() => void submit()}
    >
      <div className={styles.pairs}>
        <RadioCards
          legend={t('endPause.reason')}
          error={reasonProblem}
          value={reason}
          columns={2}
          onChange={(next) => {
            changed();
            setReason(next);
          }}
          choices={pauseEndReasons.map((value) => ({ value, text: t(`endPause.${value}`) }))}
        />
      </div>
      <MemberWords {...words} />
    </VerdictForm>
  );
}
