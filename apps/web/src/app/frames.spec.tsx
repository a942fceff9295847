import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { createQueryClient } from '../platform/graphql.js';
import { QueryClientProvider } from '@tanstack/react-query';
import { Messages } from '../platform/i18n.js';
import { PageTitle } from '../platform/page-title.js';
import { GivenSession, type Viewer } from '../platform/session.js';
import { someViewer } from '../platform/testing.js';
import { ScreenFailure } from './failure.js';
import { MemberLayout } from './member-layout.js';
import { loading } from './routes.js';
import { DeskLayout } from './staff-desk.js';

const Broken = () => {
  throw new Error('on purpose');
};
const Words = () => (
  <>
    <PageTitle>My words</PageTitle>
    <textarea aria-label="Write" />
  </>
);

function show(at: string, viewer: Viewer | null | undefined, error: unknown = null) {
  const router = createMemoryRouter(
    [
      {
        Component: MemberLayout,
        children: [
          { path: '/today', Component: Words, ErrorBoundary: ScreenFailure },
          { path: '/groups', element: <PageTitle>Groups here</PageTitle> },
          { path: '/broken', Component: Broken, ErrorBoundary: ScreenFailure },
          { path: '/away', lazy: loading(() => Promise.reject(new TypeError('no line'))) },
        ],
      },
      { Component: DeskLayout, children: [{ path: '/desk/queue', Component: Words }] },
      { path: '*', element: <p>elsewhere</p> },
    ],
    { initialEntries: [at] },
  );
  const session = {
    viewer,
    error,
    state: viewer?.sessionState ?? null,
    refresh: async () => undefined,
    signOut: async () => undefined,
    leave: async () => undefined,
    unsafe: null,
  };
  render(
    <QueryClientProvider client={createQueryClient()}>
      <GivenSession session={session}>
        <Messages>
          <RouterProvider router={router} />
        </Messages>
      </GivenSession>
    </QueryClientProvider>,
  );
  return router;
}

const help = () => screen.getByRole('link', { name: 'Get help now' });

afterEach(() => void jest.restoreAllMocks());

describe('the frames', () => {
  it.each([
    ['breaks', '/broken'],
    ['cannot be fetched', '/away'],
  ])('keep help on the page when a screen %s', async (_what, at) => {
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    show(at, someViewer());
    expect(await screen.findByRole('heading', { name: 'This page could not be shown' })).toBeInTheDocument();
    expect(help()).toHaveAttribute('href', '/help');
  });

  it('send a stranger to sign in, with the way back', () => {
    const router = show('/today?sort=new', null);
    expect(router.state.location.pathname + router.state.location.search).toBe('/sign-in?back=%2Ftoday%3Fsort%3Dnew');
  });

  it('ask for the code of people with powers who have not given it', () => {
    const router = show('/desk/queue', someViewer({ sessionState: 'SECOND_FACTOR', workspaces: ['MEMBER', 'DESK'] }));
    expect(router.state.location.pathname).toBe('/sign-in/code');
  });

  it('cover a locked screen but keep what was written there', () => {
    show(
      '/desk/queue',
      someViewer({ sessionState: 'LOCKED', roles: ['peerModerator'], workspaces: ['MEMBER', 'DESK'] }),
    );
    expect(screen.getByRole('heading', { name: 'Locked' })).toBeInTheDocument();
    expect(screen.getByLabelText('Write')).not.toBeVisible();
    expect(help()).toBeInTheDocument();
  });

  it('tell a member that the Desk is not theirs', () => {
    show('/desk/queue', someViewer());
    expect(screen.getByRole('heading', { name: 'This part is not open to you' })).toBeInTheDocument();
    expect(screen.queryByLabelText('Write')).toBeNull();
  });

  it('say when we could not find out who is here', () => {
    show('/today', undefined, new TypeError('no line'));
    expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument();
    expect(help()).toBeInTheDocument();
  });

  it('move focus to the heading of the next screen and name the window after it', async () => {
    show('/today', someViewer());
    await userEvent.click(screen.getAllByRole('link', { name: 'Groups' })[0]!);
    expect(await screen.findByRole('heading', { name: 'Groups here' })).toHaveFocus();
    expect(document.title).toBe('Groups here – Kith');
  });

  it('offer the other workspaces and signing out behind the name of this one', async () => {
    show('/desk/queue', someViewer({ roles: ['peerModerator'], workspaces: ['MEMBER', 'DESK'], workName: 'Ade' }));
    await userEvent.click(screen.getByRole('button', { name: 'Desk. Switch workspace' }));
    expect(screen.getByRole('link', { name: 'Community' })).toHaveAttribute('href', '/today');
    expect(screen.getByRole('button', { name: 'Sign out' })).toBeInTheDocument();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('button', { name: 'Sign out' })).toBeNull();
  });
});
