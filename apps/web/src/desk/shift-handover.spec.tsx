import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aHandover, aRow, deskAnswers, moderator } from './desk.fixtures.js';
import { ShiftPage } from './shift-page.js';

const taker = { shiftId: '018f0000-0000-7000-8000-000000000002', name: 'Joss' };
const held = (changes = {}) => ({
  row: aRow({ claimedByMe: true, status: 'CLAIMED' }),
  draft: { level: 'RED' as const, done: ['message'], due: 'act', dueAt: null },
  takers: [taker],
  offeredToName: null,
  ...changes,
});
const open = (answers: Record<string, GivenAnswer>) =>
  renderScreen(ShiftPage, {
    at: '/desk',
    path: '/desk/*',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, MyDeskShifts: { myShifts: [] }, ...answers },
  });
const sent = ({ asked }: ReturnType<typeof open>, operation: string) =>
  asked.find((one) => one.operation === operation)?.variables;

describe('what is held at the end of a shift (R33)', () => {
  it('is offered to a colleague by name, with a note drawn up from the timeline that may be changed', async () => {
    const view = open({
      Handover: aHandover({ held: [held()] }),
      OfferConcern: { offerConcern: { id: 'item-1' } },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Hand on: 2 Urgent, Type 1, over forty' }));
    const note = screen.getByRole('textbox', { name: 'What should the next one know?' });
    expect(note).toHaveValue('2 Urgent. Done: wrote to the member. The first action is due by .');
    await userEvent.clear(note);
    await userEvent.type(note, 'She answers after eight.');
    await userEvent.click(screen.getByRole('button', { name: 'Ask Joss to take it' }));
    await waitFor(() =>
      expect(sent(view, 'OfferConcern')).toMatchObject({
        id: 'item-1',
        toShiftId: taker.shiftId,
        note: 'She answers after eight.',
      }),
    );
  });

  it('goes back to the queue with the note where nobody can take it, and the note stays when that fails', async () => {
    const view = open({
      Handover: aHandover({ held: [held({ takers: [] })] }),
      HandBack: { refusal: 'reviewItem.notYours' },
    });
    await userEvent.click(await screen.findByRole('button', { name: /^Hand on/ }));
    expect(screen.getByText(/Nobody who is on shift can take it/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Give back to the queue' }));
    expect(await screen.findByText('This is no longer yours. Claim it again to go on.')).toBeVisible();
    expect(sent(view, 'HandBack')).toMatchObject({ id: 'item-1', note: expect.stringContaining('2 Urgent.') });
    expect(screen.getByRole('textbox', { name: 'What should the next one know?' })).toHaveValue(
      '2 Urgent. Done: wrote to the member. The first action is due by .',
    );
  });

  it('that was offered can be taken back, and what is offered to me can be taken over or left', async () => {
    const view = open({
      Handover: aHandover({
        held: [held({ offeredToName: 'Joss' })],
        offered: [{ row: aRow({ id: 'item-2' }), fromName: 'Ade', note: 'Two to watch.' }],
      }),
      DeclineConcern: { declineConcern: { id: 'item-1' } },
      AcceptConcern: { acceptConcern: { id: 'item-2' } },
    });
    expect(await screen.findByText('Joss has been asked. It is yours until they accept.')).toBeVisible();
    expect(await screen.findByText('Two to watch.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Take the offer back' }));
    await waitFor(() => expect(sent(view, 'DeclineConcern')).toEqual({ id: 'item-1' }));
    await userEvent.click(screen.getByRole('button', { name: 'Take it over' }));
    await waitFor(() => expect(sent(view, 'AcceptConcern')).toEqual({ id: 'item-2' }));
  });

  it('keeps the shift from ending, and says so', async () => {
    open({
      Handover: aHandover({ held: [held()] }),
      EndDeskShift: { refusal: 'shift.stillHolding', details: { count: 1 } },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'End shift' }));
    expect(await screen.findByText('You still hold one concern. Hand it over or give it back first.')).toBeVisible();
  });
});
