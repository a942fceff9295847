import { beforeEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { consents } from '@kith/contracts/consents';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { JoinPage } from './join-page.js';
import type { JoinState } from './join-state.js';

const group = (id: string, name: string, joinRule = 'OPEN') => ({
  __typename: 'PeerGroup',
  id,
  name,
  summary: `For ${name}`,
  joinRule,
  sizeBand: 'A_FEW',
  moderatedHours: '',
});
const groups = [group('g1', 'Pumps'), group('g2', 'Carers', 'ASK'), group('g3', 'Feet'), group('g4', 'Nights')];
const fine = { nameCheck: { ok: true, problem: null, looksReal: false } };

const told = (part: Partial<JoinState>) =>
  sessionStorage.setItem('kith.join', JSON.stringify({ country: 'GB', isAdult: true, ...part }));
const name = (of: string, own = false) => ({ name: of, avatar: 'kettle-clay', note: '', own });

const open = (at: string, answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(JoinPage, {
    at,
    path: '/join',
    viewer: null,
    messages: 'public',
    answers: {
      GroupsToJoin: { groups },
      Countries: { countries: [{ code: 'GB', name: 'United Kingdom', open: true }] },
      NameIdeas: { nameIdeas: [{ name: 'Bramble', avatar: 'pear-moss' }] },
      NameCheck: fine,
      Join: { join: { id: 'k' } },
      ResendConfirmation: { resendConfirmation: { id: 'r' } },
      ...answers,
    },
  });
const next = (called = 'Continue') => userEvent.click(screen.getByRole('button', { name: called }));
const finish = async () => {
  await userEvent.type(await screen.findByLabelText(/Password/), 'a boat, a lamp and a loaf');
  await next('Join');
};

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});

describe('the agreements', () => {
  it('go out as they were ticked, in the versions of the contract', async () => {
    told({ rules: true, consents: consents.map(({ purpose }) => purpose), email: 'new@example.org' });
    const { asked } = open('/join?step=6');
    await finish();
    await screen.findByRole('heading', { name: 'Check your email' });
    const sent = asked.find(({ operation }) => operation === 'Join')?.variables['input'] as { consents: object[] };
    expect(sent.consents).toEqual(consents.map(({ purpose, version }) => ({ purpose, version })));
  });

  it('that were not ticked are not sent, and stop the way on', async () => {
    told({ rules: true, consents: ['community'], email: 'new@example.org' });
    const { asked, unmount } = open('/join?step=6');
    await finish();
    await waitFor(() => expect(asked.some(({ operation }) => operation === 'Join')).toBe(true));
    const sent = asked.find(({ operation }) => operation === 'Join')?.variables['input'] as { consents: object[] };
    expect(sent.consents).toEqual([{ purpose: 'community', version: consents[0].version }]);
    unmount();

    told({ rules: true, consents: ['community'] });
    open('/join?step=5');
    await next();
    expect(await screen.findByRole('heading', { name: /Three rules/ })).toBeInTheDocument();
    expect(screen.getAllByText(/Please read and tick each one/).length).toBeGreaterThan(0);
  });
});

describe('choosing groups and names', () => {
  it('keeps all four ticks and says that three are enough for now', async () => {
    told({ groups: ['g1', 'g2', 'g3'] });
    open('/join?step=3');
    await userEvent.click(await screen.findByRole('checkbox', { name: /Nights/ }));
    await next();
    expect(screen.getByRole('checkbox', { name: /Pumps/ })).toBeChecked();
    expect(screen.getAllByText(/choose up to 3 for now/).length).toBeGreaterThan(0);
  });

  it('does not go on with a name that cannot be worn', async () => {
    told({ groups: ['g1'], names: { g1: name('Nurse Joy', true) } });
    open('/join?step=4&group=g1', {
      NameCheck: { nameCheck: { ok: false, problem: 'membership.nameReserved', looksReal: false } },
    });
    await screen.findByDisplayValue('Nurse Joy');
    await next();
    expect(await screen.findByRole('heading', { name: 'What should people call you here?' })).toBeInTheDocument();
    expect(await screen.findByRole('textbox', { name: 'Or write your own' })).toBeInvalid();
  });

  it('goes back from the second name to the first', async () => {
    told({ groups: ['g1', 'g2'], names: { g1: name('Bramble') } });
    open('/join?step=4&group=g2');
    await screen.findByRole('heading', { name: /in Carers/ });
    expect(screen.getByRole('link', { name: 'Back' })).toHaveAttribute('href', '/join?step=4&group=g1');
  });
});

describe('a refusal on the last page', () => {
  const all = { rules: true, consents: consents.map(({ purpose }) => purpose), email: 'new@example.org' };

  it('about a name goes back to that name', async () => {
    told({ ...all, groups: ['g1', 'g2'], names: { g1: name('Bramble'), g2: name('Pebble', true) } });
    const { router } = open('/join?step=6', {
      Join: { refusal: 'membership.nameTaken', details: { groupId: 'g2' } },
    });
    await finish();
    await waitFor(() => expect(router.state.location.search).toBe('?step=4&group=g2'));
    expect(await screen.findByRole('textbox', { name: 'Or write your own' })).toBeInvalid();
  });

  it('about the password is said beside the password', async () => {
    told(all);
    open('/join?step=6', { Join: { refusal: 'account.passwordCommon' } });
    await finish();
    await waitFor(() => expect(screen.getByLabelText(/^Password/)).toBeInvalid());
    expect(screen.getByRole('textbox', { name: 'Email' })).toBeValid();
  });
});

it('offers to send the link again, to the address that was given', async () => {
  told({ rules: true, consents: consents.map(({ purpose }) => purpose), email: 'new@example.org' });
  const { asked } = open('/join?step=6');
  await finish();
  await userEvent.click(await screen.findByRole('button', { name: 'Send a new link' }));
  expect(await screen.findByText(/a new link is on its way/)).toBeInTheDocument();
  expect(asked.at(-1)).toEqual({ operation: 'ResendConfirmation', variables: { email: 'new@example.org' } });
});
