import { afterEach, describe, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { ConcernPage } from './concern-page.js';
import { aConcern, aDesk, deskAnswers, moderator } from './desk.fixtures.js';
import type { ConcernItem } from './use-concern.js';

const peer = aConcern().reviewItem;
const templates = [
  ...peer.templates,
  {
    id: 'pause',
    name: 'A pause',
    body: 'You cannot write here until {time}. This is because of {detail}.',
    blanks: ['detail'],
    for: 'RESTRICT',
  },
  {
    id: 'returnPlan',
    name: 'Welcome back',
    body: 'Good to have you back. {detail}.',
    blanks: ['detail'],
    for: 'RETURN',
  },
  { id: 'declined', name: 'Not published', body: 'Not published: {detail}.', blanks: ['detail'], for: 'DECLINE' },
];
const inHand = (changes: Partial<ConcernItem> = {}) => ({ ...peer, templates, ...changes });
const asLead = { ...peer.viewerCan, restrict: true, remove: true, proposeRestrict: false, proposeRemove: false };

const open = (act: string, item: Partial<ConcernItem> = {}, answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(ConcernPage, {
    at: `/desk/c/item-1${act && `?act=${act}`}`,
    path: '/desk/c/:concern',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, Concern: { reviewItem: inHand(item) }, ...answers },
  });
type Opened = ReturnType<typeof open>;
const sent = ({ asked }: Opened, operation: string) => asked.find((one) => one.operation === operation)?.variables;
const done = { done: inHand() };
const begin = async (template: string, detail = 'one plain thing') => {
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Begin from' }), template);
  await userEvent.type(screen.getByRole('textbox', { name: /What exactly/ }), detail);
};
const rule = async () => {
  const rules = await screen.findByRole('combobox', { name: /Which rule/ });
  await within(rules).findByRole('option', { name: 'Details that could hurt' });
  await userEvent.selectOptions(rules, 'riskyDetail');
};

afterEach(() => localStorage.clear());

describe('a note to the advice in a post (H14)', () => {
  it('is sent about the words in question, and is not there for peers', async () => {
    const view = open(
      'correct',
      { viewerCan: { ...asLead, correct: true } },
      { CorrectPost: { correctPost: inHand() } },
    );
    await userEvent.type(await screen.findByRole('textbox', { name: /Your note/ }), 'Ask your own team.');
    await userEvent.click(screen.getByRole('button', { name: 'Put the note there' }));
    await waitFor(() =>
      expect(sent(view, 'CorrectPost')).toMatchObject({
        itemId: 'item-1',
        contentId: peer.subjects[0]?.contentId,
        body: 'Ask your own team.',
      }),
    );
  });

  it('keeps its words when the server says no', async () => {
    open(
      'correct',
      { viewerCan: { ...asLead, correct: true } },
      { CorrectPost: { refusal: 'post.illegalTransition' } },
    );
    const box = await screen.findByRole('textbox', { name: /Your note/ });
    await userEvent.type(box, 'Ask your own team.');
    await userEvent.click(screen.getByRole('button', { name: 'Put the note there' }));
    await waitFor(() => expect(box).toBeInvalid());
    expect(box).toHaveValue('Ask your own team.');
  });
});

describe('hiding', () => {
  it('tells the server which agreed words were used', async () => {
    const view = open('hide', {}, { HideContent: done });
    await rule();
    await begin('hidden', 'an amount');
    await userEvent.click(screen.getByRole('button', { name: 'Hide it and tell Winter Coat' }));
    await waitFor(() =>
      expect(sent(view, 'HideContent')).toMatchObject({
        input: { templateId: 'hidden', memberText: 'We have hidden your post: an amount.' },
      }),
    );
  });

  it('keeps rule and words when the server says no', async () => {
    open('hide', {}, { HideContent: { refusal: 'reviewItem.templateNeeded' } });
    await rule();
    await begin('hidden', 'an amount');
    await userEvent.click(screen.getByRole('button', { name: 'Hide it and tell Winter Coat' }));
    expect(await screen.findByText('Fill in the blanks of the template first.')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /What exactly/ })).toHaveValue('an amount');
    expect(screen.getByRole('combobox', { name: /Which rule/ })).toHaveValue('riskyDetail');
  });

  it('shows again without words, by the rule it was put away for', async () => {
    const subjects = [{ ...peer.subjects[0]!, nowState: 'HIDDEN' }];
    const view = open('hide', { subjects }, { RestoreContent: done });
    await userEvent.click(await screen.findByRole('radio', { name: /^Show it again/ }));
    await userEvent.click(screen.getByRole('button', { name: 'Show it again and tell Winter Coat' }));
    await waitFor(() =>
      expect(sent(view, 'RestoreContent')).toMatchObject({ input: { templateId: null, reasonCode: 'distressCare' } }),
    );
  });
});

describe('a pause', () => {
  it('leaves its end to the moment it begins, and says so to the one who proposes it', async () => {
    const view = open('pause', {}, { RestrictMember: done });
    await rule();
    await begin('pause', 'unkind words');
    expect(screen.getByText(/until \(the end, 4 hours after a lead confirms it\)/)).toBeInTheDocument();
    expect(screen.getByText(/From when a lead confirms it, for 4 hours/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Propose a pause to a lead' }));
    await waitFor(() =>
      expect(sent(view, 'RestrictMember')).toMatchObject({
        input: {
          hours: 4,
          templateId: 'pause',
          memberText: 'You cannot write here until {time}. This is because of unkind words.',
        },
      }),
    );
  });

  it('asks for rule and words before anything is sent', async () => {
    const view = open('pause');
    const button = await screen.findByRole('button', { name: 'Propose a pause to a lead' });
    await userEvent.click(button);
    expect(screen.getByText('Choose the rule first.', { selector: 'form *' })).toBeInTheDocument();
    await rule();
    await userEvent.click(button);
    expect(screen.getByText('Choose words to begin from first.', { selector: 'form *' })).toBeInTheDocument();
    expect(sent(view, 'RestrictMember')).toBeUndefined();
  });

  it('ends before its time with a reason and words', async () => {
    const view = open('endPause', { viewerCan: { ...asLead, endPause: true } }, { EndPause: done });
    const button = await screen.findByRole('button', { name: 'End the pause and tell Winter Coat' });
    await userEvent.click(button);
    expect(screen.getByText('Choose why it ends.', { selector: 'form *' })).toBeInTheDocument();
    await userEvent.click(screen.getByRole('radio', { name: 'It was a mistake' }));
    expect(screen.getByText(/the decision is taken back/)).toBeInTheDocument();
    await begin('returnPlan', 'Write to us first');
    await userEvent.click(button);
    await waitFor(() =>
      expect(sent(view, 'EndPause')).toMatchObject({
        input: {
          reasonCode: 'mistake',
          templateId: 'returnPlan',
          memberText: 'Good to have you back. Write to us first.',
        },
      }),
    );
  });
});

describe('writing', () => {
  const letter = async () => {
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Begin from' }), 'checkIn');
    await userEvent.type(screen.getByRole('textbox', { name: /Their own words/ }), 'one pen');
  };

  it('waits for the answer unless the moderator goes on', async () => {
    const view = open('write', {}, { WriteToMember: { writeToMember: inHand() } });
    await letter();
    await userEvent.click(screen.getByRole('button', { name: 'Send to Winter Coat' }));
    await waitFor(() => expect(sent(view, 'WriteToMember')).toMatchObject({ waitHours: 24 }));
    expect(await screen.findByText('Sent. It waits until Winter Coat answers, 24 hours at most.')).toBeInTheDocument();
  });

  it('never waits where life is at risk', async () => {
    const view = open('write', { level: 'CRISIS' }, { WriteToMember: { writeToMember: inHand() } });
    await letter();
    expect(screen.queryByRole('combobox', { name: 'And then?' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Send to Winter Coat' }));
    await waitFor(() => expect(sent(view, 'WriteToMember')).toMatchObject({ waitHours: null }));
  });
});

describe('finding nothing where life may be at risk', () => {
  it('needs one sentence from a peer, and says that a lead looks too', async () => {
    const view = open('close', { level: 'CRISIS' }, { DecideItem: { decideItem: inHand({ status: 'DECIDED' }) } });
    await userEvent.click(await screen.findByRole('radio', { name: 'Nothing to worry about' }));
    expect(screen.getByText(/A lead is told and looks too/)).toBeInTheDocument();
    const close = screen.getByRole('button', { name: 'Close it' });
    await userEvent.click(close);
    expect(screen.getByText(/Write in one sentence why/, { selector: 'form *' })).toBeInTheDocument();
    expect(sent(view, 'DecideItem')).toBeUndefined();
    await userEvent.type(screen.getByRole('textbox', { name: 'A note for colleagues' }), 'A line of a song.');
    await userEvent.click(close);
    await waitFor(() => expect(sent(view, 'DecideItem')).toMatchObject({ note: 'A line of a song.' }));
  });

  it('needs none from a lead', async () => {
    const view = open(
      'close',
      { level: 'CRISIS', viewerCan: asLead },
      { DecideItem: { decideItem: inHand({ status: 'DECIDED' }) } },
    );
    await userEvent.click(await screen.findByRole('radio', { name: 'Nothing to worry about' }));
    await userEvent.click(screen.getByRole('button', { name: 'Close it' }));
    await waitFor(() => expect(sent(view, 'DecideItem')).toMatchObject({ note: null }));
  });
});

describe('escalating', () => {
  it('sends a calm concern as amber, the lowest level of a case', async () => {
    const view = open('', { level: 'GREEN' }, { Escalate: { escalate: inHand() } });
    await userEvent.click(await screen.findByRole('button', { name: 'Send to the clinic' }));
    await waitFor(() => expect(sent(view, 'Escalate')).toMatchObject({ level: 'AMBER' }));
  });

  it('offers only levels that are not lower, and says who is called', async () => {
    open('', { level: 'AMBER' });
    await userEvent.click(await screen.findByRole('button', { name: 'Send as another level' }));
    const levels = screen.getByRole('combobox', { name: 'Level of the case' });
    expect(within(levels).getAllByRole('option')).toHaveLength(3);
    await userEvent.selectOptions(levels, 'CRISIS');
    expect(screen.getByRole('button', { name: 'Send to Hannah Byrne, on call' })).toBeInTheDocument();
  });

  it('calls everybody when nobody is on the rota', async () => {
    open('', {}, { DeskNow: aDesk({ onCall: [] }) });
    expect(await screen.findByRole('button', { name: 'Send to every clinician' })).toBeInTheDocument();
  });
});

describe('a post that waits', () => {
  const held = { ...peer.subjects[0]!, nowState: 'HELD' };

  it('says that its author asked for moderators only, before it is published', async () => {
    const view = open(
      '',
      { subjects: [{ ...held, authorAsked: true }] },
      { PublishPending: { publishPending: inHand() } },
    );
    expect(await screen.findByText(/Winter Coat asked that only moderators see this/)).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Publish it, they want that now' }));
    await waitFor(() => expect(sent(view, 'PublishPending')).toMatchObject({ contentId: 'post-1' }));
  });

  it('is declined with a rule and the agreed words, and stays plain otherwise', async () => {
    const view = open('', { subjects: [held] }, { DeclinePending: done });
    expect(await screen.findByRole('button', { name: 'Publish it' })).toBeInTheDocument();
    expect(screen.queryByText(/only moderators see this/)).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Do not publish' }));
    await rule();
    await begin('declined', 'an amount');
    await userEvent.click(screen.getByRole('button', { name: 'Do not publish, and tell Winter Coat' }));
    await waitFor(() =>
      expect(sent(view, 'DeclinePending')).toMatchObject({
        input: { reasonCode: 'riskyDetail', templateId: 'declined', memberText: 'Not published: an amount.' },
      }),
    );
  });
});

describe('posts that wait beside each other', () => {
  const one = { ...peer.subjects[0]!, nowState: 'PREMODERATED_PENDING' };
  const later = { ...one, contentId: 'post-2', asReported: [{ text: 'Later words', marks: [] }] };
  const edited = { ...one, version: 2, asReportedAt: new Date().toISOString() };

  it('are decided from the oldest, in its newest version, and the panel says which it is about', async () => {
    const view = open('', { subjects: [later, edited, one] }, { PublishPending: { publishPending: inHand() } });
    expect(
      await screen.findByText('Words in question, 2 of 3: “I am making one pen last the fortnight”'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Publish it' }));
    await waitFor(() => expect(sent(view, 'PublishPending')).toMatchObject({ contentId: 'post-1', version: 2 }));
  });
});

it('says what to keep in mind with this kind of concern', async () => {
  open('');
  const help = await screen.findByRole('region', { name: 'Keep in mind' });
  expect(within(help).getAllByRole('listitem')).toHaveLength(2);
});
