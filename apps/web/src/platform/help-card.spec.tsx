import { expect, it, jest } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { HelpCardFieldsFragment } from '../gql/graphql.js';
import { HelpCard } from './help-card.js';
import { renderScreen, type GivenAnswer } from './testing.js';

const line = (name: string, href: string, display: string, needs: string[]) => ({
  id: name,
  kind: 'helpline',
  needs,
  name,
  say: '',
  channels: [{ type: 'tel', href, display, free: true }],
  alwaysOpen: true,
});
const pack = {
  country: 'GB',
  emergency: line('999', 'tel:999', '999', ['life']),
  lines: [line('Samaritans', 'tel:116123', '116 123', ['distress'])],
  emergencyDepartment: 'A&E',
  glucose: { unit: 'mmol/L', low: '4.0', ketonesUrgent: '1.6', ketonesEmergency: '3.0' },
};
const open = (given: Partial<HelpCardFieldsFragment> = {}, answers: Record<string, GivenAnswer> = {}) => {
  const onAnswered = jest.fn();
  const card: HelpCardFieldsFragment = {
    id: 'c1',
    kind: 'IMMEDIATE',
    quoted: null,
    choice: null,
    shownAt: '2026-11-22T20:12:00Z',
    readBy: null,
    country: 'GB',
    moderator: null,
    ...given,
  };
  const answered = ({ choice }: Record<string, unknown>) => ({ answerHelpCard: { id: 'c1', choice } });
  const view = renderScreen(() => <HelpCard card={card} groupSlug="t1" under="post" onAnswered={onAnswered} />, {
    answers: { HelpPack: { helpPack: pack }, AnswerHelpCard: answered, ...answers },
  });
  const chosen = () =>
    view.asked.flatMap((one) => (one.operation === 'AnswerHelpCard' ? [one.variables['choice']] : []));
  return { ...view, onAnswered, chosen };
};
const press = (name: RegExp, role: 'button' | 'link' = 'button') =>
  screen.findByRole(role, { name }).then((found) => userEvent.click(found));

it.each([
  ['IMMEDIATE', /Stay with my post/, 'STAY'],
  ['IMMEDIATE', /Show it only to moderators/, 'MODERATORS_ONLY'],
  ['DISTRESS', /Stay with my post/, 'STAY'],
  ['SOMEONE_ELSE', /Stay with my post/, 'STAY'],
  ['LOW', /I have treated it/, 'TREATED'],
  ['LOW', /This is not happening now/, 'NOT_NOW'],
  ['HIGH', /I have asked my team/, 'TREATED'],
  ['HIGH', /This is not happening now/, 'NOT_NOW'],
  ['EMERGENCY', /This is not happening now/, 'NOT_NOW'],
] as const)('%s: pressing %s answers %s', async (kind, name, choice) => {
  const { chosen, onAnswered } = open({ kind });
  await press(name);
  expect(chosen()).toEqual([choice]);
  expect(onAnswered).toHaveBeenCalledTimes(1);
  expect(screen.queryByText('Only you can see this') === null).toBe(choice !== 'STAY');
});

it('calls the line of the country, asks for a person, and says so (R40)', async () => {
  const { chosen } = open();
  const talk = await screen.findByRole('link', { name: /Talk to someone now.*Samaritans, 116 123/ });
  expect(talk).toHaveAttribute('href', 'tel:116123');
  await userEvent.click(talk);
  expect(chosen()).toEqual(['TALK']);
  expect(await screen.findByText('We told our team that you want to talk.')).toBeVisible();
  expect(screen.getByRole('link', { name: /call 999/ })).toHaveAttribute('href', 'tel:999');
});

it('leads to a moderator, with the truth about who is there', async () => {
  open();
  expect(await screen.findByRole('link', { name: /Write to a moderator.*No one is on shift now/ })).toHaveAttribute(
    'href',
    '/messages/team/t1',
  );
});

it('puts the call first in an emergency of the body, and says nothing of carrying it alone', async () => {
  open({ kind: 'EMERGENCY', quoted: 'jaw ache' });
  expect(await screen.findByRole('heading', { name: 'This may be an emergency. Call 999 now.' })).toBeVisible();
  const [first] = screen.getAllByRole('link');
  expect(first).toHaveAttribute('href', 'tel:999');
  expect(screen.queryByText(/carry that alone/)).toBeNull();
  expect(screen.queryByText(/If your life is in danger/)).toBeNull();
});

it('speaks of the other person when somebody else is in danger', async () => {
  open({ kind: 'SOMEONE_ELSE' });
  expect(await screen.findByText(/They may be in danger.*Call 999 now/)).toBeVisible();
  expect(screen.getByRole('link', { name: /Call 999 now/ })).toHaveAttribute('href', 'tel:999');
  expect(screen.queryByText(/If your life is in danger/)).toBeNull();
});

it('reads thresholds and numbers from the pack of the country', async () => {
  const us = {
    ...pack,
    emergency: line('911', 'tel:911', '911', ['life']),
    glucose: { ...pack.glucose, unit: 'mg/dL', low: '70' },
  };
  open({ kind: 'LOW' }, { HelpPack: { helpPack: us } });
  expect(await screen.findByText(/Below 70 mg\/dL/)).toBeVisible();
  expect(screen.getByText(/will not wake up: call 911/)).toBeVisible();
});

it.each(['IMMEDIATE', 'DISTRESS', 'LOW', 'HIGH', 'EMERGENCY', 'SOMEONE_ELSE'] as const)(
  'without the pack %s leads to the help page, and no number is blank',
  async (kind) => {
    const { chosen, container } = open({ kind }, { HelpPack: { refusal: 'account.countryNotOpen' } });
    expect(await screen.findByText('Only you can see this')).toBeVisible();
    expect(screen.getByRole('link', { name: /see who to call/i })).toHaveAttribute('href', '/help');
    expect(container.textContent).not.toMatch(/(?<!who to )call ?[.,:]|undefined|unknown/i);
    if (kind === 'LOW' || kind === 'HIGH' || kind === 'EMERGENCY') return;
    await press(/Talk to someone now.*We ask a person from our team/);
    expect(chosen()).toEqual(['TALK']);
    expect(await screen.findByText('We told our team that you want to talk.')).toBeVisible();
  },
);

it('offers the way back to somebody who showed it only to moderators', async () => {
  const { chosen } = open({ choice: 'MODERATORS_ONLY' });
  await press(/Show the help card again/);
  await press(/Show it to the others again/);
  expect(chosen()).toEqual(['STAY']);
});

it('stays open and says why when an answer could not be kept', async () => {
  open({}, { AnswerHelpCard: { refusal: 'resource.notFound' } });
  await press(/Stay with my post/);
  expect(await screen.findByRole('alert')).toHaveTextContent('This is not here any more.');
  expect(screen.getByText('Only you can see this')).toBeVisible();
});
