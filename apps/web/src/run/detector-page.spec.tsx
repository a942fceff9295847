import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { DetectorPage } from './detector-page.js';

const viewer = someViewer({ workspaces: ['DESK', 'CLINIC', 'RUN'], roles: ['clinicalLead'] });
const open = (answer: GivenAnswer, at = '/run/detector') =>
  renderScreen(DetectorPage, { at, viewer, messages: 'run', answers: { HowDetectorDid: answer } });

const aRule = (changes = {}) => ({
  ruleId: 'B9.burden',
  words: 'Burden, trapped or without hope',
  level: 'AMBER',
  fired: 48,
  members: 31,
  decided: 40,
  open: 3,
  agreed: 3,
  agreedPercent: 7,
  overruled: 37,
  reasons: [
    { reason: 'falseAlarm', count: 30 },
    { reason: 'readInContext', count: 7 },
  ],
  cases: 1,
  middleSeconds: 600,
  shouldNarrow: true,
  ...changes,
});
const lows = aRule({
  ruleId: 'A1.low-now',
  words: 'Words about a low, now',
  level: 'CRISIS',
  decided: 3,
  agreed: 3,
  agreedPercent: null,
  overruled: 0,
  reasons: [],
  open: 0,
  shouldNarrow: false,
});
const figures = (changes = {}) => ({
  ruleFigures: { at: new Date().toISOString(), rules: [aRule(), lows], misses: [], ...changes },
});
const rowOf = (name: RegExp) => within(screen.getByRole('row', { name }));

describe('how the detector did', () => {
  it('says for each rule what people made of it, and which one to narrow', async () => {
    open(figures());
    await screen.findByRole('table', { name: 'Rules that fired' });
    const burden = rowOf(/Burden/);
    expect(burden.getByText('7 %')).toBeVisible();
    expect(burden.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '30 The word check was wrong',
      '7 Lowered, read in context',
    ]);
    expect(burden.getByText(/Narrow this rule/)).toBeVisible();
    const low = rowOf(/Words about a low/);
    expect(low.getByText('Too few to say')).toBeVisible();
    expect(low.queryByText(/Narrow this rule/)).toBeNull();
  });

  it('keeps the days and the search in the address', async () => {
    const { router, asked } = open(figures(), '/run/detector?days=7');
    await userEvent.type(await screen.findByRole('searchbox', { name: 'Find a rule by its words' }), 'low now');
    await waitFor(() => expect(router.state.location.search).toBe('?days=7&q=low+now'));
    expect(screen.queryByRole('row', { name: /Burden/ })).toBeNull();
    expect(screen.getByRole('status')).toHaveTextContent(/^1 rule of 2/);
    await userEvent.click(screen.getByRole('link', { name: '90 days' }));
    await waitFor(() => expect(asked.at(-1)?.variables).toEqual({ period: 'DAYS_90' }));
    expect(router.state.location.search).toBe('?days=90&q=low+now');
  });

  it('leads to what people found and the detector did not, where one may', async () => {
    const concern = { id: 'item-1', reference: 1007, level: 'RED', raisedAt: new Date().toISOString() };
    open(figures({ misses: [{ code: 'safety', count: 6, agreed: 4, concerns: [concern] }] }));
    const missed = within(await screen.findByRole('region', { name: 'What people found and the detector did not' }));
    expect(missed.getByRole('heading', { name: 'Worried about somebody' })).toBeVisible();
    expect(missed.getByText('6 concerns, 4 of them confirmed so far.')).toBeVisible();
    expect(missed.getByRole('link', { name: 'Concern 1007' })).toHaveAttribute('href', '/desk/c/item-1');
  });

  it('says when nothing fired', async () => {
    open(figures({ rules: [] }));
    expect(await screen.findByText('No rule fired in these days.')).toBeVisible();
  });

  it('says when no rule has the words', async () => {
    open(figures(), '/run/detector?q=kettle');
    expect(await screen.findByText('No rule has these words.')).toBeVisible();
  });

  it('shows where their work is to those it does not exist for', async () => {
    open({ refusal: 'resource.notFound' });
    expect(await screen.findByText('This screen is for others')).toBeVisible();
  });

  it('offers to try again when it could not load', async () => {
    open('no line');
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
  });
});
