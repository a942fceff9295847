import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { PracticeConcernFieldsFragment } from '../gql/graphql.js';
import { renderScreen } from '../platform/testing.js';
import { deskAnswers, moderator } from './desk.fixtures.js';
import { PracticeConcernPage } from './practice-concern-page.js';
import { PracticePage } from './practice-page.js';

const concern = (changes: Partial<PracticeConcernFieldsFragment> = {}): PracticeConcernFieldsFragment => ({
  code: 'ketones',
  number: 2,
  total: 14,
  place: 'Practice group',
  author: 'Slate Roof',
  source: 'Word check',
  words: 'Ketones say 4.1.',
  context: null,
  nextCode: 'seller',
  answer: null,
  ...changes,
});
const ours = { ourLevel: 'CRISIS' as const, ourActs: ['escalate'], why: 'It is an emergency now.' };

describe('the practice queue (S08)', () => {
  it('asks first, and tells what we would do after the answer, kindly', async () => {
    const view = renderScreen(PracticeConcernPage, {
      at: '/desk/practice/ketones',
      path: '/desk/practice/:code',
      viewer: moderator,
      messages: 'desk',
      answers: {
        ...deskAnswers,
        OnePractice: { practiceConcern: concern() },
        AnswerPractice: {
          answerPractice: concern({
            answer: { ...ours, level: 'RED', act: 'write', levelCompared: 'lower', actCompared: 'other' },
          }),
        },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'See what we would do' }));
    expect(screen.getByRole('alert')).toHaveTextContent('Choose a level and what you would do.');
    expect(screen.queryByText('It is an emergency now.')).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '2 Urgent' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Write to the member' }));
    await userEvent.click(screen.getByRole('button', { name: 'See what we would do' }));
    expect(await screen.findByText('It is an emergency now.')).toBeVisible();
    expect(screen.getByText(/We would choose a higher level: 1 Life at risk\./)).toBeVisible();
    expect(screen.getByText('We would do something else: Escalate to a clinician.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Next one' })).toHaveAttribute('href', '/desk/practice/seller');
    await waitFor(() =>
      expect(view.asked.find(({ operation }) => operation === 'AnswerPractice')?.variables).toEqual({
        code: 'ketones',
        level: 'RED',
        act: 'write',
      }),
    );
  });

  it('keeps progress, and says when all are done', async () => {
    const row = (code: string, isDone: boolean) => ({ code, place: 'Practice group', source: 'Word check', isDone });
    const open = (isDone: boolean) =>
      renderScreen(PracticePage, {
        at: '/desk/practice',
        path: '/desk/practice',
        viewer: moderator,
        messages: 'desk',
        answers: { ...deskAnswers, Practice: { practice: { concerns: [row('a', true), row('b', isDone)] } } },
      });
    const view = open(false);
    expect(await screen.findByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/desk/practice/b');
    view.unmount();
    open(true);
    expect(await screen.findByText(/You have been through all of them/)).toBeVisible();
  });
});
