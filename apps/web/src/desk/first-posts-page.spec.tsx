import { expect, it } from '@jest/globals';
import { screen } from '@testing-library/react';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { FirstPostsPage } from './first-posts-page.js';

const post = {
  threadId: 't1',
  groupName: 'Type 1 and work',
  publishedAt: '2026-11-22T08:00:00Z',
  answerBy: '2026-11-23T08:00:00Z',
  greeters: 2,
};
const aPage = (items: object[], next: string | null = null): GivenAnswer => ({
  waitingFirstPosts: { items, page: { hasNext: next !== null, next } },
});
const open = (answer: GivenAnswer) =>
  renderScreen(FirstPostsPage, { messages: 'desk', answers: { WaitingFirstPosts: answer } });

it('shows in which group somebody waits, since when, who was asked, and the way there', async () => {
  open(aPage([post, { ...post, threadId: 't2', groupName: 'Evening walkers', greeters: 0 }], 'mark'));
  expect(await screen.findByRole('heading', { name: 'Type 1 and work' })).toBeVisible();
  expect(screen.getByText(/2 people were asked to say hello/)).toBeVisible();
  expect(screen.getByText(/There was nobody to ask/)).toBeVisible();
  expect(screen.getByRole('link', { name: /Open the thread in Type 1 and work/ })).toHaveAttribute('href', '/t/t1');
  expect(screen.getByRole('link', { name: 'Next' })).toHaveAttribute('href', expect.stringContaining('after=mark'));
});

it('says when nothing waits', async () => {
  open(aPage([]));
  expect(await screen.findByText('No first post waits.')).toBeVisible();
});
