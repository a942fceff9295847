import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, someViewer, type GivenAnswer } from '../platform/testing.js';
import { TodayPage } from './today-page.js';

const membership = {
  id: 'me',
  groupId: 'g1',
  groupName: 'Type 1 and work',
  groupSlug: 'type-1-work',
  displayName: 'Quiet Kettle',
  avatar: 'kettle-clay',
  standing: 'ACTIVE',
};
const nothing = { forYou: [], conversations: [], threads: [], rooms: [] };
const thread = {
  __typename: 'ThreadRow',
  id: 't1',
  groupName: 'Type 1 and work',
  groupSlug: 'type-1-work',
  title: 'Night shifts',
  firstLine: 'How do you sleep?',
  contentNotes: [],
  topic: null,
  replyCount: 3,
  newReplies: 1,
  isUnread: true,
  lastActivityAt: '2026-11-22T20:11:00Z',
  author: { displayName: 'Marmalade', avatar: 'mug-honey' },
};
const open = (answer: GivenAnswer, memberships: object[] = [membership]) =>
  renderScreen(TodayPage, {
    viewer: someViewer({ memberships: memberships as never }),
    answers: { TodayView: answer },
  });

it('greets by the name in the first group and shows what is new in each', async () => {
  open({ today: { ...nothing, threads: [thread] } });
  expect(screen.getByRole('heading', { level: 1, name: /Quiet Kettle/ })).toBeVisible();
  expect(await screen.findByRole('link', { name: 'Night shifts' })).toHaveAttribute('href', '/t/t1');
  expect(screen.getByText('1 new reply')).toBeVisible();
  expect(screen.getByText('Type 1 and work')).toBeVisible();
});

it('leads to the very post that a notice is about', async () => {
  open({
    today: {
      ...nothing,
      forYou: [
        {
          id: 'n1',
          kind: 'reply',
          link: '/t/t1?post=21',
          createdAt: '2026-11-22T20:11:00Z',
          facts: [
            { name: 'authorName', value: 'Marmalade' },
            { name: 'groupName', value: 'Type 1 and work' },
            { name: 'to', value: 'post' },
          ],
        },
      ],
    },
  });
  expect(await screen.findByRole('link', { name: /Marmalade/ })).toHaveAttribute('href', '/t/t1?post=21');
});

it('says that it is all for now when nothing is new', async () => {
  open({ today: nothing });
  expect(await screen.findByText(/Nothing new/)).toBeVisible();
});

it('helps somebody without a group to find one', async () => {
  open({ today: nothing }, []);
  expect(await screen.findByRole('link', { name: 'Find a group' })).toHaveAttribute('href', '/groups');
  expect(screen.queryByRole('link', { name: 'Write a post' })).not.toBeInTheDocument();
});

it('can be tried again when it failed', async () => {
  let answer: GivenAnswer = 'no line';
  open(() => answer);
  await screen.findByRole('button', { name: 'Try again' });
  answer = { today: { ...nothing, threads: [thread] } };
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Night shifts' })).toBeVisible();
});
