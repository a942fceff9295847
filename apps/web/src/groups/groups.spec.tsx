import { describe, expect, it, jest } from '@jest/globals';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Messages } from '../platform/i18n.js';
import member from '../platform/messages/member.en.js';
import { QuickExit } from '../platform/quick-exit.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { GroupAboutPage } from './group-about-page.js';
import { GroupPage } from './group-page.js';
import { GroupsPage } from './groups-page.js';

const can = { join: false, ask: false, leave: false, readContent: false, write: false, enterRoom: false };
const mine = (standing: string, more = {}) => ({
  id: 'm1',
  displayName: 'Bramble',
  avatar: 'pear-moss',
  standing,
  moderates: false,
  greets: false,
  lastVisitAt: null,
  ...more,
});
const aGroup = (more: Record<string, unknown> = {}) => ({
  id: 'g1',
  slug: 'nights',
  name: 'Night shifts',
  summary: 'For people who work at night',
  joinRule: 'OPEN',
  sizeBand: 'A_FEW',
  moderatedHours: 'Every day 9 to 21',
  isSensitive: false,
  moderatorsHere: [],
  myMembership: null,
  about: '',
  moderators: [],
  firstPostPromise: null,
  room: null,
  newThreads: 0,
  ...more,
  viewerCan: { ...can, ...(more['viewerCan'] as object | undefined) },
});
const answers = (group: object): Record<string, GivenAnswer> => ({
  GroupView: { group: group as Record<string, unknown> },
  GroupThreads: {
    threads: { newSinceVisit: 0, sinceAt: null, items: [], page: { hasNext: false, next: null, previous: null } },
  },
  VisitGroup: { visitGroup: { id: 'g1' } },
  GroupNameIdeas: { nameIdeas: [{ name: 'Small Harbour', avatar: 'boat-sky' }] },
  GroupNameCheck: { nameCheck: { ok: true, problem: null, looksReal: true } },
  JoinGroup: { joinGroup: group as Record<string, unknown> },
  GreetNewPeople: { greetNewPeople: { id: 'm1', greets: true } },
  LeaveGroup: { leaveGroup: group as Record<string, unknown> },
});
const open = (Screen: typeof GroupPage, group: object) =>
  renderScreen(Screen, { at: '/groups/nights', path: '/groups/:group', answers: answers(group) });

describe('the page of a group', () => {
  it('shows people outside what it is and how to get in, and nothing else', async () => {
    open(GroupPage, aGroup({ viewerCan: { join: true } }));
    expect(await screen.findByRole('button', { name: 'Join' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Live' })).toBeNull();
  });

  it('shows its tabs to whoever may read it, member or not', async () => {
    open(GroupPage, aGroup({ viewerCan: { readContent: true, join: true, enterRoom: true } }));
    const tabs = within(await screen.findByRole('navigation', { name: 'Parts of this group' }));
    expect(tabs.getAllByRole('link').length).toBe(3);
    expect(screen.queryByRole('button', { name: 'Join' })).toBeNull();
  });

  it('offers the quick way out only where a group is sensitive', async () => {
    const { unmount } = open(GroupPage, aGroup({ isSensitive: true }));
    expect(await screen.findByRole('button', { name: 'Leave this site quickly' })).toBeVisible();
    unmount();
    open(GroupPage, aGroup());
    await screen.findByRole('heading', { name: 'Night shifts' });
    expect(screen.queryByRole('button', { name: 'Leave this site quickly' })).toBeNull();
  });

  it('tells somebody who was declined kindly that they can ask again', async () => {
    open(GroupPage, aGroup({ joinRule: 'ASK', myMembership: mine('DECLINED') }));
    expect(await screen.findByText(/A month after the answer you can ask again/)).toBeVisible();
  });
});

describe('joining a group', () => {
  it('warns before a name that looks real, and lets the person decide', async () => {
    const { asked } = open(GroupPage, aGroup({ viewerCan: { join: true } }));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Or write your own' }), 'Anna Bell');
    expect(await screen.findByText(/looks like a real name/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Join' }));
    await waitFor(() => expect(asked.some(({ operation }) => operation === 'JoinGroup')).toBe(true));
    expect(asked.find(({ operation }) => operation === 'JoinGroup')?.variables).toMatchObject({
      groupId: 'g1',
      displayName: 'Anna Bell',
      note: null,
    });
  });
});

describe('leaving a group', () => {
  it.each([
    ['a moderator that their certificate goes', true],
    ['a member nothing about certificates', false],
  ])('tells %s', async (_what, moderates) => {
    open(
      GroupAboutPage,
      aGroup({ viewerCan: { readContent: true, leave: true }, myMembership: mine('ACTIVE', { moderates }) }),
    );
    await userEvent.click(await screen.findByRole('button', { name: 'Leave the group' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryAllByText(/certificate for this group is taken back/).length).toBe(moderates ? 1 : 0);
  });
});

it('lists my groups first, then the others', async () => {
  renderScreen(GroupsPage, {
    answers: {
      AllGroups: {
        groups: [aGroup({ id: 'g2', slug: 'feet', name: 'Feet' }), aGroup({ myMembership: mine('ACTIVE') })],
      },
    },
  });
  const names = (await screen.findAllByRole('heading', { level: 3 })).map((heading) => heading.textContent);
  expect(names).toEqual(['Night shifts', 'Feet']);
});

it('leaves at once for a page that says nothing about who looks at it', async () => {
  const go = jest.fn();
  render(
    <Messages of={member} timeZone="Europe/London">
      <QuickExit go={go} />
    </Messages>,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Leave this site quickly' }));
  expect(go).toHaveBeenCalledWith('https://www.bbc.co.uk/weather');
  expect(document.body.hidden).toBe(true);
  document.body.hidden = false;
});

describe('greeting new people', () => {
  it('is offered with one press, without a promise to keep', async () => {
    const { asked } = open(GroupAboutPage, aGroup({ viewerCan: { readContent: true }, myMembership: mine('ACTIVE') }));
    await userEvent.click(await screen.findByRole('checkbox', { name: /I would like to greet new people/ }));
    expect(await screen.findByText('Saved. We may ask you now and then.')).toBeVisible();
    expect(asked.find(({ operation }) => operation === 'GreetNewPeople')?.variables).toEqual({
      id: 'm1',
      greets: true,
    });
  });

  it('is for members only', async () => {
    open(GroupAboutPage, aGroup({ viewerCan: { readContent: true } }));
    expect(await screen.findByRole('heading', { name: 'Who moderates' })).toBeVisible();
    expect(screen.queryByRole('checkbox', { name: /greet/ })).toBeNull();
  });
});

describe('a group where nobody has written', () => {
  it.each([
    [1440, /A person answers every first post, most often within 1 day/],
    [null, /When a first post waits for an answer, our team is told/],
  ])('promises a time only where it was kept: %s', async (firstPostPromise, words) => {
    open(GroupPage, aGroup({ viewerCan: { readContent: true }, myMembership: mine('ACTIVE'), firstPostPromise }));
    expect(await screen.findByText(words)).toBeVisible();
  });
});
