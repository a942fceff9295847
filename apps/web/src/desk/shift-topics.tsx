import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { CheckboxCards } from '../ui/choice-cards.js';
import { useToast } from '../ui/toast.js';
import { DeclineTopics, DeskNow, DeskQueue } from './desk.graphql.js';
import styles from './desk.module.css';

const topics = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'] as const;
export type Topic = (typeof topics)[number];

/** Those of the codes that can be declined. */
export const topicsOf = (codes: readonly string[]): Topic[] => topics.filter((topic) => codes.includes(topic));

/** What somebody would rather not take. Only they and the leads who plan see it. */
export function TopicChoice({ value, onChange }: { value: Topic[]; onChange: (value: Topic[]) => void }) {
  const t = useT();
  return (
    <CheckboxCards
      legend={t('shift.prefersNot')}
      hint={t('shift.prefersNotHint')}
      columns={2}
      value={value}
      onChange={onChange}
      choices={topics.map((topic) => ({ value: topic, text: t(`shift.topic.${topic}`) }))}
    />
  );
}

/** Changing it while the shift runs: the next draw goes by it. */
export function ShiftTopics({ declined }: { declined: readonly string[] }) {
  const t = useT();
  const words = useRefusalText();
  const client = useQueryClient();
  const toast = useToast();
  const [value, setValue] = useState<Topic[] | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState('');

  const save = async () => {
    if (pending || !value) return;
    setPending(true);
    setProblem('');
    try {
      await request(DeclineTopics, { prefersNot: value });
      for (const document of [DeskNow, DeskQueue]) void client.invalidateQueries({ queryKey: keyOf(document) });
      setValue(null);
      toast({ text: t('topics.saved') });
    } catch (error) {
      setProblem(words(error));
    } finally {
      setPending(false);
    }
  };

  const now = topicsOf(declined);
  return (
    <section className={styles.section} aria-labelledby="topics-title">
      <h2 id="topics-title">{t('topics.title')}</h2>
      {value === null ? (
        <>
          <p>
            {now.length === 0
              ? t('topics.none')
              : t('topics.now', { topics: now.map((topic) => t(`shift.topic.${topic}`)).join(', ') })}
          </p>
          <Button size="small" onPress={() => setValue(now)}>
            {t('topics.change')}
          </Button>
        </>
      ) : (
        <form
          noValidate
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TopicChoice value={value} onChange={setValue} />
          {problem && (
            <p role="alert" className={styles.problem}>
              {problem}
            </p>
          )}
          <div className={styles.buttons}>
            <Button type="submit" pending={pending}>
              {t('topics.save')}
            </Button>
            <Button kind="quiet" onPress={() => setValue(null)}>
              {t('app.cancel')}
            </Button>
          </div>
        </form>
      )}
    </section>
  );
}
