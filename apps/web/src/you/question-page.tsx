import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { Asking } from '../platform/asking.js';
import { useDraft } from '../platform/draft.js';
import { keyOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { Refusal } from '../platform/refusal.js';
import { SavedMark } from '../platform/saved-mark.js';
import { Banner } from '../ui/banner.js';
import { Button, LinkButton } from '../ui/button.js';
import { TextArea } from '../ui/field.js';
import { BackLink } from '../ui/navigation.js';
import { AddVisitQuestion, MyVisitQuestions } from './questions.graphql.js';
import styles from './you.module.css';

/** Longest question, in characters. */
export const longestQuestion = 1000;

/** Writes one question for the next visit, in the person's own words. Nothing of the post it came from is taken along. */
export function QuestionPage() {
  const t = useT();
  const refused = useRefusalText();
  const client = useQueryClient();
  const [params] = useSearchParams();
  const asking = (useLocation().state as { asking?: Asking } | null)?.asking;
  const postId = params.get('post');
  const back = asking?.back ?? '/you/questions';
  const draft = useDraft(postId ? `question:post:${postId}` : 'question:new');
  const [problem, setProblem] = useState('');
  const [failed, setFailed] = useState('');
  const [pending, setPending] = useState(false);
  const [kept, setKept] = useState(false);

  const keep = async () => {
    const words = draft.body.trim();
    setProblem(words ? '' : t('questions.needed'));
    setFailed('');
    if (!words) return;
    setPending(true);
    try {
      await draft.send((key) => request(AddVisitQuestion, { key, words, postId }));
      await client.invalidateQueries({ queryKey: keyOf(MyVisitQuestions) });
      setKept(true);
    } catch (error) {
      const most = error instanceof Refusal ? error.details['most'] : undefined;
      setFailed(most ? t('questions.full', { most: Number(most) }) : refused(error));
    } finally {
      setPending(false);
    }
  };

  if (kept) {
    return (
      <div className={styles.page}>
        <PageTitle key="kept">{t('questions.kept')}</PageTitle>
        <p>{t('questions.keptLead')}</p>
        <div className={styles.row}>
          <LinkButton kind="primary" to="/you/questions">
            {t('questions.toList')}
          </LinkButton>
          {asking && <LinkButton to={back}>{t('questions.back')}</LinkButton>}
        </div>
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <BackLink to={back}>{t(asking ? 'questions.back' : 'screen.questions')}</BackLink>
      <PageTitle />
      {asking?.group && <p className={styles.meta}>{t('questions.origin', { group: asking.group })}</p>}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <TextArea
          label={t('questions.question')}
          hint={t('questions.own')}
          rows={4}
          maxLength={longestQuestion}
          value={draft.body}
          onChange={draft.setBody}
          error={problem || undefined}
        />
        {failed && <Banner tone="trouble">{failed}</Banner>}
        <div className={styles.row}>
          <Button type="submit" kind="primary" pending={pending}>
            {t('questions.keep')}
          </Button>
          <SavedMark draft={draft} />
        </div>
      </form>
    </div>
  );
}
