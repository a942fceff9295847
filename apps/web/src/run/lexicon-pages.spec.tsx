import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { LexiconChangePage } from './lexicon-change-page.js';
import { LexiconPage } from './lexicon-page.js';
import { LexiconProposalPage } from './lexicon-proposal-page.js';
import { LexiconRulePage } from './lexicon-rule-page.js';
import { LexiconTryPage } from './lexicon-try-page.js';
import { LexiconVersionsPage } from './lexicon-versions-page.js';

const viewer = someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['clinicalLead'] });
const open = (Screen: ComponentType, answers: Record<string, GivenAnswer>, at = '/run/lexicon', path = '*') =>
  renderScreen(Screen, { at, path, viewer, messages: 'run', answers: { LexiconNow: lexicon(), ...answers } });

const lexicon = (changes = {}) => ({
  lexicon: {
    version: 2,
    name: 'lexicon-2.2',
    release: 'lexicon-2',
    rules: 160,
    faulty: false,
    waiting: 1,
    signals: [
      { code: 'B8', label: 'A wish not to be here' },
      { code: 'B9', label: 'Burden, trapped or without hope' },
    ],
    viewerCan: { propose: true },
    ...changes,
  },
});
const rule = (changes = {}) => ({
  id: 'B8.lantern-out',
  signal: 'B8',
  label: 'A wish not to be here',
  category: 'B',
  language: 'en',
  level: 'RED',
  certainty: 'strong',
  hold: false,
  all: [['put my lantern out']],
  within: 0,
  unless: ['campsites?'],
  deaf: [],
  positive: ['I want to put my lantern out.'],
  negative: ['We put the kettle on.'],
  owner: 'clinical-lead',
  lastReview: '2026-11-22',
  signedOff: false,
  inForce: true,
  changedIn: null,
  ...changes,
});
const figures = (changes = {}) => ({
  heard: 90,
  recall: 0.9,
  precision: 0.95,
  alertsPerThousand: 4.3,
  wrongTraps: 1,
  ...changes,
});
const aSet = (changes = {}) => ({
  name: 'diabetes-a',
  ordinary: false,
  messages: 200,
  grave: 100,
  traps: 50,
  before: figures(),
  after: figures(),
  changed: [],
  ...changes,
});
const aProposal = (changes = {}) => ({
  lexiconProposal: {
    id: 'p',
    state: 'PROPOSED',
    base: 2,
    outOfDate: false,
    restores: null,
    ruleIds: ['B8.lantern-out'],
    reason: 'We keep hearing this.',
    proposedByName: 'Hannah',
    proposedAt: '2026-03-02T12:00:00.000Z',
    decidedByName: null,
    decidedAt: null,
    decisionReason: null,
    madeVersion: null,
    viewerCan: { decide: true, withdraw: false },
    replay: { madeAt: '2026-03-02T12:00:10.000Z', current: true, concerns: [] as string[], sets: [aSet()] },
    ...changes,
  },
});
const difference = {
  lexiconProposalChanges: [
    {
      id: 'B8.lantern-out',
      before: rule(),
      after: rule({ level: 'CRISIS', all: [['put my lantern out', 'snuff it out']] }),
    },
  ],
};
const proposal = (changes = {}, answers = {}) =>
  open(
    LexiconProposalPage,
    { LexiconProposalView: aProposal(changes), LexiconDifference: difference, ...answers },
    '/run/lexicon/proposals/p',
    '/run/lexicon/proposals/:proposal',
  );

describe('the lexicon', () => {
  const rows = (items: object[], total = items.length) => ({
    lexiconRules: { total, items, page: { hasNext: false, next: null, previous: null } },
  });

  it('shows rules under their row, with how many there are', async () => {
    open(LexiconPage, { LexiconRules: rows([rule(), rule({ id: 'B8.other', changedIn: 2, signedOff: true })]) });
    const group = within(await screen.findByRole('region', { name: /A wish not to be here/ }));
    expect(group.getAllByRole('link').map((link) => link.textContent)).toEqual(['B8.lantern-out', 'B8.other']);
    expect(group.getByText('Changed in version 2')).toBeVisible();
    expect(screen.getByText('2 rules')).toBeVisible();
    expect(screen.getByText(/Version 2 reads now/)).toBeVisible();
  });

  it('shows Spanish rules beside the English ones, or alone', async () => {
    const spanish = rule({ id: 'B8.es-linterna', language: 'es', positive: ['Apaguen mi linterna.'] });
    open(LexiconPage, {
      LexiconRules: (variables) => rows(variables['language'] === 'es' ? [spanish] : [rule(), spanish]),
    });
    expect(await screen.findByRole('link', { name: 'B8.lantern-out' })).toBeVisible();
    expect(screen.getByText('“Apaguen mi linterna.”')).toHaveAttribute('lang', 'es');
    await userEvent.selectOptions(screen.getByLabelText('Language'), 'Spanish');
    expect(await screen.findByText('1 of 160 rules')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'B8.lantern-out' })).not.toBeInTheDocument();
  });

  it('says so when no rule has the words', async () => {
    open(LexiconPage, { LexiconRules: rows([], 0) }, '/run/lexicon?q=zebra');
    expect(await screen.findByText('No rule has these words. Try fewer, or another level.')).toBeVisible();
    expect(screen.getByText('0 of 160 rules')).toBeVisible();
  });

  it('never hides that the approved changes cannot be used', async () => {
    open(LexiconPage, { LexiconNow: lexicon({ faulty: true }), LexiconRules: rows([rule()]) });
    expect(await screen.findByText(/The approved changes cannot be used/)).toBeVisible();
  });

  it('does not exist for those whose work does not include it', async () => {
    open(LexiconPage, { LexiconNow: { refusal: 'resource.notFound' } });
    expect(await screen.findByRole('heading', { name: 'This screen is for others' })).toBeVisible();
  });
});

describe('a rule', () => {
  it('says what it listens for, its examples, who answers for it, and who changed it', async () => {
    open(
      LexiconRulePage,
      { LexiconRuleView: { lexiconRule: { ...rule(), history: [] } } },
      '/run/lexicon/rules/B8.lantern-out',
      '/run/lexicon/rules/:rule',
    );
    expect(await screen.findByRole('heading', { level: 1, name: 'A wish not to be here' })).toBeVisible();
    expect(screen.getByText('campsite(s)')).toBeVisible();
    expect(screen.getByText('“I want to put my lantern out.”')).toBeVisible();
    expect(screen.getByText('Not yet by a clinical lead')).toBeVisible();
    expect(screen.getByText('Nobody. It is as the release brings it.')).toBeVisible();
  });
});

describe('a text that is tried', () => {
  it('shows the level as a time, marks what counts, and says why something does not', async () => {
    const text = 'I want to die lol. Meter says 2.3.';
    open(LexiconTryPage, {
      LexiconReading: {
        lexiconReading: {
          text,
          version: 'frames-1/lexicon-2.2',
          level: 'RED',
          words: [
            { word: 'i', start: 0, end: 1 },
            { word: 'g:low', start: 30, end: 33 },
          ],
          steps: [
            {
              ruleId: 'A1.low-now',
              label: 'Words about a low, now',
              from: 'RED',
              level: 'RED',
              turns: [],
              quoted: false,
              spans: [{ start: 30, end: 33 }],
            },
            {
              ruleId: 'B6.thoughts',
              label: 'Thoughts of suicide',
              from: 'RED',
              level: null,
              turns: ['NEGATED'],
              quoted: false,
              spans: [{ start: 0, end: 13 }],
            },
          ],
          findings: [{ ruleId: 'A1.low-now', label: 'Words about a low, now', level: 'RED', hold: false }],
        },
      },
    });
    await userEvent.type(await screen.findByLabelText('A text to read'), text);
    await userEvent.click(screen.getByRole('button', { name: 'Read it' }));
    expect(await screen.findByText('Look within 15 minutes')).toBeVisible();
    expect(screen.getByText('2.3: sugar under 3')).toBeVisible();
    expect(screen.getByText('The writer says it is not so.')).toBeVisible();
    expect(screen.getByText('2.3', { selector: 'mark' })).toBeVisible();
    expect(document.body).not.toHaveTextContent('%');
  });
});

describe('a proposal', () => {
  it('shows what is different, the replay beside it, and takes an answer', async () => {
    proposal();
    const change = within(await screen.findByRole('article', { name: /A wish not to be here/ }));
    expect(change.getByText('snuff it out')).toBeVisible();
    expect(change.getByText('1 line stays.')).toBeVisible();
    expect(change.queryByText('Must hear')).toBeNull();
    expect(screen.getByText('None of 200 messages changes its level.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Decline' }));
    expect(screen.getByText('Write why not, so that they can go on.')).toBeVisible();
  });

  it('waits for the replay before it can be approved', async () => {
    proposal({ replay: null });
    expect(await screen.findByText(/The worker is reading the evaluation sets/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Approve' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('that loses recall says so, and asks for a reason', async () => {
    const losing = aSet({
      after: figures({ heard: 80, recall: 0.8 }),
      changed: [{ id: 'a001', from: 'RED', to: 'GREEN' }],
    });
    proposal({
      replay: { madeAt: '2026-03-02T12:00:10.000Z', current: true, concerns: ['RECALL_FALLS'], sets: [losing] },
    });
    expect(await screen.findByText(/loses more than one point/)).toBeVisible();
    expect(screen.getByText(/90.0% → 80.0%/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Approve' }));
    expect(screen.getByText('Write why the loss is worth it.')).toBeVisible();
  });

  it('of one’s own is for another person to answer', async () => {
    proposal({ viewerCan: { decide: false, withdraw: true } });
    expect(await screen.findByText('Another person answers: nobody approves their own change.')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Take it back' })).toBeVisible();
  });

  it('that was overtaken is looked at anew with its words', async () => {
    proposal({ outOfDate: true });
    expect(await screen.findByRole('link', { name: 'Take it up again' })).toHaveAttribute(
      'href',
      '/run/lexicon/propose?from=p',
    );
  });
});

describe('writing a rule', () => {
  it('keeps the words and says what is wrong where it is wrong', async () => {
    open(
      LexiconChangePage,
      {
        LexiconRuleView: { lexiconRule: { ...rule(), history: [] } },
        ReadDraft: { draft: null },
        SaveDraft: { saveDraft: null },
        ProposeLexiconChange: {
          refusal: 'lexicon.ruleFaulty',
          details: { field: 'positive', fault: 'notHeard' },
        },
        LexiconFaults: { lexiconFaults: [{ field: 'positive', code: 'notHeard', value: 'Good morning' }] },
      },
      '/run/lexicon/propose?rule=B8.lantern-out',
    );
    const hears = await screen.findByLabelText('Must hear');
    await userEvent.clear(hears);
    await userEvent.type(hears, 'Good morning');
    await userEvent.click(screen.getByRole('button', { name: 'Propose it' }));
    expect(await screen.findByText('The rule does not hear: Good morning')).toBeVisible();
    expect(hears).toHaveValue('Good morning');
  });
});

describe('writing a Spanish rule', () => {
  it('says how, and names it so that it reads Spanish', async () => {
    let sent: unknown;
    open(
      LexiconChangePage,
      {
        ReadDraft: { draft: null },
        SaveDraft: { saveDraft: null },
        ProposeLexiconChange: ({ input }) => {
          sent = input;
          return { refusal: 'lexicon.ruleFaulty', details: { field: 'all', fault: 'missing' } };
        },
        LexiconFaults: { lexiconFaults: [{ field: 'all', code: 'missing', value: null }] },
      },
      '/run/lexicon/propose',
    );
    await userEvent.selectOptions(await screen.findByLabelText('Row'), 'B8 A wish not to be here');
    await userEvent.type(screen.getByLabelText('Short name'), 'linterna');
    expect(screen.queryByText(/without accents/)).not.toBeInTheDocument();
    await userEvent.selectOptions(screen.getByLabelText('Language'), 'Spanish');
    expect(screen.getByText(/without accents/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Propose it' }));
    expect(await screen.findByText('Write at least one.')).toBeVisible();
    expect(sent).toMatchObject({ put: [{ id: 'B8.es-linterna' }] });
  });
});

describe('versions', () => {
  it('lead back to the release', async () => {
    open(LexiconVersionsPage, {
      LexiconVersions: { lexiconVersions: { items: [], page: { hasNext: false, next: null, previous: null } } },
      ReadDraft: { draft: null },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Go back to the release' }));
    expect(screen.getByLabelText('Why go back?')).toBeVisible();
  });
});
