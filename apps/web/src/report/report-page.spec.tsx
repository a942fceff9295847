import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { ReportPage } from './report-page.js';

const answers = (changes: Record<string, GivenAnswer> = {}): Record<string, GivenAnswer> => ({
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'x', savedAt: '2026-11-22T20:11:00Z' } },
  DiscardDraft: { discardDraft: { id: 'd' } },
  HelpPack: {
    helpPack: {
      country: 'GB',
      emergency: { name: 'Emergency', channels: [{ href: 'tel:999', display: '999' }] },
      lines: [],
    },
  },
  SendReport: (given) => ({
    report: { id: 'r', door: (given['input'] as { door: string }).door, lookBy: '2026-11-22T23:00:00Z' },
  }),
  ...changes,
});
const open = (changes: Record<string, GivenAnswer> = {}, at = '/report?message=m1') =>
  renderScreen(ReportPage, { at, answers: answers(changes) });
const sentBy = (asked: { operation: string; variables: Record<string, unknown> }[]) =>
  asked.filter((one) => one.operation === 'SendReport').map((one) => one.variables['input'] as Record<string, unknown>);

beforeEach(() => localStorage.clear());

it('takes a worry in two presses, without a reason, and says by when somebody looks', async () => {
  const { asked } = open();
  await userEvent.click(screen.getByRole('radio', { name: /I’m worried about this person/ }));
  expect(await screen.findByRole('link', { name: 'call 999' })).toHaveAttribute('href', 'tel:999');
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  expect(await screen.findByRole('heading', { name: 'Thank you for looking out for them' })).toHaveFocus();
  expect(screen.getByText(/11:00pm/)).toBeVisible();
  expect(sentBy(asked)[0]).toMatchObject({
    contentType: 'MESSAGE',
    contentId: 'm1',
    door: 'WORRIED',
    category: 'safety',
    note: null,
  });
});

it('tells a medical emergency apart', async () => {
  const { asked } = open();
  await userEvent.click(screen.getByRole('radio', { name: /I’m worried about this person/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /medical emergency/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  await screen.findByText(/Thank you for looking out/);
  expect(sentBy(asked)[0]).toMatchObject({ door: 'WORRIED', category: 'medicalEmergency' });
});

it('asks for a reason at the second door only', async () => {
  const { asked } = open({}, '/report?post=p1');
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  expect(screen.getByText('Please choose one of the two.')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /This breaks a rule/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  expect(screen.getByText('Please choose the nearest reason.')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Selling or spam' }));
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  await screen.findByText('Thank you. We have your report');
  expect(sentBy(asked)).toEqual([expect.objectContaining({ contentType: 'POST', door: 'RULE', category: 'selling' })]);
});

it('keeps the note and the key when it could not be sent', async () => {
  const { asked } = open({ SendReport: 'no line' });
  await userEvent.click(screen.getByRole('radio', { name: /I’m worried about this person/ }));
  await userEvent.type(screen.getByRole('textbox'), 'She sounded far away');
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  expect(await screen.findByText(/We could not reach Kith/)).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue('She sounded far away');
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  const keys = sentBy(asked).map((one) => one['key']);
  expect(keys.length).toBe(2);
  expect(new Set(keys).size).toBe(1);
});

it('quotes a person when the profile is meant, and lets the reporter fold them afterwards', async () => {
  const { asked } = open(
    {
      ReportedAuthor: { author: { id: 'a1', displayName: 'Marmalade', avatar: 'mug-honey', about: 'Tea first.' } },
      MuteReported: { silence: { id: 'a1', silenced: 'MUTE' } },
    },
    '/report?profile=a1',
  );
  expect(await screen.findByText('Tea first.')).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: /I’m worried about this person/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Send report' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Fold what Marmalade writes' }));
  expect(await screen.findByText('You will not see what Marmalade writes.')).toBeVisible();
  expect(asked.at(-1)).toEqual({ operation: 'MuteReported', variables: { membershipId: 'a1' } });
});
