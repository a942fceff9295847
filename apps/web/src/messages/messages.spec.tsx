import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { ConversationPage } from './conversation-page.js';
import { MessagesPage } from './messages-page.js';
import { TeamPage } from './team-page.js';

const talk = {
  id: 'c1',
  kind: 'CLINICAL',
  title: 'Rosa Okoro',
  groupName: 'Type 1 and work',
  readers: ['CLINICAL_TEAM'],
  lastMessageAt: '2026-11-22T20:00:00Z',
  unread: true,
  callBackAskedAt: null,
  callBackFrom: null,
  callBackUntil: null,
  items: [
    {
      id: 'i1',
      fromMe: false,
      authorName: 'Rosa Okoro, diabetes nurse',
      authorRole: 'CLINICIAN',
      avatar: null,
      bodyHtml: '<p>How was the night?</p>',
      sentAt: '2026-11-22T20:00:00Z',
    },
  ],
  viewerCan: { write: true, askCallBack: true },
};
const drafts: Record<string, GivenAnswer> = {
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'x', savedAt: '2026-11-22T20:11:00Z' } },
  DiscardDraft: { discardDraft: { id: 'd' } },
};
const open = (answers: Record<string, GivenAnswer> = {}) =>
  renderScreen(ConversationPage, {
    at: '/messages/c1',
    path: '/messages/:conversation',
    answers: {
      ...drafts,
      ConversationView: { conversation: talk },
      MarkConversationRead: { markConversationRead: { id: 'c1', unread: false } },
      Conversations: { conversations: [] },
      ...answers,
    },
  });

beforeEach(() => localStorage.clear());

it('says who can read it, shows the words and counts them as read', async () => {
  const { asked } = open();
  expect(await screen.findByText('How was the night?')).toBeVisible();
  expect(screen.getByText(/Moderators can’t read this/)).toBeVisible();
  expect(asked).toContainEqual({ operation: 'MarkConversationRead', variables: { id: 'c1' } });
});

it('sends an answer and shows it', async () => {
  const mine = { ...talk.items[0], id: 'i2', fromMe: true, bodyHtml: '<p>Better than the last</p>' };
  open({ WriteInConversation: { writeInConversation: { ...talk, items: [...talk.items, mine] } } });
  const box = await screen.findByRole('textbox');
  await userEvent.type(box, 'Better than the last');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('article', { name: /Message by You/ })).toHaveTextContent('Better than the last');
  expect(box).toHaveValue('');
});

it('keeps the words and the key when sending fails', async () => {
  const { asked } = open({ WriteInConversation: { refusal: 'conversation.closed' } });
  const box = await screen.findByRole('textbox');
  await userEvent.type(box, 'Please wait');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/This conversation is closed/)).toBeVisible();
  expect(box).toHaveValue('Please wait');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  const keys = asked.filter((one) => one.operation === 'WriteInConversation').map((one) => one.variables['key']);
  expect(new Set(keys).size).toBe(1);
});

it('says who reads it and by when while the team has not answered, and shows help beside one’s own words', async () => {
  const mine = {
    ...talk.items[0],
    id: 'i2',
    fromMe: true,
    helpCard: {
      id: 'h1',
      kind: 'DISTRESS',
      quoted: null,
      choice: null,
      shownAt: '2026-11-22T20:00:00Z',
      readBy: null,
      country: 'GB',
      moderator: null,
    },
  };
  const waits = (receipt: unknown) => ({
    ConversationView: { conversation: { ...talk, kind: 'TEAM', unread: false, items: [mine], receipt } },
    HelpPack: { helpPack: { country: 'GB', emergency: { name: '999', channels: [] }, lines: [] } },
  });
  const inTime = open(
    waits({ lookBy: '2099-11-22T20:30:00Z', moderator: { displayName: 'Ade', until: '2099-11-22T22:00:00Z' } }),
  );
  expect(await screen.findByText(/Someone reads it by .*8:30pm/)).toHaveTextContent('Ade is here until 10pm');
  expect(screen.getByText('Only you can see this')).toBeVisible();
  inTime.unmount();
  open(waits({ lookBy: '2020-11-22T20:30:00Z', moderator: null }));
  expect(await screen.findByText(/We are behind right now/)).toHaveTextContent('No moderator is here right now');
});

it('says honestly that nobody can ring without a number, seals one, and asks for a call between two times (R34)', async () => {
  const { asked } = open({
    LeftDetails: { myIdentity: [{ field: 'PHONE', filled: false }] },
    LeaveNumber: { setIdentity: [{ field: 'PHONE', filled: true }] },
    AskCallBack: {
      askCallBack: { ...talk, callBackAskedAt: '2026-11-22T20:12:00Z', viewerCan: { write: true, askCallBack: false } },
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Ask for a call' }));
  expect(await screen.findByText(/You have not left a number/)).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Between two times' }));
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Day' }), 'Tomorrow');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'From' }), '2pm');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Until' }), '4pm');
  await userEvent.click(screen.getByRole('button', { name: 'Ask for this call' }));
  expect(await screen.findByText('Please leave a number we can ring.')).toBeVisible();
  await userEvent.type(screen.getByRole('textbox', { name: 'A number we can ring' }), '07700 900123');
  await userEvent.click(screen.getByRole('button', { name: 'Ask for this call' }));
  expect(await screen.findByText(/You asked for a call/)).toBeVisible();
  const sent = (operation: string) => asked.find((one) => one.operation === operation)?.variables ?? {};
  expect(sent('LeaveNumber')).toEqual({ value: '07700 900123' });
  const { from, until } = sent('AskCallBack') as { from: string; until: string };
  expect(Date.parse(until) - Date.parse(from)).toBe(2 * 3_600_000);
});

it('points to help where a conversation is closed', async () => {
  open({ ConversationView: { conversation: { ...talk, viewerCan: { write: false, askCallBack: false } } } });
  expect(await screen.findByRole('link', { name: 'Get help now' })).toHaveAttribute('href', '/help');
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('lists conversations, or says that there are none, or that they could not be loaded', async () => {
  const member = someViewer({
    memberships: [
      {
        id: 'm',
        groupId: 'g',
        groupName: 'Type 1 and work',
        groupSlug: 'type-1-work',
        displayName: 'Quiet Kettle',
        avatar: 'kettle-clay',
        standing: 'ACTIVE',
        restrictedUntil: null,
        moderates: false,
      },
    ],
  });
  const filled = renderScreen(MessagesPage, { viewer: member, answers: { Conversations: { conversations: [talk] } } });
  expect(await screen.findByRole('link', { name: 'Rosa Okoro, clinical team' })).toHaveAttribute(
    'href',
    '/messages/c1',
  );
  expect(screen.getByRole('link', { name: /Write to the moderators of Type 1/ })).toHaveAttribute(
    'href',
    '/messages/team/type-1-work',
  );
  expect(screen.getByRole('button', { name: 'Ask for a person' })).toBeVisible();
  filled.unmount();
  const empty = renderScreen(MessagesPage, { answers: { Conversations: { conversations: [] } } });
  expect(await screen.findByText('You have no messages yet.')).toBeVisible();
  empty.unmount();
  renderScreen(MessagesPage, { answers: { Conversations: 'no line' } });
  expect(await screen.findByRole('alert')).toBeVisible();
});

it('begins a private word with the team of a group, and goes on with one that has begun', async () => {
  const group = {
    id: 'g',
    name: 'Low mood',
    slug: 'low-mood',
    moderatorsHere: [],
    myMembership: { standing: 'ACTIVE' },
  };
  const begun = { id: 'c9', kind: 'TEAM', groupName: 'Low mood' };
  const options = { at: '/messages/team/low-mood', path: '/messages/team/:group' };
  const first = renderScreen(TeamPage, {
    ...options,
    answers: { ...drafts, TeamOfGroup: { group, conversations: [] }, WriteToTeam: { writeToTeam: { id: 'c8' } } },
  });
  await userEvent.type(await screen.findByRole('textbox'), 'I need someone');
  expect(screen.getByRole('button', { name: 'Ask for a person' })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('elsewhere')).toBeVisible();
  expect(first.router.state.location.pathname).toBe('/messages/c8');
  first.unmount();
  const second = renderScreen(TeamPage, { ...options, answers: { TeamOfGroup: { group, conversations: [begun] } } });
  expect(await screen.findByText('elsewhere')).toBeVisible();
  expect(second.router.state.location.pathname).toBe('/messages/c9');
});
