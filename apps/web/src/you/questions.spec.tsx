import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { QuestionFieldsFragment } from '../gql/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { asQuestionnaire, asText } from './question-files.js';
import { QuestionPage } from './question-page.js';
import { QuestionsPage } from './questions-page.js';

beforeEach(() => localStorage.clear());

const aQuestion = (id: string, changes: Partial<QuestionFieldsFragment> = {}): QuestionFieldsFragment => ({
  id,
  words: `Question ${id}?`,
  answer: '',
  askedAt: null,
  version: 1,
  origin: null,
  ...changes,
});
const drafts = {
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'x', revision: 1, savedAt: new Date().toISOString() } },
  DiscardDraft: { discardDraft: { id: 'x' } },
};
const openList = (
  given: QuestionFieldsFragment[] | (() => QuestionFieldsFragment[]),
  more: Record<string, GivenAnswer> = {},
) =>
  renderScreen(QuestionsPage, {
    at: '/you/questions',
    path: '/you/questions',
    answers: {
      MyVisitQuestions: () => ({ myVisitQuestions: typeof given === 'function' ? given() : given }),
      ...drafts,
      ...more,
    },
  });

describe('my questions for the next visit', () => {
  it('are numbered, those asked apart with what was answered, and lead back to the conversation', async () => {
    openList([
      aQuestion('a', { origin: { groupName: 'Newly told', link: '/t/t1?post=2' } }),
      aQuestion('b', { askedAt: '2026-11-20T10:00:00Z', answer: 'Yes.' }),
    ]);
    expect(await screen.findByText('1. Question a?')).toBeVisible();
    expect(screen.getByRole('link', { name: 'From a conversation in Newly told' })).toHaveAttribute(
      'href',
      '/t/t1?post=2',
    );
    const asked = screen.getByRole('region', { name: 'Asked' });
    expect(within(asked).getByText('1. Question b?')).toBeVisible();
    expect(within(asked).getByText('Yes.')).toBeVisible();
  });

  it('are put in order by buttons, and the new place is told', async () => {
    const { asked } = openList([aQuestion('a'), aQuestion('b')], {
      MoveVisitQuestion: { moveVisitQuestion: { id: 'b' } },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Move question 2 up' }));
    await waitFor(() =>
      expect(asked.find(({ operation }) => operation === 'MoveVisitQuestion')?.variables).toMatchObject({
        questionId: 'b',
        way: 'UP',
      }),
    );
    expect(screen.queryByRole('button', { name: 'Move question 1 up' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Move question 2 down' })).toBeNull();
  });

  it('keep what I typed when it was changed elsewhere, say what stands there, and are saved the second time', async () => {
    let version = 1;
    const { asked } = openList(() => [aQuestion('a', version === 1 ? {} : { version, words: 'From my tablet?' })], {
      ChangeVisitQuestion: ({ input }) => {
        const isStale = (input as { version: number }).version === 1;
        version = 2;
        return isStale ? { refusal: 'resource.stale' } : { changeVisitQuestion: { id: 'a' } };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Change' }));
    const box = screen.getByRole('textbox', { name: 'Your question' });
    await userEvent.clear(box);
    await userEvent.type(box, 'From my phone?');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/There it says: “From my tablet\?”/)).toBeVisible();
    expect(box).toHaveValue('From my phone?');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(
        asked.filter(({ operation }) => operation === 'ChangeVisitQuestion').at(-1)?.variables['input'],
      ).toMatchObject({ version: 2, words: 'From my phone?' }),
    );
  });
});

describe('a new question', () => {
  const openNew = (answers: Record<string, GivenAnswer>) =>
    renderScreen(QuestionPage, {
      at: '/you/questions/new?post=p1',
      path: '/you/questions/new',
      answers: { ...drafts, ...answers },
    });

  it('is sent with the link to the post, and its words stay when the list is full', async () => {
    const { asked } = openNew({
      AddVisitQuestion: { refusal: 'input.invalid', details: { field: 'words', most: 200 } },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Keep it on my list' }));
    expect(await screen.findByText('Please write your question.')).toBeVisible();
    const box = screen.getByRole('textbox', { name: 'Your question' });
    await userEvent.type(box, 'Is it?');
    await userEvent.click(screen.getByRole('button', { name: 'Keep it on my list' }));
    expect(await screen.findByText('Your list has 200 questions. Delete one, then keep this one.')).toBeVisible();
    expect(box).toHaveValue('Is it?');
    expect(asked.find(({ operation }) => operation === 'AddVisitQuestion')?.variables).toMatchObject({
      words: 'Is it?',
      postId: 'p1',
    });
  });
});

describe('what is taken along', () => {
  const questions = [
    aQuestion('a', { origin: { groupName: 'Newly told', link: '/t/t1' } }),
    aQuestion('b', { askedAt: '2026-11-20T10:00:00Z', answer: 'Yes.' }),
  ];
  const words = { title: 'Questions for my next visit', asked: 'Asked', answer: 'You were told:' };

  it('as text has the questions and the answers, and not where they came from (H10)', () => {
    expect(asText(questions, words)).toBe(
      'Questions for my next visit\n\n1. Question a?\n\nAsked\n\n1. Question b?\nYou were told: Yes.\n',
    );
  });

  it('as a FHIR Questionnaire has what is still to be asked, and nothing of who or where (H10)', () => {
    expect(asQuestionnaire(questions, words.title, new Date('2026-11-28T06:00:00Z'))).toEqual({
      resourceType: 'Questionnaire',
      status: 'active',
      title: 'Questions for my next visit',
      date: '2026-11-28T06:00:00.000Z',
      item: [{ linkId: '1', text: 'Question a?', type: 'text' }],
    });
  });
});
