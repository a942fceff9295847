import { describe, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aClinician, anInbox, aPagedRow, aRow } from './examples.js';
import { PagePage } from './page-page.js';

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const aPage = (changes = {}) => ({
  page: {
    id: aPagedRow().id,
    reference: 2294,
    level: 'CRISIS',
    sentAt: soon(-1),
    raisedByName: 'Joss',
    acknowledgeBy: soon(4),
    ownerName: null,
    ladder: [
      { step: 0, who: 'Hannah Byrne', at: soon(-1), done: true },
      { step: 2, who: 'Dr Okoro', at: soon(9), done: false },
      { step: 3, who: 'EVERYONE', at: soon(14), done: false },
    ],
    viewerCan: { read: false, acknowledge: true, cannotTake: true },
    ...changes,
  },
});

const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(PagePage, {
    at: '/clinic/page/2294',
    path: '/clinic/page/:reference',
    viewer: aClinician,
    messages: 'clinic',
    answers: { ClinicInboxView: anInbox({ needsYou: [aPagedRow(), aRow()] }), ...answers },
  });

describe('a page', () => {
  it('says level, number and time left, who is told next, and no words (R13, R16, R29)', async () => {
    open({ PageView: aPage() });
    expect(await screen.findByRole('heading', { level: 1, name: /1 Life at risk/ })).toBeVisible();
    expect(screen.getByText(/Case 2294, sent by Joss/)).toBeVisible();
    expect(screen.getByText('to acknowledge, then we page Dr Okoro.')).toBeVisible();
    expect(screen.getByText('Everyone on the rota')).toBeVisible();
  });

  it('opens the case once it is acknowledged', async () => {
    const { router } = open({ PageView: aPage(), AcknowledgeCase: { acknowledgeCase: aPagedRow() } });
    await userEvent.click(await screen.findByRole('button', { name: 'Acknowledge' }));
    expect(router.state.location.pathname).toBe(`/clinic/${aPagedRow().id}`);
  });

  it('lets me say that I can’t take it, and by name who is paged instead', async () => {
    const { asked } = open({ PageView: aPage(), CannotTakeCase: { cannotTakeCase: aPagedRow() } });
    await userEvent.click(await screen.findByRole('button', { name: 'I can’t take it. Page Dr Okoro' }));
    expect(await screen.findByText(/The next person is being paged/)).toBeVisible();
    expect(asked.some((one) => one.operation === 'CannotTakeCase')).toBe(true);
  });

  it('says that a colleague has it', async () => {
    open({
      PageView: aPage({ ownerName: 'Dr Okoro', viewerCan: { read: false, acknowledge: false, cannotTake: false } }),
    });
    expect(await screen.findByText('Dr Okoro has this case. You need not do anything.')).toBeVisible();
  });

  it('names my other cases', async () => {
    open({ PageView: aPage() });
    expect(await screen.findByRole('link', { name: 'Contact the member: one insulin pen left' })).toBeVisible();
  });
});
