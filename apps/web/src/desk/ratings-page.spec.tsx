import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { inMinutes } from './desk.fixtures.js';
import { RatingsPage } from './ratings-page.js';

const lead = someViewer({ roles: ['leadModerator'], workspaces: ['MEMBER', 'DESK', 'RUN'] });
const anItem = (changes = {}) => ({
  id: 'look-1',
  kind: 'CONCERN',
  groupName: 'Type 1, over forty',
  texts: [
    {
      title: 'Nights',
      words: 'They would manage better with my chair empty.',
      writtenAt: inMinutes(-5000),
      before: ['How was the night?'],
      after: [],
    },
  ],
  ...changes,
});
const queue = (next: object | null, left = 3) => ({ toRate: { left, next } });
const open = (answers: Record<string, GivenAnswer>, at = '/desk/ratings') =>
  renderScreen(RatingsPage, { at, path: '/desk/ratings', viewer: lead, messages: 'desk', answers });
const sent = ({ asked }: ReturnType<typeof open>, operation: string) =>
  asked.filter((one) => one.operation === operation).map(({ variables }) => variables);

describe('rating a concern again', () => {
  it('folds the words until they are asked for, and says nothing of what was decided', async () => {
    open({ NextToRate: queue(anItem()) });
    expect(await screen.findByText(/words are folded/)).toBeVisible();
    expect(screen.queryByText(/chair empty/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: /Show the words/ }));
    expect(screen.getByText('They would manage better with my chair empty.')).toBeVisible();
    expect(screen.getByText('How was the night?')).toBeVisible();
    expect(screen.getByText('3 left for you')).toBeVisible();
  });

  it('asks to read first, then for what is missing, and keeps level, category and action', async () => {
    let rated = false;
    const view = open({
      NextToRate: () => (rated ? queue(null, 0) : queue(anItem())),
      RateConcern: () => {
        rated = true;
        return { rateConcern: { id: 'look-1' } };
      },
    });
    const keep = await screen.findByRole('button', { name: /Keep it, next one/ });
    await userEvent.click(keep);
    expect(screen.getByRole('alert')).toHaveTextContent('Show the words first.');
    await userEvent.click(screen.getByRole('button', { name: /Show the words/ }));
    await userEvent.click(keep);
    expect(screen.getByRole('alert')).toHaveTextContent(/Choose how soon/);
    await userEvent.click(screen.getByRole('radio', { name: /Urgent/ }));
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'What is it about?' }), 'Suicide and self-harm');
    await userEvent.click(screen.getByRole('radio', { name: 'Answer or support' }));
    await userEvent.click(keep);
    await waitFor(() =>
      expect(sent(view, 'RateConcern')).toEqual([
        { input: { key: expect.any(String), id: 'look-1', level: 'RED', category: 'B', action: 'SUPPORT' } },
      ]),
    );
    expect(await screen.findByText(/Nothing is left for you to rate/)).toBeVisible();
  });

  it('goes on when a colleague was first', async () => {
    let times = 0;
    open({
      NextToRate: () => queue(anItem({ id: `look-${++times}` })),
      RateConcern: { refusal: 'quality.rated' },
    });
    await userEvent.click(await screen.findByRole('button', { name: /Show the words/ }));
    await userEvent.click(screen.getByRole('radio', { name: /Urgent/ }));
    await userEvent.selectOptions(screen.getByRole('combobox'), 'Abuse');
    await userEvent.click(screen.getByRole('radio', { name: 'Nothing' }));
    await userEvent.click(screen.getByRole('button', { name: /Keep it/ }));
    expect(await screen.findByText(/A colleague has rated this one/)).toBeVisible();
    expect(await screen.findByText(/words are folded/)).toBeVisible();
  });

  it('can be left to others, or stopped, at any time', async () => {
    const view = open({ NextToRate: queue(anItem()), PassRating: { passRating: { id: 'look-1' } } });
    await userEvent.click(await screen.findByRole('button', { name: /Leave it to others/ }));
    await waitFor(() => expect(sent(view, 'PassRating')).toMatchObject([{ kind: 'CONCERN', id: 'look-1' }]));
    expect(screen.getByRole('link', { name: /Stop for now/ })).toHaveAttribute('href', '/desk/queue');
  });

  it('works with single keys alone', async () => {
    localStorage.setItem('kith.desk.keys', 'on');
    try {
      const text = anItem({ kind: 'TEXT', id: 'text-1' });
      const view = open(
        { NextToRate: queue(text), RateText: { rateText: { id: 'text-1' } } },
        '/desk/ratings?of=words',
      );
      await screen.findByText(/words are folded/);
      await userEvent.keyboard('s2n');
      await waitFor(() => expect(sent(view, 'RateText')).toMatchObject([{ id: 'text-1', level: 'RED' }]));
      expect(await screen.findByText('It is at the Desk now.')).toBeVisible();
      await userEvent.keyboard('x');
      await waitFor(() => expect(view.router.state.location.pathname).toBe('/desk/queue'));
    } finally {
      localStorage.clear();
    }
  });
});

describe('reading what nobody flagged', () => {
  it('asks only how soon somebody should look', async () => {
    const view = open({ NextToRate: queue(anItem({ kind: 'TEXT' })) }, '/desk/ratings?of=words');
    const form = within(await screen.findByRole('form', { name: 'Your rating' }));
    expect(form.getAllByRole('radio')).toHaveLength(4);
    expect(form.queryByRole('combobox')).toBeNull();
    expect(sent(view, 'NextToRate')).toEqual([{ kind: 'TEXT' }]);
  });
});

describe('the screen', () => {
  it('tells peers that leads do this', async () => {
    open({ NextToRate: { refusal: 'action.forbidden' } });
    expect(await screen.findByText(/Lead moderators and clinical leads rate/)).toBeVisible();
  });

  it('offers to try again when it could not load', async () => {
    open({ NextToRate: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
