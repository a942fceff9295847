import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aClinician, aReveal } from './examples.js';
import { RevealsPage } from './reveals-page.js';

const withheld = aReveal({
  status: 'REVIEWED_OK',
  withheldReason: 'Their partner reads their phone.',
  lookAgainAt: '2026-03-01T10:00:00.000Z',
  viewerCan: { see: false, approve: false, revoke: false, review: false, lookAgain: true },
});
const open = (answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(RevealsPage, {
    at: '/clinic/reveals',
    viewer: aClinician,
    messages: 'clinic',
    answers: {
      Reveals: { reveals: [withheld] },
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: new Date().toISOString() } },
      DiscardDraft: { discardDraft: { id: withheld.id } },
      LookAgainAtReveal: { lookAgainAtReveal: withheld },
      ...answers,
    },
  });
const dialogOf = async () => {
  await userEvent.click(await screen.findByRole('button', { name: 'Tell the member, or not yet' }));
  return screen.getByRole('dialog');
};

beforeEach(() => localStorage.clear());

describe('a reveal that the member does not know of', () => {
  it('is told at once, after a choice', async () => {
    const { asked } = open();
    const dialog = await dialogOf();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Choose one.')).toBeVisible();
    await userEvent.click(within(dialog).getByRole('radio', { name: /Tell the member now/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'LookAgainAtReveal')?.variables).toEqual({
        id: withheld.id,
        withholdReason: null,
        lookAgainAt: null,
      }),
    );
  });

  it('stays withheld only with a reason and a day to look again', async () => {
    const { asked } = open();
    const dialog = await dialogOf();
    await userEvent.click(within(dialog).getByRole('radio', { name: /Not yet/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(within(dialog).getByText('Say why.')).toBeVisible();
    await userEvent.type(within(dialog).getByRole('textbox', { name: 'Why not yet' }), 'Still living there.');
    await userEvent.click(within(dialog).getByRole('radio', { name: /In 30 days/ }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'LookAgainAtReveal')?.variables).toMatchObject({
        withholdReason: 'Still living there.',
        lookAgainAt: expect.any(String),
      }),
    );
  });
});
