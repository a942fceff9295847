import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type Asked, type GivenAnswer } from '../platform/testing.js';
import { GroupPage } from './group-page.js';

const group = {
  __typename: 'PeerGroup',
  id: 'g1',
  slug: 'type-1-work',
  name: 'Type 1 and work',
  summary: 'Shifts, meetings and hypos.',
  about: '',
  joinRule: 'OPEN',
  sizeBand: 'ABOUT_50',
  moderatedHours: '9am to 9pm',
  moderatorsHere: [],
  moderators: [],
  firstPostPromise: null,
  room: null,
  myMembership: { id: 'me', displayName: 'Quiet Kettle', avatar: 'kettle-clay', standing: 'ACTIVE', lastVisitAt: null },
  viewerCan: { readContent: true, join: false, ask: false, leave: true, write: true, enterRoom: true },
};
const aRow = (changes: Record<string, unknown> = {}) => ({
  __typename: 'ThreadRow',
  id: 't1',
  groupName: group.name,
  groupSlug: group.slug,
  title: 'Night shifts',
  firstLine: 'How do you sleep?',
  contentNotes: [],
  topic: null,
  replyCount: 3,
  newReplies: 0,
  isUnread: false,
  lastActivityAt: '2026-11-22T20:11:00Z',
  author: { displayName: 'Marmalade', avatar: 'mug-honey' },
  ...changes,
});
const aList = (changes: Record<string, unknown> = {}) => ({
  threads: {
    before: null,
    newSinceVisit: 0,
    sinceAt: null,
    items: [aRow()],
    page: { hasNext: false, next: null },
    ...changes,
  },
});
const open = (
  list: GivenAnswer = aList(),
  { at = '/groups/type-1-work', visit = { visitGroup: { id: 'g1' } } as GivenAnswer } = {},
) =>
  renderScreen(GroupPage, {
    at,
    path: '/groups/:group',
    answers: { GroupView: { group }, VisitGroup: visit, GroupThreads: list },
  });
const operations = (asked: Asked[]) => asked.map(({ operation }) => operation);

describe('a visit', () => {
  it('is told on arrival, before the list is asked what is new, and once', async () => {
    const { asked, unmount } = open(aList({ newSinceVisit: 2, sinceAt: '2026-11-20T20:11:00Z' }));
    expect(await screen.findByText(/2 new posts since your last visit/)).toBeVisible();
    await userEvent.click(screen.getByRole('link', { name: 'Oldest' }));
    await waitFor(() => expect(asked.at(-1)?.variables).toMatchObject({ sort: 'OLDEST' }));
    unmount();
    expect(operations(asked)).toEqual(['GroupView', 'VisitGroup', 'GroupThreads', 'GroupThreads']);
  });

  it('that cannot be kept does not keep the talk away', async () => {
    open(aList(), { visit: { refusal: 'action.forbidden' } });
    expect(await screen.findByRole('link', { name: 'Night shifts' })).toBeVisible();
  });
});

describe('the list of talk', () => {
  it('goes on and back by real links', async () => {
    const { asked } = open(aList({ before: 'mark-before', page: { hasNext: true, next: 'mark-after' } }), {
      at: '/groups/type-1-work?sort=OLDEST&after=here',
    });
    expect(await screen.findByRole('link', { name: 'Next 20' })).toHaveAttribute(
      'href',
      '/groups/type-1-work?sort=OLDEST&after=mark-after',
    );
    await userEvent.click(screen.getByRole('link', { name: 'Previous 20' }));
    await waitFor(() =>
      expect(asked.at(-1)?.variables).toEqual({
        slug: 'type-1-work',
        sort: 'OLDEST',
        after: null,
        before: 'mark-before',
      }),
    );
  });

  it('says what is new in a thread, what nobody has answered, and what it is about', async () => {
    open(
      aList({
        items: [
          aRow({ isUnread: true, newReplies: 2 }),
          aRow({ id: 't2', title: 'New here', isUnread: true, replyCount: 0, topic: 'sleep' }),
        ],
      }),
    );
    expect(await screen.findByText('2 new replies')).toBeVisible();
    expect(screen.getByText('About: sleep')).toBeVisible();
    expect(screen.getAllByText('No reply yet')).toHaveLength(2);
  });

  it('invites when it is empty, and can be tried again when it failed', async () => {
    let list: GivenAnswer = 'no line';
    open(() => list);
    await screen.findByRole('button', { name: 'Try again' });
    list = aList({ items: [] });
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/No posts here yet/)).toBeVisible();
  });
});
