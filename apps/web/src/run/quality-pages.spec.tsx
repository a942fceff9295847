import { describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { DifferencesPage } from './differences-page.js';
import { LearningPage } from './learning-page.js';
import { QualityPage } from './quality-page.js';

const viewer = someViewer({ workspaces: ['DESK', 'CLINIC', 'RUN'], roles: ['clinicalLead'] });
const open = (Page: ComponentType, answers: Record<string, GivenAnswer>, at = '/run/quality') =>
  renderScreen(Page, { at, viewer, messages: 'run', answers: { ReadDraft: { draft: null }, ...answers } });
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const page = { hasNext: false, next: null };

const told = { state: 'DEFINED', pairs: 48, agreed: 41, kappa: 0.713, low: 0.55, high: 0.87 };
const tooFew = { state: 'TOO_FEW', pairs: null, agreed: null, kappa: null, low: null, high: null };
const oneAnswer = { state: 'NOT_DEFINED', pairs: 12, agreed: 12, kappa: null, low: null, high: null };
const aWeek = (days: number, changes = {}) => ({
  week: ago(days),
  decided: 80,
  withoutWords: 2,
  concerns: 9,
  rated: 7,
  unflagged: 4000,
  texts: 60,
  read: 55,
  leftOut: 1,
  grave: 1,
  sameDay: 2,
  perThousand: { value: 18.2, low: 3.2, high: 96.1 },
  ...changes,
});
const figures = (changes = {}) => ({
  qualityFigures: {
    since: ago(20),
    at: ago(0),
    levels: told,
    actions: { ...told, kappa: 1, low: null, high: null },
    categories: [
      { category: 'A', named: null, agreement: tooFew },
      { category: 'B', named: 12, agreement: oneAnswer },
    ],
    ratedTwice: 48,
    differing: 9,
    farApart: 1,
    missedPerThousand: { value: 18.2, low: 6.2, high: 52.1 },
    recall: { value: 0.81, low: 0.6, high: 0.93 },
    weeks: [aWeek(14), aWeek(7)],
    ...changes,
  },
});

describe('the figures of quality', () => {
  it('say how far people agree, where there are too few to say, and where it is not defined', async () => {
    open(QualityPage, { HowSure: figures() });
    const table = await screen.findByRole('table', { name: 'How far people agree' });
    const row = (name: RegExp) => within(within(table).getByRole('row', { name }));
    expect(row(/levels/).getByText('0.71')).toBeVisible();
    expect(row(/levels/).getByText('0.55 to 0.87')).toBeVisible();
    expect(row(/levels/).getByText('41 of 48')).toBeVisible();
    expect(row(/What is done/).getByText('All agreed')).toBeVisible();
    expect(row(/Diabetes emergency/).getByText('Too few to say')).toBeVisible();
    expect(row(/Suicide/).getByText(/Not defined/)).toBeVisible();
  });

  it('tell missed risk in 1,000 with how sure that is, also for those who listen', async () => {
    open(QualityPage, { HowSure: figures() });
    const missed = within(await screen.findByRole('region', { name: 'What no door found' }));
    expect(missed.getByText(/110 texts/)).toHaveTextContent('18 in 1,000');
    expect(missed.getByText(/most likely between 6.2 and 52/)).toBeVisible();
    expect(missed.getByText(/about 81 % of what is urgent/)).toBeVisible();
    expect(
      missed
        .getAllByRole('row')
        .slice(1)
        .map((each) => each.textContent),
    ).toEqual([expect.stringMatching(/183.2 to 9655$/), expect.stringMatching(/183.2 to 9655$/)]);
  });

  it('say when too little was read', async () => {
    open(QualityPage, { HowSure: figures({ missedPerThousand: null, recall: null }) });
    expect(await screen.findByText(/Too few texts were read/)).toBeVisible();
    expect(screen.getByText(/can’t be said yet/)).toBeVisible();
  });

  it('say that nothing was drawn yet', async () => {
    open(QualityPage, { HowSure: figures({ weeks: [], categories: [] }) });
    expect(await screen.findByText(/first draw comes/)).toBeVisible();
  });

  it('show where their work is to those it does not exist for', async () => {
    open(QualityPage, { HowSure: { refusal: 'resource.notFound' } });
    expect(await screen.findByText('This screen is for others')).toBeVisible();
  });
});

const aDifference = (changes = {}) => ({
  id: 'look-1',
  groupName: 'Type 1, over forty',
  ratedAt: ago(1),
  levelsApart: 2,
  first: { level: 'CRISIS', category: 'B', action: 'CLINICIAN' },
  second: { level: 'AMBER', category: 'NONE', action: 'SUPPORT' },
  texts: [{ title: null, words: 'That cannula will be the end of me.', writtenAt: ago(9), before: [], after: [] }],
  notes: [{ id: 'note-1', writtenByName: 'Ines', words: 'An idiom.', at: ago(0) }],
  ...changes,
});

describe('what was rated differently', () => {
  const answers = { Differences: { disagreements: { page, items: [aDifference()] } } };

  it('stands side by side, with the words folded', async () => {
    open(DifferencesPage, answers);
    const heading = await screen.findByRole('heading', { name: '2 levels apart' });
    const card = within(heading.closest('li')!);
    expect(card.getAllByRole('definition')[0]).toHaveTextContent('1 Life at risk');
    expect(card.getByText('Nothing to worry about')).toBeVisible();
    expect(card.getByText('An idiom.')).toBeVisible();
    expect(screen.queryByText(/cannula/)).toBeNull();
    await userEvent.click(card.getByRole('button', { name: 'Show the words' }));
    expect(screen.getByText('That cannula will be the end of me.')).toBeVisible();
  });

  it('takes a note, and keeps the words when it is refused', async () => {
    const view = open(DifferencesPage, {
      ...answers,
      SaveDraft: { saveDraft: null },
      AddDifferenceNote: { refusal: 'resource.notFound' },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Add a note' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep the note' }));
    expect(screen.getByText('Write a few words first.')).toBeVisible();
    await userEvent.type(screen.getByRole('textbox'), 'We talked.');
    await userEvent.click(screen.getByRole('button', { name: 'Keep the note' }));
    await waitFor(() => expect(view.asked.some(({ operation }) => operation === 'AddDifferenceNote')).toBe(true));
    expect(screen.getByRole('textbox')).toHaveValue('We talked.');
  });

  it('is for leads, because it holds words', async () => {
    open(DifferencesPage, { Differences: { refusal: 'action.forbidden' } });
    expect(await screen.findByText(/Leads of the Desk read these/)).toBeVisible();
  });
});

const aReview = (changes = {}) => ({
  id: 'review-1',
  cause: 'LATE',
  detail: 'reviewItem.claim',
  level: 'RED',
  reviewItemId: 'item-1',
  reference: 1021,
  happenedAt: ago(3),
  openedAt: ago(3),
  closedAt: null,
  version: 1,
  plan: null,
  viewerCan: { plan: true, close: false },
  ...changes,
});
const plan = {
  door: 'DETECTOR',
  change: 'LEXICON',
  words: 'A rule for this wording.',
  hazard: 'H01',
  ownerId: 'lead-1',
  ownerName: 'Ines',
  dueOn: '2026-01-31',
  overdue: true,
};
const reviews = (...items: object[]) => ({ learningReviews: { page, items } });
const owners = { LearningOwners: { learningOwners: [{ id: 'lead-1', name: 'Ines' }] } };

describe('learning reviews', () => {
  it('show what happened and how old they are', async () => {
    open(LearningPage, { LearningReviews: reviews(aReview()) });
    expect(await screen.findByRole('heading', { name: 'Late: Claim at the Desk' })).toBeVisible();
    expect(screen.getByText('Open for 3 days')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Concern 1021' })).toHaveAttribute('href', '/desk/c/item-1');
  });

  it('get what changes, and say at the field what is missing', async () => {
    const view = open(LearningPage, {
      LearningReviews: reviews(aReview()),
      ...owners,
      SaveDraft: { saveDraft: null },
      DiscardDraft: { discardDraft: { id: 'x' } },
      PlanLearning: { planLearningReview: aReview({ plan, version: 2 }) },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Write what changes' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(screen.getAllByText('This is needed.')).toHaveLength(6);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /Which door/ }), 'Word checks');
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /What changes/ }), 'The lexicon');
    await userEvent.type(screen.getByRole('textbox', { name: /What will be done/ }), 'A rule.');
    await userEvent.selectOptions(
      screen.getByRole('combobox', { name: /hazard log/ }),
      'H01 Words of danger not noticed',
    );
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /sees to it/ }), 'Ines');
    await userEvent.type(screen.getByLabelText(/By when/), '2031-01-31');
    await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
    await waitFor(() =>
      expect(view.asked.find(({ operation }) => operation === 'PlanLearning')?.variables['input']).toMatchObject({
        id: 'review-1',
        version: 1,
        door: 'DETECTOR',
        change: 'LEXICON',
        words: 'A rule.',
        hazard: 'H01',
        ownerId: 'lead-1',
        dueOn: '2031-01-31',
      }),
    );
  });

  it('are closed by another person, and say so to whoever wrote the plan', async () => {
    const first = open(LearningPage, { LearningReviews: reviews(aReview({ plan })) });
    expect(await screen.findByText('Another person closes it.')).toBeVisible();
    expect(screen.getByText('Overdue')).toBeVisible();
    first.unmount();
    const view = open(LearningPage, {
      LearningReviews: reviews(aReview({ plan, version: 2, viewerCan: { plan: true, close: true } })),
      CloseLearning: { closeLearningReview: aReview({ closedAt: ago(0) }) },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Close it' }));
    await waitFor(() =>
      expect(view.asked.find(({ operation }) => operation === 'CloseLearning')?.variables).toMatchObject({
        id: 'review-1',
        version: 2,
      }),
    );
  });

  it('say when none is open', async () => {
    open(LearningPage, { LearningReviews: reviews() });
    expect(await screen.findByText('No review is open.')).toBeVisible();
  });
});
