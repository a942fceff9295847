import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aDesk, aHandover, aQueue, aRow, deskAnswers, inMinutes, moderator } from './desk.fixtures.js';
import { QueuePage } from './queue-page.js';
import { ShiftPage } from './shift-page.js';

const open = (Page: ComponentType, answers: Record<string, GivenAnswer>) =>
  renderScreen(Page, {
    at: '/desk/queue',
    path: '/desk/*',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, MyDeskShifts: { myShifts: [] }, Handover: aHandover(), ...answers },
  });
const tired = { ...aDesk().desk.exposure, stretchMinutes: 90, limit: 'stretch', againAt: inMinutes(12) };

describe('the limits of a shift on the screen (R50)', () => {
  it('stand there as calm words, with when the next one can be taken', async () => {
    const view = open(ShiftPage, { DeskNow: aDesk() });
    const meter = within(await screen.findByRole('region', { name: 'What you have carried' }));
    expect(meter.getByText(/without a pause/)).toHaveTextContent('38 of 90 minutes without a pause');
    expect(meter.getByText(/hard concerns/)).toHaveTextContent('1 of 3 hard concerns in this shift');
    expect(meter.getByText('Only you see this. 15 minutes away from the queue are a pause.')).toBeVisible();
    view.unmount();
    open(ShiftPage, { DeskNow: aDesk({ exposure: tired }) });
    expect(await screen.findByText(/^Time for a rest\. You can take the next one from \d/)).toBeVisible();
  });

  it('are said kindly when the next one is asked for too soon', async () => {
    open(QueuePage, {
      DeskQueue: aQueue([aRow()]),
      ClaimNext: {
        refusal: 'shift.limitReached',
        details: { limit: 'stretch', at: Date.parse('2026-03-02T14:20:00Z') },
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: /next/i }));
    expect(await screen.findByText(/Please rest\. You can take the next one from Mon/)).toBeVisible();
  });

  it('let somebody change what they leave to others', async () => {
    const view = open(ShiftPage, {
      DeskNow: aDesk({ declined: ['B'] }),
      DeclineTopics: { declineTopics: { id: 'shift-1' } },
    });
    expect(await screen.findByText('You are not given: Suicide and self-harm.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Change it' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Abuse' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(view.asked.find(({ operation }) => operation === 'DeclineTopics')?.variables).toEqual({
        prefersNot: ['B', 'E'],
      }),
    );
  });

  it('show leads what nobody on shift takes', async () => {
    open(QueuePage, { DeskQueue: aQueue([]), DeskNow: aDesk({ nobodyTakes: [aRow({ level: 'AMBER' })] }) });
    expect(await screen.findByText('Nobody on shift takes these')).toBeVisible();
    expect(screen.getByRole('link', { name: /3 Soon, Type 1/ })).toHaveAttribute('href', '/desk/c/item-1');
  });
});
