import { expect, it } from '@jest/globals';
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { GivenSocket, type LiveSocket } from '../platform/realtime.js';
import { renderScreen } from '../platform/testing.js';
import { ClinicFrame } from './clinic-frame.js';
import { aClinician, anInbox, aPagedRow } from './examples.js';

const fakeLine = () => {
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  return {
    on: (name: string, listener: () => void) =>
      void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    off: (name: string, listener: () => void) => void listeners.get(name)?.delete(listener),
    say: (name: string, ...args: unknown[]) => act(() => listeners.get(name)?.forEach((listener) => listener(...args))),
  };
};

const aPage = {
  id: 'p1',
  caseId: aPagedRow().id,
  reference: 2294,
  level: 'CRISIS' as const,
  toMe: true,
  status: 'SENT',
};

it('speaks a page of level 1 at once, and leads to it from any screen of the clinic', async () => {
  const line = fakeLine();
  let paged = false;
  const { asked } = renderScreen(ClinicFrame, {
    at: '/clinic/cover',
    viewer: aClinician,
    messages: 'clinic',
    answers: { ClinicInboxView: () => anInbox(paged ? { needsYou: [aPagedRow()], pages: [aPage] } : {}) },
    around: (frame) => <GivenSocket socket={line as unknown as LiveSocket}>{frame}</GivenSocket>,
  });
  await waitFor(() => expect(asked).toHaveLength(1));
  paged = true;
  line.say('page.arrived', { reference: '2294', level: 'CRISIS' });
  await waitFor(() =>
    expect(document.querySelector('[data-announcer=assertive]')).toHaveTextContent(
      'Level 1, Life at risk. Case 2294 needs a clinician now.',
    ),
  );
  expect(await screen.findByRole('link', { name: 'See the page' })).toHaveAttribute('href', '/clinic/page/2294');
});

it('asks on any screen whether the test page of a shift arrived, and thanks (R28)', async () => {
  let answered = false;
  const page = { id: 't1', duty: 'PRIMARY', sentAt: new Date().toISOString(), answerBy: '2099-03-02T20:10:00Z' };
  const { asked } = renderScreen(ClinicFrame, {
    at: '/clinic/cover',
    viewer: aClinician,
    messages: 'clinic',
    answers: {
      ClinicInboxView: () => anInbox({ testPages: answered ? [] : [page] }),
      AnswerTestPage: () => {
        answered = true;
        return { answerTestPage: { id: 't1' } };
      },
    },
  });
  expect(await screen.findByRole('heading', { name: 'Test page: nothing has happened' })).toBeVisible();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');

  expect(await screen.findByText('Thank you. Pages reach you.')).toBeVisible();
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Test page/ })).toBeNull());
  expect(asked.find((one) => one.operation === 'AnswerTestPage')?.variables).toEqual({ id: 't1' });
});

it('says nothing aloud for level 3', async () => {
  const line = fakeLine();
  const { asked } = renderScreen(ClinicFrame, {
    at: '/clinic/cover',
    viewer: aClinician,
    messages: 'clinic',
    answers: { ClinicInboxView: anInbox() },
    around: (frame) => <GivenSocket socket={line as unknown as LiveSocket}>{frame}</GivenSocket>,
  });
  await waitFor(() => expect(asked).toHaveLength(1));
  line.say('page.arrived', { reference: '2288', level: 'AMBER' });
  await waitFor(() => expect(asked.length).toBeGreaterThan(1));
  for (const region of document.querySelectorAll('[data-announcer]')) expect(region).not.toHaveTextContent(/2288/);
});
