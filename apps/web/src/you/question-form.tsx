import { useState } from 'react';
import type { QuestionFieldsFragment } from '../gql/graphql.js';
import { useFieldsDraft } from '../platform/fields-draft.js';
import { request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { refusalOf } from '../platform/refusal.js';
import { Banner } from '../ui/banner.js';
import { Button } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { longestQuestion } from './question-page.js';
import { ChangeVisitQuestion } from './questions.graphql.js';
import styles from './you.module.css';

interface QuestionFormProps {
  question: QuestionFieldsFragment;
  /** Asks for the list again, and gives this question as it is now. */
  refresh: () => Promise<QuestionFieldsFragment | undefined>;
  onDone: () => void;
}

/** Changes a question; once it has been asked, also what was answered. */
export function QuestionForm({ question, refresh, onDone }: QuestionFormProps) {
  const t = useT();
  const refused = useRefusalText();
  const { words: kept, answer } = question;
  const draft = useFieldsDraft(`question:${question.id}`, { words: kept, answer });
  const [problem, setProblem] = useState('');
  const [failed, setFailed] = useState('');
  const [pending, setPending] = useState(false);

  const save = async () => {
    const words = draft.values.words.trim();
    setProblem(words ? '' : t('questions.needed'));
    setFailed('');
    if (!words) return;
    setPending(true);
    const { id: questionId, version, askedAt } = question;
    const input = { questionId, version, words, answer: draft.values.answer, isAsked: askedAt !== null };
    try {
      await draft.send((key) => request(ChangeVisitQuestion, { input: { ...input, key } }));
      await refresh();
      onDone();
    } catch (error) {
      setFailed(refused(error));
      if (refusalOf(error) !== 'resource.stale') return;
      const now = await refresh();
      setFailed(now ? t('questions.stale', { words: now.words }) : t('questions.staleGone'));
    } finally {
      setPending(false);
    }
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextArea
        label={t('questions.question')}
        rows={3}
        maxLength={longestQuestion}
        value={draft.values.words}
        onChange={(words) => draft.set({ words })}
        error={problem || undefined}
      />
      {question.askedAt && (
        <TextArea
          label={t('questions.answer')}
          optional={t('app.optional')}
          rows={3}
          maxLength={longestQuestion}
          value={draft.values.answer}
          onChange={(words) => draft.set({ answer: words })}
        />
      )}
      {failed && <Banner tone="trouble">{failed}</Banner>}
      <div className={styles.row}>
        <Button type="submit" kind="primary" pending={pending}>
          {t('questions.save')}
        </Button>
        <Button onPress={onDone}>{t('questions.close')}</Button>
      </div>
    </form>
  );
}
