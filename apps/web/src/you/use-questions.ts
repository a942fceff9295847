import { useQuery } from '@tanstack/react-query';
import type { QuestionFieldsFragment } from '../gql/graphql.js';
import { queryOf, request } from '../platform/graphql.js';
import { useRefusalText, useT } from '../platform/i18n.js';
import { newKey } from '../platform/idempotency.js';
import { announce } from '../ui/announcer.js';
import { useToast } from '../ui/toast.js';
import {
  ChangeVisitQuestion,
  MoveVisitQuestion,
  MyVisitQuestions,
  PutBackVisitQuestion,
  RemoveVisitQuestion,
} from './questions.graphql.js';

type Question = QuestionFieldsFragment;

/** The list of questions, and what can be done with each, with undo where something goes away. */
export function useQuestions() {
  const t = useT();
  const refused = useRefusalText();
  const toast = useToast();
  const query = useQuery(queryOf(MyVisitQuestions));
  const all = query.data?.myVisitQuestions ?? [];
  const toAsk = all.filter(({ askedAt }) => !askedAt);
  const asked = all.filter(({ askedAt }) => askedAt);

  const during = async (work: () => Promise<unknown>, said?: string): Promise<void> => {
    try {
      await work();
      if (said) announce(said);
    } catch (error) {
      toast({ text: refused(error) });
    } finally {
      await query.refetch();
    }
  };

  const mark = ({ id: questionId, version, words, answer }: Question, isAsked: boolean) =>
    during(
      () => request(ChangeVisitQuestion, { input: { questionId, version, words, answer, isAsked, key: newKey() } }),
      t(isAsked ? 'questions.markedAsked' : 'questions.backToAsk'),
    );
  const move = (question: Question, way: 'UP' | 'DOWN') => {
    const alike = question.askedAt ? asked : toAsk;
    const place = alike.findIndex(({ id }) => id === question.id) + (way === 'UP' ? 0 : 2);
    return during(
      () => request(MoveVisitQuestion, { key: newKey(), questionId: question.id, way }),
      t('questions.movedTo', { place, count: alike.length }),
    );
  };
  const remove = ({ id: questionId }: Question) =>
    during(async () => {
      await request(RemoveVisitQuestion, { key: newKey(), questionId });
      const onUndo = () => void during(() => request(PutBackVisitQuestion, { key: newKey(), questionId }));
      toast({ text: t('questions.deleted'), undo: { label: t('app.undo'), onUndo } });
    });
  const refresh = async (id: string) =>
    (await query.refetch()).data?.myVisitQuestions.find((question) => question.id === id);

  return { query, all, toAsk, asked, act: { mark, move, remove, refresh } };
}
