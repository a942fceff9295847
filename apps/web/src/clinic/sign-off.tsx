import { useState } from 'react';
import { useDraft } from '../platform/draft.js';
import { request } from '../platform/graphql.js';
import { useDynamicT, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { SignOffCase } from './case.graphql.js';
import styles from './case.module.css';
import { type CaseData, useCaseAct } from './use-case-act.js';

/** The second person looks, and agrees or does not. Never the one who proposed it (R4). */
export function SignOff({ data }: { data: CaseData }) {
  const t = useT();
  const say = useDynamicT();
  const toast = useToast();
  const note = useDraft(`signoff:${data.id}`);
  const { act, pending, problem } = useCaseAct(data.id);
  const [needsNote, setNeedsNote] = useState(false);

  const sign = async (agree: boolean) => {
    const missing = !agree && !note.body.trim();
    setNeedsNote(missing);
    if (missing) return;
    const done = await act(() =>
      note.send((key) => request(SignOffCase, { key, caseId: data.id, version: data.version, agree, note: note.body })),
    );
    if (!done) return;
    toast({ text: t(agree ? 'sign.agreed' : 'sign.refused') });
  };

  return (
    <section aria-labelledby="second-person" className={styles.signOff}>
      <h2 id="second-person">{t('sign.title')}</h2>
      <p>
        {t('sign.text', {
          name: data.closingByName ?? '',
          outcome: say(`outcome.${data.outcome ?? ''}`, {}, 'outcome.none'),
        })}
      </p>
      {(data.outcome === 'OC16' || data.extraOutcomes.includes('OC16')) && (
        <p>
          <b>{t('sign.died')}</b>
        </p>
      )}
      <TextArea
        label={t('sign.note')}
        hint={t('sign.noteHint')}
        rows={2}
        value={note.body}
        onChange={note.setBody}
        error={needsNote ? t('sign.noteMissing') : problem || undefined}
      />
      <div className={styles.buttons}>
        <Button kind="primary" size="small" pending={pending} onPress={() => void sign(true)}>
          {t('sign.agree')}
        </Button>
        <Button size="small" onPress={() => void sign(false)}>
          {t('sign.refuse')}
        </Button>
      </div>
    </section>
  );
}
