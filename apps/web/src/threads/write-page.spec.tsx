import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { titleFrom } from './title-from.js';
import { WritePage } from './write-page.js';

const membership = {
  id: 'me',
  groupId: 'g1',
  groupName: 'Type 1 and work',
  groupSlug: 'type-1-work',
  displayName: 'Quiet Kettle',
  avatar: 'kettle-clay',
  standing: 'ACTIVE',
};
const open = (outcome: string, more: Record<string, GivenAnswer> = {}) =>
  renderScreen(WritePage, {
    at: '/write?group=type-1-work',
    path: '/write',
    viewer: someViewer({ memberships: [membership] as never }),
    answers: {
      WriteIn: {
        group: {
          id: 'g1',
          name: 'Type 1 and work',
          slug: 'type-1-work',
          sizeBand: 'ABOUT_50',
          firstPostPromise: null,
          myMembership: { hasWritten: true },
          moderatorsHere: [],
          viewerCan: { write: true },
        },
      },
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'x', savedAt: '2026-11-22T20:11:00Z' } },
      DiscardDraft: { discardDraft: { id: 'd' } },
      CreateThread: { createThread: { id: 'p1', outcome, thread: { id: 't1' }, post: { id: 'p1' } } },
      ...more,
    },
  });

beforeEach(() => localStorage.clear());

it.each(['PUBLISHED', 'WAITING', 'HELD'])(
  'opens the thread that was written and hands on that it is %s',
  async (outcome) => {
    const { router, asked } = open(outcome);
    await userEvent.type(await screen.findByRole('textbox', { name: /Title/ }), 'Night shifts');
    await userEvent.type(screen.getByRole('textbox', { name: /Topic/ }), ' sleep ');
    await userEvent.type(screen.getByRole('textbox', { name: /Your words/ }), 'How do you sleep?');
    await userEvent.click(screen.getByRole('button', { name: 'Post it' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/t/t1'));
    expect(router.state.location.search).toBe(`?sent=${outcome}`);
    expect(asked.find(({ operation }) => operation === 'CreateThread')?.variables).toMatchObject({
      title: 'Night shifts',
      topic: 'sleep',
      body: 'How do you sleep?',
    });
  },
);

it('needs neither title nor topic, and keeps the words when they are refused', async () => {
  const { asked } = open('PUBLISHED', { CreateThread: { refusal: 'rate.limited' } });
  await userEvent.type(await screen.findByRole('textbox', { name: /Your words/ }), 'How do you sleep?');
  await userEvent.click(screen.getByRole('button', { name: 'Post it' }));
  expect(await screen.findByText(/That was a lot at once/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Your words/ })).toHaveValue('How do you sleep?');
  expect(asked.find(({ operation }) => operation === 'CreateThread')?.variables).toMatchObject({
    title: 'How do you sleep?',
    topic: null,
  });
});

it('sends somebody without a group to find one', async () => {
  renderScreen(WritePage, { at: '/write' });
  expect(screen.getByRole('link', { name: 'Find a group' })).toHaveAttribute('href', '/groups');
});

it.each([
  ['**Bold** words\nand more', 'Bold words'],
  [`${'word '.repeat(20)}`, `${'word '.repeat(12).trim()}…`],
])('makes a title from the first words: %j', (body, title) => expect(titleFrom(body)).toBe(title));

it('tells somebody who has not written yet what happens to a first post', async () => {
  const group = {
    id: 'g1',
    name: 'Type 1 and work',
    slug: 'type-1-work',
    sizeBand: 'ABOUT_50',
    firstPostPromise: 240,
    myMembership: { hasWritten: false },
    moderatorsHere: [],
    viewerCan: { write: true },
  };
  open('PUBLISHED', { WriteIn: { group } });
  expect(await screen.findByText(/A person answers every first post, most often within 4 hours/)).toBeVisible();
});
