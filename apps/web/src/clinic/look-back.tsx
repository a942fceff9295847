import { useState } from 'react';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { request } from '../platform/graphql.js';
import { useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { useToast } from '../ui/toast.js';
import { ReviewCase } from './case.graphql.js';
import styles from './case.module.css';
import { type CaseData, useCaseAct } from './use-case-act.js';

/** A clinical lead looks back at a closed case: what was found, what can be learnt. Never their own (R4). */
export function LookBack({ data }: { data: CaseData }) {
  const t = useT();
  const toast = useToast();
  const words = useFieldsDraft(`lookback:${data.id}`, { finding: '', learning: '' });
  const { finding, learning } = words.values;
  const { act, pending, problem } = useCaseAct(data.id);
  const [tried, setTried] = useState(false);

  const save = async () => {
    setTried(true);
    if (!finding.trim()) return;
    const done = await act(() =>
      words.send((key) => request(ReviewCase, { key, caseId: data.id, version: data.version, finding, learning })),
    );
    if (!done) return;
    toast({ text: t('lookBack.done') });
  };

  return (
    <section aria-labelledby="look-back" className={styles.signOff}>
      <h2 id="look-back">{t('lookBack.title')}</h2>
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextArea
          label={t('lookBack.finding')}
          rows={3}
          value={finding}
          onChange={(next: string) => words.set({ finding: next })}
          error={tried && !finding.trim() ? t('lookBack.findingMissing') : undefined}
        />
        <TextArea
          label={t('lookBack.learning')}
          hint={t('lookBack.learningHint')}
          rows={2}
          value={learning}
          onChange={(next: string) => words.set({ learning: next })}
          error={problem || undefined}
        />
        <Button type="submit" kind="primary" size="small" pending={pending}>
          {t('lookBack.save')}
        </Button>
      </form>
    </section>
  );
}
