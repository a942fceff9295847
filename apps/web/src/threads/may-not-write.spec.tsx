import { beforeEach, expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { ThreadPage } from './thread-page.js';
import { WritePage } from './write-page.js';

const group = {
  id: 'g1',
  slug: 'type-1-work',
  name: 'Type 1 and work',
  sizeBand: 'ABOUT_50',
  moderatorsHere: [],
  room: null,
};
const opening = {
  id: 'p1',
  number: 1,
  state: 'PUBLISHED',
  bodyHtml: '<p>How do you manage?</p>',
  bodySource: 'How do you manage?',
  createdAt: '2026-11-22T20:11:00Z',
  editedAt: null,
  version: 1,
  heardByMe: false,
  tombstone: null,
  contentNotes: [],
  author: { id: 'a', displayName: 'Ada', avatar: 'mug-honey', isModerator: false, isMe: false, silenced: null },
  replyTo: null,
  helpCard: null,
  viewerCan: { edit: false, takeDown: false, reply: false, hear: true, report: true, mute: true, moderate: false },
};
const thread = (whyNot: string) => ({
  id: 't1',
  title: 'Six weeks in',
  topic: null,
  repliesOff: whyNot === 'thread.repliesOff',
  replyCount: 0,
  firstUnread: null,
  lastReadAt: null,
  group,
  opening,
  viewerCan: { reply: false, whyNot },
});
const drafts: Record<string, GivenAnswer> = {
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'p', savedAt: '2026-11-22T20:11:00Z' } },
  DiscardDraft: { discardDraft: { id: 'd' } },
  HelpPack: { helpPack: null },
};
const open = (whyNot: string, changes: Record<string, GivenAnswer> = {}) =>
  renderScreen(ThreadPage, {
    at: '/t/t1',
    path: '/t/:thread',
    answers: {
      ...drafts,
      ThreadView: { thread: thread(whyNot) },
      ThreadPosts: { posts: { pageNumber: 1, pageCount: 1, items: [opening] } },
      MarkRead: { markThreadRead: { id: 't1' } },
      ...changes,
    },
  });
const invitation = /If someone is in danger, write it here all the same/;

beforeEach(() => localStorage.clear());

it.each([
  ['membership.restricted', 'You can’t post for now.'],
  ['account.emailUnconfirmed', 'Please confirm your email first.'],
  ['thread.repliesOff', 'Replies are off here for now.'],
])('leaves the box and says why: %s', async (whyNot, words) => {
  open(whyNot);
  expect(await screen.findByText(new RegExp(words))).toBeVisible();
  expect(screen.getByText(invitation)).toBeVisible();
  expect(screen.getByRole('textbox')).toBeVisible();
});

it('shows no box to somebody who is not in the group', async () => {
  open('membership.required');
  expect(await screen.findByText('Join the group first.')).toBeVisible();
  expect(screen.queryByRole('textbox')).toBeNull();
});

it('keeps ordinary words in the box with the reason, and keeps words of danger for the moderators', async () => {
  let danger = false;
  const kept = { reply: { id: 'p2', outcome: 'HELD', post: { id: 'p2', number: 2 } } };
  open('membership.restricted', { Reply: () => (danger ? kept : { refusal: 'membership.restricted' }) });
  const box = await screen.findByRole('textbox');
  await userEvent.type(box, 'Good morning');
  await userEvent.click(screen.getByRole('button', { name: 'Post reply' }));
  expect(await screen.findByText('You can’t post for now. You can still read and get help.')).toBeVisible();
  expect(box).toHaveValue('Good morning');
  danger = true;
  await userEvent.click(screen.getByRole('button', { name: 'Post reply' }));
  expect(await screen.findByText(/Your words are saved\. A moderator reads them before others can/)).toBeVisible();
  expect(box).toHaveValue('');
});

it('lets somebody who may not post write a first post all the same', async () => {
  const membership = { standing: 'ACTIVE', groupId: 'g1', groupSlug: 'type-1-work', groupName: 'Type 1 and work' };
  renderScreen(WritePage, {
    at: '/write',
    viewer: someViewer({ memberships: [membership as never] }),
    answers: {
      ...drafts,
      WriteIn: { group: { id: 'g1', name: 'Type 1 and work', moderatorsHere: [], viewerCan: { write: false } } },
      CreateThread: { refusal: 'membership.restricted' },
    },
  });
  await userEvent.type(await screen.findByRole('textbox', { name: /Your words/ }), 'Good morning');
  expect(screen.getByText(invitation)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Post it' }));
  expect(await screen.findByText('You can’t post for now. You can still read and get help.')).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Your words/ })).toHaveValue('Good morning');
});
