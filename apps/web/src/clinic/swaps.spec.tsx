import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { SwapFieldsFragment } from '../gql/graphql.js';
import { renderScreen } from '../platform/testing.js';
import { aClinician } from './examples.js';
import { SwapDialog } from './swap-dialog.js';
import { Swaps } from './swaps.js';

const aSwap = (changes: Partial<SwapFieldsFragment> = {}): SwapFieldsFragment => ({
  id: 'w1',
  duty: 'PRIMARY',
  from: '2099-03-03T08:00:00Z',
  until: '2099-03-03T20:00:00Z',
  offeredByName: 'Dr Okoro',
  offeredToName: null,
  status: 'OFFERED',
  takenByName: null,
  isMine: false,
  settledAt: null,
  viewerCan: { accept: true, refuse: true, end: false },
  ...changes,
});

describe('shifts that are offered (R28)', () => {
  beforeEach(() => localStorage.clear());

  const open = (answer: unknown, swap = aSwap()) =>
    renderScreen(Swaps, {
      viewer: aClinician,
      messages: 'clinic',
      answers: { RotaSwaps: { rotaSwaps: [swap] }, AcceptRotaSwap: answer as never, EndRotaSwap: answer as never },
    });

  it('are accepted with one press of the keyboard', async () => {
    const { asked } = open({ acceptRotaSwap: { id: 'w1' } });
    expect(await screen.findByRole('button', { name: /^Accept: On call, .*8:00am to .*8:00pm/ })).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard('{Enter}');

    expect(await screen.findByText('The shift is yours.')).toBeVisible();
    const sent = asked.find((one) => one.operation === 'AcceptRotaSwap');
    expect(sent?.variables).toMatchObject({ id: 'w1', key: expect.any(String) });
  });

  it('say in words that a colleague was first', async () => {
    open({ refusal: 'swap.settled' });
    await userEvent.click(await screen.findByRole('button', { name: /^Accept/ }));

    expect(await screen.findByRole('alert')).toHaveTextContent('This offer is over: a colleague was first');
  });

  it('can be taken back by their holder, and name who was asked', async () => {
    const own = { isMine: true, offeredToName: 'Hannah Byrne', viewerCan: { accept: false, refuse: false, end: true } };
    open({ endRotaSwap: { id: 'w1' } }, aSwap(own));
    const row = within(await screen.findByRole('listitem'));
    expect(row.getByText('Dr Okoro asks Hannah Byrne. Nobody has accepted yet.')).toBeVisible();
    await userEvent.click(row.getByRole('button', { name: /^Take back/ }));

    expect(await screen.findByText('The offer is over.')).toBeVisible();
  });
});

describe('offering a shift (R28)', () => {
  const shift = {
    id: 's1',
    duty: 'PRIMARY',
    name: 'Hannah Byrne',
    from: '2099-03-03T08:00:00.000Z',
    until: '2099-03-03T20:00:00.000Z',
    isMine: true,
  };
  const open = (answer: unknown) =>
    renderScreen(() => <SwapDialog shift={shift} zone="Europe/London" onClose={() => undefined} />, {
      viewer: aClinician,
      messages: 'clinic',
      answers: {
        RotaColleagues: { rotaColleagues: [{ id: 'o1', name: 'Dr Okoro', jobTitle: 'doctor' }] },
        OfferRotaSwap: answer as never,
        RotaSwaps: { rotaSwaps: [] },
      },
    });

  it('sends the part that was chosen to the colleague that was named', async () => {
    const { asked } = open({ offerRotaSwap: { id: 'w1' } });
    await userEvent.selectOptions(
      await screen.findByRole('combobox', { name: 'To' }),
      await screen.findByRole('option', { name: 'Dr Okoro, doctor' }),
    );
    const from = screen.getByLabelText('From');
    await userEvent.clear(from);
    await userEvent.type(from, '2099-03-03T16:00');
    expect(screen.getByText(/4 hours/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Offer it' }));

    await waitFor(() =>
      expect(asked.find((one) => one.operation === 'OfferRotaSwap')?.variables).toMatchObject({
        shiftId: 's1',
        from: '2099-03-03T16:00:00.000Z',
        until: '2099-03-03T20:00:00.000Z',
        toAccountId: 'o1',
      }),
    );
  });

  it('says at the field what is wrong, and keeps the rest', async () => {
    open({ refusal: 'input.invalid', details: { field: 'until' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Offer it' }));

    await waitFor(() => expect(screen.getByLabelText('Until')).toHaveAccessibleDescription(/within the shift/));
    expect(screen.getByLabelText('From')).toHaveValue('2099-03-03T08:00');
  });
});
