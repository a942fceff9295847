import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AskForPerson } from './ask-for-person.js';
import { renderScreen, type GivenAnswer } from './testing.js';

const open = async (here: { displayName: string }[] | undefined, answers: Record<string, GivenAnswer> = {}) => {
  const view = renderScreen(() => <AskForPerson groupId="g1" here={here} />, {
    answers: {
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: '2026-11-22T20:11:00Z' } },
      DiscardDraft: { discardDraft: { id: 'd' } },
      AskForHelp: { askForHelp: { id: 'r1', lookBy: '2099-11-22T20:30:00Z' } },
      ...answers,
    },
  });
  await userEvent.click(screen.getByRole('button', { name: 'Ask for a person' }));
  return view;
};
const send = () => userEvent.click(screen.getByRole('button', { name: 'Ask for a person now' }));

beforeEach(() => localStorage.clear());

it('asks without a word, and says who is here, by when, and what to do meanwhile', async () => {
  const { asked } = await open([{ displayName: 'Ade' }]);
  await send();
  expect(await screen.findByRole('dialog', { name: 'We have told a person' })).toBeVisible();
  expect(screen.getByText(/Ade is here now/)).toHaveFocus();
  expect(screen.getByText(/Someone looks at it by .*8:30pm/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Get help now' })).toHaveAttribute('href', '/help');
  expect(asked.find((one) => one.operation === 'AskForHelp')?.variables).toEqual({
    input: { key: expect.any(String), groupId: 'g1', words: null },
  });
});

it('is honest when nobody is on shift and when we are late', async () => {
  await open([], { AskForHelp: { askForHelp: { id: 'r1', lookBy: '2020-11-22T20:30:00Z' } } });
  await send();
  expect(await screen.findByText(/We are behind right now/)).toBeVisible();
  expect(await screen.findByText(/No moderator is here right now/)).toBeVisible();
});

it('keeps the words and the key when it fails, also when it is closed and opened again', async () => {
  const { asked } = await open([], { AskForHelp: 'no line' });
  await userEvent.type(screen.getByRole('textbox'), 'I need someone');
  await send();
  expect(await screen.findByRole('textbox', { description: /Not sent|connection|again/i })).toHaveValue(
    'I need someone',
  );
  await send();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  await userEvent.click(screen.getByRole('button', { name: 'Ask for a person' }));
  expect(await screen.findByRole('textbox')).toHaveValue('I need someone');
  const keys = asked.flatMap((one) =>
    one.operation === 'AskForHelp' ? [(one.variables['input'] as { key: string }).key] : [],
  );
  expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
});
