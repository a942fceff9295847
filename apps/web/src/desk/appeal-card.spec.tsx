import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { AppealsPage } from './appeals-page.js';
import { deskAnswers, inMinutes, moderator } from './desk.fixtures.js';

const appeal = {
  id: 'a-1',
  what: 'REMOVED',
  rule: 'riskyDetail',
  explanation: 'We took it down.',
  contentCopy: 'Just double it.',
  words: 'I only said what I do.',
  personName: 'Pear',
  groupName: 'Type 2',
  lodgedAt: inMinutes(-500),
  decideBy: inMinutes(5000),
  decidedByName: 'Joss',
  viewerCan: { decide: true, outcomes: ['UPHELD', 'OVERTURNED'], whyNot: null },
};

const open = (answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(AppealsPage, {
    at: '/desk/appeals',
    path: '/desk/*',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, Appeals: { appeals: [appeal] }, ...answers },
  });
type Opened = ReturnType<typeof open>;
const sent = ({ asked }: Opened, operation: string) => asked.find((one) => one.operation === operation)?.variables;

describe('another look', () => {
  it('is answered with an outcome and words of one’s own', async () => {
    const view = open({ DecideAppeal: { decideAppeal: appeal } });
    await userEvent.click(await screen.findByRole('button', { name: 'Answer this' }));
    const box = screen.getByRole('textbox', { name: 'Your answer to them' });
    await userEvent.type(box, 'We got it wrong.');
    await userEvent.click(screen.getByRole('button', { name: 'Send the answer' }));
    expect(screen.getByText('Choose what you decide first.')).toBeInTheDocument();
    expect(box).toHaveValue('We got it wrong.');
    await userEvent.click(screen.getByRole('radio', { name: /We got it wrong/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Send the answer' }));
    await waitFor(() =>
      expect(sent(view, 'DecideAppeal')).toMatchObject({
        id: 'a-1',
        outcome: 'OVERTURNED',
        answer: 'We got it wrong.',
      }),
    );
  });

  it('offers "partly" only where there is a part to change', async () => {
    const pause = {
      ...appeal,
      what: 'RESTRICTED',
      viewerCan: { ...appeal.viewerCan, outcomes: ['UPHELD', 'PARTLY', 'OVERTURNED'] },
    };
    open({ Appeals: { appeals: [appeal, { ...pause, id: 'a-2' }] } });
    const [words, paused] = await screen.findAllByRole('button', { name: 'Answer this' });
    await userEvent.click(words!);
    expect(screen.queryByRole('radio', { name: /Partly/ })).not.toBeInTheDocument();
    await userEvent.click(paused!);
    expect(screen.getByRole('radio', { name: /Partly.*The pause ends now/ })).toBeInTheDocument();
  });

  it('keeps the answer when a colleague was first, and looks again', async () => {
    const view = open({ DecideAppeal: { refusal: 'appeal.closed' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Answer this' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Your answer to them' }), 'Read again.');
    await userEvent.click(screen.getByRole('radio', { name: /It stays as it is/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Send the answer' }));
    expect(await screen.findByText('This has been decided.')).toBeInTheDocument();
    await waitFor(() => expect(view.asked.filter(({ operation }) => operation === 'Appeals')).toHaveLength(2));
  });

  it('is not given by the person who decided first', async () => {
    open({ Appeals: { appeals: [{ ...appeal, viewerCan: { decide: false, outcomes: [], whyNot: 'ownDecision' } }] } });
    expect(await screen.findByText('You made this decision, so another person answers.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Answer this' })).not.toBeInTheDocument();
  });
});
