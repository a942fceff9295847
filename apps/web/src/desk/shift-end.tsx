import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { useSession } from '../platform/session.js';
import type { ShiftFeeling } from '../gql/graphql.js';
import { Button } from '../ui/button.js';
import { CheckboxCard } from '../ui/choice-cards.js';
import { TextArea } from '../ui/field.js';
import { DeskNow, DeskQueue, EndDeskShift } from './desk.graphql.js';
import styles from './desk.module.css';
import { FeelingChoice } from './shift-feeling.js';

/** How one is, what the next ones should know, and leave; what is held goes back to the queue (S09). */
export function EndShift({ holding, onEnded }: { holding: number; onEnded: () => void }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const { refresh } = useSession();
  const draft = useDraft('desk:handover');
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');
  const [feeling, setFeeling] = useState<ShiftFeeling | null>(null);
  const [wantsDebrief, setWantsDebrief] = useState(false);

  const end = async () => {
    if (pending) return;
    setPending(true);
    setProblem('');
    try {
      await draft.send(() => request(EndDeskShift, { handoverNote: draft.body.trim(), wantsDebrief, feeling }));
      onEnded();
      void client.invalidateQueries({ queryKey: keyOf(DeskNow) });
      void client.invalidateQueries({ queryKey: keyOf(DeskQueue) });
      void refresh();
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  return (
    <section className={styles.section} aria-labelledby="end-title">
      <h2 id="end-title">{t('shift.end')}</h2>
      <form
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <TextArea
          label={t('shift.endNote')}
          optional={t('app.optional')}
          hint={t('shift.endHint')}
          rows={3}
          maxLength={2000}
          value={draft.body}
          onChange={draft.setBody}
          error={problem}
        />
        <FeelingChoice at="end" value={feeling} onChange={setFeeling} />
        <CheckboxCard checked={wantsDebrief} onChange={setWantsDebrief} note={t('shift.debriefNote')}>
          {t('shift.debriefAsk')}
        </CheckboxCard>
        <p className={styles.quiet}>{t('shift.endEffect', { count: holding })}</p>
        <Button type="submit" pending={pending} icon="exit">
          {t('shift.endButton')}
        </Button>
      </form>
    </section>
  );
}
