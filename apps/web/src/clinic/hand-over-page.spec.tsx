import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HandOverViewQuery } from '../gql/graphql.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aClinician } from './examples.js';
import { HandOverPage } from './hand-over-page.js';

type View = HandOverViewQuery['handOver'];
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();

const aCase = (changes: Partial<View['cases'][number]> = {}): View['cases'][number] => ({
  id: 'c1',
  reference: 2291,
  level: 'RED',
  version: 4,
  state: 'TO_OFFER',
  offeredToName: null,
  acceptBy: null,
  lastAnswer: null,
  openedAt: '2026-03-02T15:00:00Z',
  acknowledgedAt: '2026-03-02T15:04:00Z',
  firstContactAt: null,
  attempts: 2,
  lastAttemptAt: '2026-03-02T15:40:00Z',
  lastResult: 'NO_ANSWER',
  signedNotes: 1,
  retryAt: '2026-03-02T21:00:00Z',
  lookAgainAt: null,
  decideBy: null,
  ...changes,
});

const aView = (changes: Partial<View> = {}): HandOverViewQuery => ({
  handOver: {
    shift: { duty: 'PRIMARY', until: minutes(30), isOver: false },
    nextId: 'o1',
    nextName: 'Dr Okoro',
    cases: [aCase()],
    accepted: [],
    colleagues: [
      { accountId: 'o1', name: 'Dr Okoro', jobTitle: 'doctor', duty: null },
      { accountId: 'l1', name: 'Dr Lead', jobTitle: null, duty: 'MANAGER' },
    ],
    ...changes,
  },
});

const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(HandOverPage, {
    viewer: aClinician,
    messages: 'clinic',
    answers: {
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: null },
      DiscardDraft: { discardDraft: true },
      ClinicInboxView: 'no line',
      ...answers,
    },
  });

describe('handing over cases at the end of a shift (R33, H06)', () => {
  beforeEach(() => localStorage.clear());

  it('drafts a note from what is on record, and offers the case to whoever is next, by keyboard alone', async () => {
    const { asked } = open({ HandOverView: aView(), OfferHandover: { offerHandover: { id: 'c1' } as never } });
    const note = await screen.findByLabelText('What they need to know');
    expect(note).toHaveValue(
      'Opened Monday 2 March, 3:00pm.\nIn my hands since Monday 2 March, 3:04pm.\n' +
        '2 tries to reach them. The last: Monday 2 March, 3:40pm, No answer.\nOne signed note.\n' +
        'Next try planned: Monday 2 March, 9:00pm.',
    );
    expect(screen.getByRole('combobox', { name: 'To' })).toHaveValue('o1');
    note.focus();
    await userEvent.tab();
    await userEvent.tab();
    expect(screen.getByRole('button', { name: 'Offer to Dr Okoro' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByText('Offered. It stays yours until they accept.')).toBeVisible();
    expect(asked.find((one) => one.operation === 'OfferHandover')?.variables).toMatchObject({
      caseId: 'c1',
      version: 4,
      toAccountId: 'o1',
      note: expect.stringContaining('2 tries to reach them'),
    });
  });

  it('keeps what was added when the offer is refused', async () => {
    open({ HandOverView: aView(), OfferHandover: { refusal: 'resource.stale' } });
    const note = await screen.findByLabelText('What they need to know');
    await userEvent.type(note, ' She lives with her sister.');
    await userEvent.click(screen.getByRole('button', { name: 'Offer to Dr Okoro' }));

    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText<HTMLTextAreaElement>('What they need to know').value).toMatch(
      /^Opened [^]*She lives with her sister\.$/,
    );
  });

  it('shows who has accepted, what is still offered, and that the shift stays open', async () => {
    open({
      HandOverView: aView({
        shift: { duty: 'PRIMARY', until: minutes(-20), isOver: true },
        cases: [
          aCase({ state: 'OFFERED', offeredToName: 'Dr Okoro', acceptBy: minutes(12) }),
          aCase({ id: 'c2', reference: 2292, state: 'RINGING' }),
          aCase({ id: 'c3', reference: 2293, lastAnswer: 'DECLINED' }),
        ],
        accepted: [{ id: 'a1', reference: 2290, name: 'Dr Okoro', at: minutes(-4) }],
      }),
    });
    expect(await screen.findByText(/and stays open: 3 cases are still yours until a colleague accepts/)).toBeVisible();
    expect(screen.getByText('Offered to Dr Okoro. It stays yours until they accept.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'See the page' })).toHaveAttribute('href', '/clinic/page/2292');
    expect(screen.getByText('The last offer was declined. It is still yours.')).toBeVisible();
    expect(screen.getByText(/Case 2290: Dr Okoro accepted/)).toBeVisible();
  });

  it('says that nothing is left, and when the shift ends by itself', async () => {
    open({ HandOverView: aView({ cases: [] }) });
    await waitFor(() =>
      expect(screen.getByText(/Nothing is left to hand over.*Your shift ends by itself/)).toBeVisible(),
    );
  });

  it('says so when nobody is on call next', async () => {
    open({ HandOverView: aView({ nextId: null, nextName: null }) });
    expect(await screen.findByText(/Nobody is on call next/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Offer the case' }));
    expect(screen.getByRole('combobox', { name: 'To' })).toHaveAccessibleDescription('Choose a colleague.');
  });
});
