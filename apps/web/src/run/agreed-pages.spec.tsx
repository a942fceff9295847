import { describe, expect, it } from '@jest/globals';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { AgreedPage } from './agreed-page.js';
import { AgreedPartPage } from './agreed-part-page.js';
import { AgreedProposalPage } from './agreed-proposal-page.js';
import { AgreedProposePage } from './agreed-propose-page.js';
import { AgreedVersionsPage } from './agreed-versions-page.js';

const viewer = someViewer({ workspaces: ['MEMBER', 'RUN'], roles: ['clinicalLead'] });
const open = (Screen: ComponentType, answers: Record<string, GivenAnswer>, at: string, path: string) => {
  const view = renderScreen(Screen, { at, path, viewer, messages: 'run', answers });
  return {
    asked: (name: string) => view.asked.filter(({ operation }) => operation === name).map(({ variables }) => variables),
  };
};

const field = (key: string, value: string, changes = {}) => ({
  key,
  kind: 'number',
  value,
  standard: value,
  unit: 'minutes',
  min: 1,
  max: 10,
  recordedOnly: false,
  mayBeEmpty: false,
  keeps: [] as string[],
  name: null,
  ...changes,
});
const text = (key: string, value: string, changes = {}) =>
  field(key, value, {
    kind: 'text',
    unit: null,
    min: null,
    max: null,
    name: 'A kind word and an open door',
    ...changes,
  });
const part = (changes = {}) => ({
  configurationPart: {
    name: 'timers',
    version: 2,
    faulty: false,
    waiting: 1,
    changed: 1,
    fields: [
      field('acknowledge.CRISIS', '4', { standard: '5' }),
      field('claim.AMBER', '240'),
      field('signOff', '1440'),
    ],
    viewerCan: { propose: true },
    ...changes,
  },
});
const words = 'Hello {name}. You wrote about {theirWords}.';
const templates = (changes = {}) =>
  part({
    name: 'templates',
    fields: [text('kindWord.en', words), text('kindWord.es', '', { mayBeEmpty: true })],
    ...changes,
  });
const proposal = (changes = {}) => ({
  configurationProposal: {
    id: 'p',
    part: 'timers',
    state: 'PROPOSED',
    base: 2,
    outOfDate: false,
    restores: null,
    reason: 'We are quicker than that.',
    proposedByName: 'Hannah',
    proposedAt: '2026-03-02T12:00:00.000Z',
    decidedByName: null,
    decidedAt: null,
    decisionReason: null,
    madeVersion: null,
    changes: [{ key: 'acknowledge.CRISIS', before: '4', after: '3' }],
    viewerCan: { decide: true, withdraw: false },
    ...changes,
  },
});
const onPart = (Screen: ComponentType, answer: ReturnType<typeof part>, side = '', answers = {}) => {
  const { name } = answer.configurationPart;
  const path = side.split('?')[0] ?? '';
  return open(Screen, { AgreedPart: answer, ...answers }, `/run/agreed/${name}${side}`, `/run/agreed/:part${path}`);
};
const onProposal = (changes = {}, answers = {}) =>
  open(
    AgreedProposalPage,
    { AgreedProposalView: proposal(changes), AgreedPart: part(), ...answers },
    '/run/agreed/proposals/p',
    '/run/agreed/proposals/:proposal',
  );
const button = (name: string) => screen.findByRole('button', { name });

describe('what is agreed', () => {
  it('lists its parts with version, open changes and what is not the standard', async () => {
    const some = { version: 1, faulty: false, waiting: 0, changed: 0 };
    open(
      AgreedPage,
      {
        AgreedParts: {
          configurationParts: [
            { ...some, name: 'timers', version: 3, waiting: 2, changed: 1 },
            { ...some, name: 'retention', faulty: true },
          ],
        },
      },
      '/run/agreed',
      '*',
    );
    const [timers, retention] = await screen.findAllByRole('listitem');
    expect(timers?.textContent).toContain('Version 3');
    expect(timers?.textContent).toContain('2 changes wait');
    expect(timers?.textContent).toContain('1 value is not the standard one.');
    expect(retention?.textContent).toContain('Cannot be used');
  });

  it('does not exist for others', async () => {
    open(AgreedPage, { AgreedParts: { refusal: 'resource.notFound' } }, '/run/agreed', '*');
    expect(await screen.findByText('This screen is for others')).toBeTruthy();
  });

  it('is read with its units in words, the standard beside it', async () => {
    onPart(AgreedPartPage, part());
    expect((await screen.findByRole('row', { name: /A clinician acknowledges/ })).textContent).toBe(
      'A clinician acknowledges4 minutesStandard: 5 minutes––',
    );
    expect(screen.getByRole('row', { name: /A moderator claims it/ }).textContent).toContain('4 hours');
    expect(screen.getByRole('row', { name: /signs a crisis off/ }).textContent).toContain('1 day');
    expect(screen.getByText(/A clock that runs keeps the time it was set to/)).toBeTruthy();
  });

  it('says what is policy on paper only, and what cannot be used', async () => {
    const kept = field('drafts', '90', { unit: 'days', recordedOnly: true });
    onPart(AgreedPartPage, part({ name: 'retention', fields: [kept], faulty: true }));
    expect(await screen.findByText(/Nothing in the product reads it yet/)).toBeTruthy();
    expect(screen.getByText(/cannot be used with this release/)).toBeTruthy();
  });

  it('shows words to members in each language, and says where English stands in', async () => {
    onPart(AgreedPartPage, templates());
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByText('None yet. People who read Spanish get the English words.')).toBeTruthy();
  });
});

describe('a change of what is agreed', () => {
  it('sends only what is otherwise, and keeps what was typed when it is refused, with the fix at the field', async () => {
    const { asked } = onPart(AgreedProposePage, part(), '/propose', {
      ProposeAgreedChange: {
        refusal: 'configuration.invalid',
        details: { field: 'acknowledge.CRISIS', fault: 'outOfBounds', min: 1, max: 10, unit: 'minutes' },
      },
    });
    const box = await screen.findByLabelText('A clinician acknowledges, in minutes');
    expect(screen.getByText('From 1 to 10. Standard: 5 minutes.')).toBeTruthy();
    await userEvent.clear(box);
    await userEvent.type(box, '50');
    await userEvent.type(screen.getByLabelText('Why'), 'Nights are quiet.');
    await userEvent.click(await button('Propose it'));
    expect(await screen.findByText('It can be from 1 to 10.')).toBeTruthy();
    expect((box as HTMLInputElement).value).toBe('50');
    expect(asked('ProposeAgreedChange')[0]).toMatchObject({
      input: {
        part: 'timers',
        base: 2,
        changes: [{ key: 'acknowledge.CRISIS', value: '50' }],
        reason: 'Nights are quiet.',
      },
    });
  });

  it('is not sent while nothing is changed', async () => {
    const { asked } = onPart(AgreedProposePage, part({ name: 'reveals', fields: [field('lasts', '60')] }), '/propose');
    await userEvent.click(await button('Propose it'));
    expect((await screen.findByRole('alert')).textContent).toContain('Nothing is changed yet.');
    expect(asked('ProposeAgreedChange')).toEqual([]);
  });

  it('of words shows them as a member reads them, with invented values', async () => {
    onPart(AgreedProposePage, templates(), '/propose?text=kindWord');
    const preview = await screen.findByRole('region', { name: 'As a member reads it, in English' });
    expect(within(preview).getByText('Hello Fern. You wrote about you have not slept since Sunday.')).toBeTruthy();
  });

  it('is shown as it was and would be, and approved by the second person', async () => {
    const { asked } = onProposal({}, { ApproveAgreedProposal: { approveConfigurationProposal: { id: 'p' } } });
    expect(await screen.findByText('4 minutes → 3 minutes')).toBeTruthy();
    await userEvent.click(await button('Approve'));
    expect(await screen.findByText('Approved. It holds from now on.')).toBeTruthy();
    expect(asked('ApproveAgreedProposal')).toEqual([{ id: 'p', reason: null }]);
  });

  it('is not turned down without a reason', async () => {
    const { asked } = onProposal();
    await userEvent.click(await button('Decline'));
    expect(await screen.findByText('Write why not, so that they can go on.')).toBeTruthy();
    expect(asked('DeclineAgreedProposal')).toEqual([]);
  });

  it('says who answers to those who may not', async () => {
    onProposal({ viewerCan: { decide: false, withdraw: true } });
    expect(await screen.findByText('Another person answers: nobody approves their own change.')).toBeTruthy();
    expect(await button('Take it back')).toBeTruthy();
  });

  it('cannot be approved once it was overtaken, and can be taken up again', async () => {
    onProposal({ outOfDate: true, base: 1 });
    expect(await screen.findByText(/version 2 is in force by now/)).toBeTruthy();
    expect((await screen.findByRole('link', { name: 'Take it up again' })).getAttribute('href')).toBe(
      '/run/agreed/timers/propose?from=p',
    );
    expect((await button('Approve')).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('the versions', () => {
  it('tell who, when and why, and lead back', async () => {
    const version = {
      number: 2,
      proposalId: 'p',
      restores: null,
      reason: 'We are quicker than that.',
      proposedByName: 'Hannah',
      decidedByName: 'Ola',
      approvedAt: '2026-03-02T12:00:00.000Z',
      changes: [{ key: 'acknowledge.CRISIS', before: '5', after: '4' }],
    };
    const { asked } = onPart(AgreedVersionsPage, part(), '/versions', {
      AgreedVersions: {
        configurationVersions: { items: [version], page: { hasNext: false, next: null, previous: null } },
      },
      ProposeAgreedRestore: { proposeConfigurationRestore: { id: 'q' } },
    });
    expect(await screen.findByText('5 minutes → 4 minutes')).toBeTruthy();
    expect(screen.getByText(/Proposed by Hannah, approved by Ola/)).toBeTruthy();
    await userEvent.click(await button('Go back to the standard'));
    await userEvent.type(screen.getByLabelText('Why go back?'), 'Too hasty.');
    await userEvent.click(await button('Propose it'));
    expect(asked('ProposeAgreedRestore')[0]).toMatchObject({
      part: 'timers',
      version: 1,
      base: 2,
      reason: 'Too hasty.',
    });
  });
});
