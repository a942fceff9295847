import { describe, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ComponentType } from 'react';
import { FrameProvider, useFrame } from '../platform/frame.js';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { aDesk, aHandover, aQueue, aRow, deskAnswers, inMinutes, moderator } from './desk.fixtures.js';
import { DeskFrame } from './desk-frame.js';
import { MarkPage } from './mark-page.js';
import { ProposalsPage } from './proposals-page.js';
import { RoomsPage } from './rooms-page.js';
import { ShiftPage } from './shift-page.js';

const open = (Page: ComponentType, answers: Record<string, GivenAnswer> = {}, at = '/desk') =>
  renderScreen(Page, {
    at,
    path: '/desk/*',
    viewer: moderator,
    messages: 'desk',
    answers: { ...deskAnswers, ...answers },
  });
type Opened = ReturnType<typeof open>;
const sent = ({ asked }: Opened, operation: string) => asked.find((one) => one.operation === operation)?.variables;

const quiet = { MyDeskShifts: { myShifts: [] }, DeskQueue: aQueue([]), Handover: aHandover() };

describe('a shift', () => {
  it('starts until a time, with a share of hard items', async () => {
    const view = open(ShiftPage, {
      ...quiet,
      DeskNow: aDesk({
        shift: null,
        handedOver: [
          { row: aRow(), note: null, draft: { level: 'RED', done: ['message', 'hide'], due: 'decide', dueAt: null } },
        ],
        handoverNotes: ['A tender evening.'],
      }),
      StartDeskShift: { startShift: { id: 'shift-1' } },
    });
    expect(await screen.findByText('A tender evening.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: '2 Urgent, Type 1, over forty' })).toHaveAttribute(
      'href',
      '/desk/c/item-1',
    );
    expect(
      screen.getByText('2 Urgent. Done: wrote to the member, hid words. It is still to be decided.'),
    ).toBeVisible();
    await userEvent.selectOptions(screen.getByRole('combobox', { name: /hard items/ }), '2');
    await userEvent.click(screen.getByRole('radio', { name: 'Easily touched' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Suicide and self-harm' }));
    await userEvent.click(screen.getByRole('button', { name: 'Start shift' }));
    await waitFor(() => expect(view.router.state.location.pathname).toBe('/desk/queue'));
    expect(sent(view, 'StartDeskShift')).toMatchObject({
      shiftId: null,
      hardItemCap: 2,
      prefersNot: ['B'],
      feeling: 'TENDER',
    });
    expect(Date.parse(String(sent(view, 'StartDeskShift')?.['until']))).toBeGreaterThan(Date.now());
  });

  it('says that nothing was handed over', async () => {
    open(ShiftPage, { ...quiet, DeskNow: aDesk({ shift: null }) });
    expect(await screen.findByText('Nothing was handed over.')).toBeInTheDocument();
  });

  it('offers a planned shift only once the server would start it', async () => {
    const planned = (startableFrom: string) => ({
      ...aDesk({}).desk.onDesk[0]!,
      status: 'PLANNED',
      plannedFrom: inMinutes(90),
      plannedUntil: inMinutes(200),
      startableFrom,
    });
    const early = open(ShiftPage, {
      ...quiet,
      DeskNow: aDesk({ shift: null }),
      MyDeskShifts: { myShifts: [planned(inMinutes(30))] },
    });
    expect(await screen.findByRole('button', { name: 'Start shift' })).toBeVisible();
    expect(screen.queryByText(/Your planned shift/)).toBeNull();
    early.unmount();
    open(ShiftPage, {
      ...quiet,
      DeskNow: aDesk({ shift: null }),
      MyDeskShifts: { myShifts: [planned(inMinutes(-1))] },
    });
    expect(await screen.findByText(/Your planned shift/)).toBeVisible();
  });

  it('ends with how one is and a wish to talk', async () => {
    const view = open(ShiftPage, { ...quiet, EndDeskShift: { endShift: { id: 'shift-1' } } });
    await userEvent.click(await screen.findByRole('radio', { name: 'Worn out' }));
    await userEvent.click(screen.getByRole('checkbox', { name: /talk with a lead/ }));
    await userEvent.click(screen.getByRole('button', { name: 'End shift' }));
    await waitFor(() =>
      expect(sent(view, 'EndDeskShift')).toEqual({ handoverNote: '', wantsDebrief: true, feeling: 'WORN' }),
    );
  });

  it('keeps the handover note when ending is refused', async () => {
    open(ShiftPage, { ...quiet, EndDeskShift: { refusal: 'shift.notRunning' } });
    const note = await screen.findByRole('textbox', { name: /next ones/ });
    await userEvent.type(note, 'All quiet.');
    await userEvent.click(screen.getByRole('button', { name: 'End shift' }));
    expect(await screen.findByText('Start your shift first.')).toBeInTheDocument();
    expect(note).toHaveValue('All quiet.');
  });
});

describe('proposals', () => {
  const proposal = {
    id: 'p-1',
    kind: 'RESTRICT',
    reasonCode: 'riskyDetail',
    memberText: 'You cannot write here until 9pm.',
    hours: 4,
    proposedByName: 'Joss',
    proposedAt: inMinutes(-5),
    reviewItemId: 'item-1',
    personName: 'Brick',
    viewerCan: { confirm: true },
  };

  it('show what the member would read before a lead confirms', async () => {
    const view = open(ProposalsPage, {
      Proposals: { proposals: [proposal] },
      ConfirmProposal: { confirmProposal: { id: 'p-1' } },
    });
    expect(await screen.findByText('You cannot write here until 9pm.')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Pause them and tell them' }));
    await waitFor(() => expect(sent(view, 'ConfirmProposal')).toEqual({ id: 'p-1', confirm: true }));
  });

  it('say that a colleague has decided', async () => {
    open(ProposalsPage, { Proposals: { proposals: [proposal] }, ConfirmProposal: { refusal: 'proposal.decided' } });
    await userEvent.click(await screen.findByRole('button', { name: 'Turn it down' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('A colleague has decided this.');
  });

  it('offer nothing to somebody who is not a lead', async () => {
    open(ProposalsPage, { Proposals: { proposals: [{ ...proposal, viewerCan: { confirm: false } }] } });
    expect(await screen.findByText('A lead decides this.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Turn it down' })).not.toBeInTheDocument();
  });

  it('say when none wait, and when they could not be loaded', async () => {
    const { unmount } = open(ProposalsPage, { Proposals: { proposals: [] } });
    expect(await screen.findByText('Nothing waits for a lead.')).toBeInTheDocument();
    unmount();
    open(ProposalsPage, { Proposals: 'no line' });
    expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument();
  });
});

function CountsInTheBar() {
  const { counts } = useFrame();
  return <output>{JSON.stringify(counts)}</output>;
}

describe('the bar', () => {
  it('counts what waits for a lead, and nothing once it is done', async () => {
    const Framed = () => (
      <FrameProvider>
        <DeskFrame />
        <CountsInTheBar />
      </FrameProvider>
    );
    const first = open(Framed, {
      DeskNow: aDesk({ waiting: { firstPosts: 0, appeals: 1, proposals: 2, ratings: 0 } }),
    });
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('"proposals":"2","appeals":"1"'));
    first.unmount();
    open(Framed, { DeskNow: aDesk() });
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('"proposals":"","appeals":""'));
  });
});

describe('marking', () => {
  it('opens the concern it has made', async () => {
    const view = open(MarkPage, { MarkContent: { markContent: { id: 'item-1' } } }, '/desk/mark?message=m-1&level=RED');
    expect(await screen.findByRole('radio', { name: /2 Urgent/ })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Mark it and open the concern' }));
    await waitFor(() => expect(view.router.state.location.pathname).toBe('/desk/c/item-1'));
    expect(sent(view, 'MarkContent')).toMatchObject({
      contentType: 'MESSAGE',
      contentId: 'm-1',
      level: 'RED',
      note: null,
    });
  });

  it('says that somebody else looks when the concern is not theirs to read', async () => {
    const view = open(MarkPage, { MarkContent: { markContent: null } }, '/desk/mark?post=p-1');
    await userEvent.click(await screen.findByRole('button', { name: 'Mark it and open the concern' }));
    expect(await screen.findByText('Thank you. Somebody else will look at this.')).toBeInTheDocument();
    expect(view.router.state.location.pathname).toBe('/desk/queue');
  });

  it('says so when there is nothing to mark', async () => {
    open(MarkPage, {}, '/desk/mark');
    expect(await screen.findByText(/There is nothing to mark/)).toBeInTheDocument();
  });
});

describe('rooms', () => {
  const room = {
    id: 'r-1',
    isOpen: true,
    closesAt: null,
    opensAt: null,
    band: 'A_FEW',
    slowModeSeconds: 0,
    pause: null,
    moderatorsHere: [],
    viewerCan: { moderate: true },
  };

  it('can be slowed down by those who look after them', async () => {
    const view = open(RoomsPage, {
      DeskRooms: { groups: [{ id: 'g-1', slug: 'type-1', name: 'Type 1', moderatedHours: '', room }] },
      SetRoomPace: { setRoomPace: { id: 'r-1', slowModeSeconds: 30 } },
    });
    await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Slow mode in Type 1' }), '30');
    await waitFor(() => expect(sent(view, 'SetRoomPace')).toEqual({ roomId: 'r-1', slowModeSeconds: 30 }));
  });

  it.each([
    ['2026-11-22T20:15:00Z', 'Paused until 8:15pm'],
    [null, 'Paused until a moderator goes on'],
  ])('say that they are paused (until %s)', async (until, words) => {
    const paused = { ...room, pause: { until } };
    open(RoomsPage, {
      DeskRooms: { groups: [{ id: 'g-1', slug: 'type-1', name: 'Type 1', moderatedHours: '', room: paused }] },
    });
    expect(await screen.findByText(words)).toBeVisible();
  });

  it('are not shown to those who look after none', async () => {
    open(RoomsPage, {
      DeskRooms: {
        groups: [
          {
            id: 'g-1',
            slug: 'type-1',
            name: 'Type 1',
            moderatedHours: '',
            room: { ...room, viewerCan: { moderate: false } },
          },
        ],
      },
    });
    expect(await screen.findByText('You look after no group with a live room yet.')).toBeInTheDocument();
  });
});

describe('the frame of the Desk', () => {
  it('says when nobody reads new words', async () => {
    open(DeskFrame, { DeskNow: aDesk({ detector: { working: false, lastCheckedAt: null, waiting: 3 } }) });
    expect(await screen.findByText(/Word checks are not working/)).toBeInTheDocument();
  });

  it('tells of a life at risk that has just come in', async () => {
    let crisis = 0;
    const { client } = open(DeskFrame, {
      DeskNow: () => aDesk({ counts: [{ level: 'CRISIS', count: crisis }] }),
    });
    await waitFor(() => expect(client.getQueryData(['DeskNow', {}])).toBeDefined());
    crisis = 1;
    await client.invalidateQueries({ queryKey: ['DeskNow'] });
    expect(await screen.findByText('Life at risk: a new concern is waiting in the queue.')).toBeInTheDocument();
    await waitFor(() =>
      expect(document.querySelector('[data-announcer=assertive]')).toHaveTextContent('Level 1, life at risk'),
    );
  });
});
