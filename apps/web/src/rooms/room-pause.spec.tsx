import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { RoomPresence } from '@kith/contracts/realtime';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { RoomPage } from './room-page.js';
import { handHeldLine } from './testing.js';

type Pause = NonNullable<RoomPresence['pause']>;

const ade = { membershipId: 'ade', displayName: 'Ade', avatar: 'bird-sea' };
const room = {
  id: 'r1',
  groupId: 'g1',
  groupName: 'Type 1 and work',
  groupSlug: 'type-1-work',
  title: 'Sunday open table',
  isOpen: true,
  closesAt: null,
  pausesAt: null,
  opensAt: null,
  band: 'A_FEW',
  slowModeSeconds: 0,
  pause: null as Pause | null,
  moderatorsHere: [ade],
  me: { id: 'me', displayName: 'Quiet Kettle', restrictedUntil: null },
  viewerCan: { send: true, moderate: false },
};
const presence: RoomPresence = {
  roomId: 'r1',
  moderators: [ade],
  band: 'A_FEW',
  open: true,
  closesAt: null,
  pausesAt: null,
  slowModeSeconds: 0,
  pause: null,
};
const enter = (line = handHeldLine(), changes: Record<string, GivenAnswer> = {}) => ({
  line,
  ...renderScreen(RoomPage, {
    at: '/rooms/r1',
    path: '/rooms/:room',
    around: line.around,
    answers: {
      RoomFacts: { room },
      RoomLines: { room: { id: 'r1', lastSeq: 2, messages: [] } },
      RoomEventsSince: { room: { id: 'r1', lastSeq: 2, eventsSince: [] } },
      RoomKept: { room: { id: 'r1', kept: [] } },
      HelpPack: { helpPack: null },
      SilencedHere: { mySilenced: [] },
      ReadDraft: { draft: null },
      SaveDraft: { saveDraft: { place: 'room:r1', savedAt: '2026-11-22T20:11:00Z' } },
      DiscardDraft: { discardDraft: { id: 'd' } },
      ...changes,
    },
  }),
});
const spoken = () => document.querySelector('[data-announcer=polite]')?.textContent;
const box = () => screen.findByRole('textbox', { name: 'Write a message' });

beforeEach(() => {
  localStorage.clear();
  // The page scrolls to a card; jsdom has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
});

const pause: Pause = { byName: 'Ade', until: '2026-11-22T20:15:00Z', reason: 'BREATH' };

it('says who paused the room, until when and why, once aloud, and leaves half-written words and the ways to help', async () => {
  let now: Pause | null = null;
  const { line } = enter(handHeldLine(), { RoomFacts: () => ({ room: { ...room, pause: now } }) });
  await userEvent.type(await box(), 'What I wanted to');
  now = pause;
  await line.tell('room.presence', { ...presence, pause });
  const banner = 'Ade has paused the room. It goes on at 8:15pm. We all take a moment to breathe.';
  expect((await screen.findAllByText(banner))[0]).toBeVisible();
  await waitFor(() => expect(spoken()).toBe(banner));
  expect(await box()).toHaveValue('What I wanted to');
  await userEvent.type(await box(), ' say');
  expect(screen.getByText(/Your words stay in the box until the room goes on/)).toBeVisible();
  expect(screen.getByRole('button', { name: 'Ask for a person' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Private word' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Go on' })).toBeNull();

  now = null;
  await line.tell('room.presence', presence);
  await waitFor(() => expect(screen.queryAllByText(banner)).toEqual([]), { timeout: 3000 });
  await waitFor(() => expect(spoken()).toBe('The room goes on. You can send again.'), { timeout: 3000 });
  expect(await box()).toHaveValue('What I wanted to say');
});

it('gives words back that were sent into a paused room, and says why', async () => {
  const line = handHeldLine({ 'room.send': () => ({ ok: false, code: 'room.paused', details: { until: null } }) });
  enter(line);
  await userEvent.type(await box(), 'Just in time?');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('The room is paused. What you wrote is still in the box.')).toBeVisible();
  expect(await box()).toHaveValue('Just in time?');
});

it('keeps a line that waited for the connection through a pause, and sends it once, with the same key, when the room goes on', async () => {
  const answers = [
    { ok: false as const, code: 'room.paused' as const, details: { until: null } },
    { ok: true as const, value: { seq: 3, messageId: 'm3', helpCard: false } },
  ];
  const line = handHeldLine({ 'room.send': () => (answers.length === 2 && !back ? 'silence' : answers.shift()!) });
  let back = false;
  let now: Pause | null = null;
  enter(line, { RoomFacts: () => ({ room: { ...room, pause: now } }) });
  await userEvent.type(await box(), 'Said on the train');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/We’ll try again when you’re online/)).toBeVisible();
  back = true;
  now = { ...pause, until: null };
  await line.back();
  expect(await screen.findByText('The room is paused. Your message goes out when it goes on.')).toBeVisible();
  expect((await screen.findAllByText(/Ade has paused the room/))[0]).toBeVisible();
  expect(await box()).toHaveValue('');
  now = null;
  await line.tell('room.presence', presence);
  await waitFor(() => expect(answers).toEqual([]));
  const keys = line.said.filter((one) => one.event === 'room.send').map((one) => (one.input as { key: string }).key);
  expect(new Set(keys).size).toBe(1);
  expect(screen.getAllByText('Said on the train')).toHaveLength(1);
});

it('lets a moderator pause the room for a time and a reason, write in it, and let it go on', async () => {
  let now: Pause | null = null;
  const asked: unknown[] = [];
  enter(handHeldLine(), {
    RoomFacts: () => ({ room: { ...room, pause: now, viewerCan: { send: true, moderate: true } } }),
    PauseRoom: (variables) => {
      asked.push(variables);
      now = { ...pause, until: null };
      return { pauseRoom: { id: 'r1' } };
    },
    ResumeRoom: () => {
      now = null;
      return { resumeRoom: { id: 'r1' } };
    },
  });
  await userEvent.click(await screen.findByRole('button', { name: 'Pause' }));
  await userEvent.click(screen.getByRole('radio', { name: 'Until I press “Go on”' }));
  await userEvent.click(screen.getByRole('radio', { name: 'We all take a moment to breathe.' }));
  await userEvent.click(screen.getByRole('button', { name: 'Pause now' }));
  expect((await screen.findAllByText(/It goes on when Ade is ready\./))[0]).toBeVisible();
  expect(asked).toEqual([expect.objectContaining({ roomId: 'r1', minutes: null, reason: 'BREATH' })]);
  expect(screen.queryByText(/Your words stay in the box/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByRole('button', { name: 'Pause' })).toBeVisible();
});

it('asks the server whether the pause is over when its time has come', async () => {
  let asked = 0;
  const { line } = enter(handHeldLine(), {
    RoomFacts: () => {
      asked += 1;
      return { room };
    },
  });
  await waitFor(() => expect(asked).toBe(2));
  await line.tell('room.presence', { ...presence, pause: { ...pause, until: new Date().toISOString() } });
  expect((await screen.findAllByText(/Ade has paused the room/))[0]).toBeVisible();
  await waitFor(() => expect(asked).toBe(3), { timeout: 6000 });
  await waitFor(() => expect(screen.queryAllByText(/Ade has paused the room/)).toEqual([]), { timeout: 3000 });
});

it('goes on although an older answer about the room comes in after the news', async () => {
  const line = handHeldLine();
  let times = 0;
  enter(line, {
    RoomFacts: () => {
      times += 1;
      // The second one is asked on entering the room; it was read before the room went on, and arrives after.
      if (times === 2) void line.tell('room.presence', presence);
      return { room: { ...room, pause: times < 3 ? pause : null } };
    },
  });
  await waitFor(() => expect(times).toBeGreaterThan(1));
  await waitFor(() => expect(screen.queryByText(/^Ade has paused the room/)).toBeNull());
  expect(times).toBe(3);
});
