import { beforeEach, expect, it } from '@jest/globals';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderScreen, type GivenAnswer } from '../platform/testing.js';
import { RoomPage } from './room-page.js';
import { handHeldLine } from './testing.js';

const me = { id: 'me', displayName: 'Quiet Kettle', restrictedUntil: null };
const marmalade = {
  id: 'marmalade',
  displayName: 'Marmalade',
  avatar: 'mug-honey',
  isModerator: false,
  silenced: null,
};
const room = {
  id: 'r1',
  groupId: 'g1',
  groupName: 'Type 1 and work',
  groupSlug: 'type-1-work',
  title: 'Sunday open table',
  isOpen: true,
  closesAt: '2026-11-22T21:00:00Z' as string | null,
  pausesAt: null as string | null,
  opensAt: null,
  band: 'ABOUT_12',
  slowModeSeconds: 0,
  pause: null,
  moderatorsHere: [{ membershipId: 'ade', displayName: 'Ade', avatar: 'bird-sea' }],
  me,
  viewerCan: { send: true, moderate: false },
};
const said = (seq: number, words: string) => ({
  id: `m${seq}`,
  seq,
  isMine: false,
  clientKey: null,
  bodyHtml: `<p>${words}</p>`,
  sentAt: '2026-11-22T20:11:00Z',
  author: marmalade,
  replyTo: null,
  helpCard: null,
});
const live = (seq: number, words: string, clientKey: string | null = null) => ({
  roomId: 'r1',
  seq,
  type: 'SENT' as const,
  at: '2026-11-22T20:12:00Z',
  ...(clientKey && { clientKey }),
  message: {
    id: `m${seq}`,
    author: { membershipId: clientKey ? 'me' : 'marmalade', displayName: 'x', avatar: 'mug-honey', isModerator: false },
    replyToId: null,
    bodyHtml: `<p>${words}</p>`,
    sentAt: '2026-11-22T20:12:00Z',
  },
});
const answers = (changes: Record<string, GivenAnswer> = {}): Record<string, GivenAnswer> => ({
  RoomFacts: { room },
  RoomLines: {
    room: { id: 'r1', lastSeq: 2, messages: [said(1, 'One microwave.'), said(2, 'Between thirty of us.')] },
  },
  RoomEventsSince: { room: { id: 'r1', lastSeq: 2, eventsSince: [] } },
  RoomKept: { room: { id: 'r1', kept: [] } },
  HelpPack: { helpPack: null },
  SilencedHere: { mySilenced: [] },
  ReadDraft: { draft: null },
  SaveDraft: { saveDraft: { place: 'room:r1', savedAt: '2026-11-22T20:11:00Z' } },
  DiscardDraft: { discardDraft: { id: 'd' } },
  ...changes,
});
const enter = (line = handHeldLine(), changes: Record<string, GivenAnswer> = {}) => ({
  line,
  ...renderScreen(RoomPage, { at: '/rooms/r1', path: '/rooms/:room', answers: answers(changes), around: line.around }),
});
const spoken = () => document.querySelector('[data-announcer=polite]')?.textContent;
const box = () => screen.findByRole('textbox', { name: 'Write a message' });

beforeEach(() => {
  localStorage.clear();
  // The page scrolls to a card; jsdom has nowhere to scroll.
  Element.prototype.scrollIntoView = () => undefined;
});

it('says who is here and until when, and goes in', async () => {
  const { line } = enter();
  expect(await screen.findByRole('heading', { name: 'Sunday open table' })).toBeVisible();
  expect(screen.getByText(/About 12 people\. Closes at 9pm/)).toBeVisible();
  expect(screen.getByText('Ade is here')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Private word' })).toHaveAttribute('href', '/messages/team/type-1-work');
  expect(await screen.findByText('Between thirty of us.')).toBeVisible();
  expect(line.said[0]).toEqual({ event: 'room.join', input: { roomId: 'r1' } });
});

it('shows one’s own message at once, and once only when the room has it', async () => {
  const line = handHeldLine({ 'room.send': () => ({ ok: true, value: { seq: 3, messageId: 'm3', helpCard: false } }) });
  enter(line);
  await userEvent.type(await box(), 'We got a second one');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('We got a second one')).toBeVisible();
  expect(await box()).toHaveValue('');
  const sent = line.said.find((one) => one.event === 'room.send')?.input as { key: string };
  await line.event(live(3, 'We got a second one', sent.key));
  expect(screen.getAllByText('We got a second one')).toHaveLength(1);
});

it('keeps a message that could not go, over a reload too, and sends it with the same key when the line is back', async () => {
  const line = handHeldLine({ 'room.send': () => ({ ok: true, value: { seq: 3, messageId: 'm3', helpCard: false } }) });
  const first = enter(line);
  await box();
  await line.cut();
  await userEvent.type(await box(), 'Are you there?');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Not sent yet.')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
  first.unmount();

  enter(line);
  expect(await screen.findByText('Are you there?')).toBeVisible();
  const kept = JSON.parse(Object.entries(localStorage).find(([key]) => key.includes('room-out'))?.[1] as string) as {
    key: string;
  };
  await line.back();
  expect(screen.queryByText('Not sent yet.')).toBeNull();
  expect(line.said.find((one) => one.event === 'room.send')?.input).toMatchObject({
    body: 'Are you there?',
    key: kept.key,
  });
});

it('asks for a person of this group, and says who is here', async () => {
  const { asked } = enter(handHeldLine(), { AskForHelp: { askForHelp: { id: 'r', lookBy: null } } });
  await box();
  await userEvent.click(screen.getByRole('button', { name: 'Ask for a person' }));
  await userEvent.click(screen.getByRole('button', { name: 'Ask for a person now' }));
  expect(await screen.findByText(/Ade is here now.*Someone is looking at it now/)).toBeVisible();
  expect(asked.find((one) => one.operation === 'AskForHelp')?.variables).toMatchObject({ input: { groupId: 'g1' } });
});

it('throws an unsent message away only when asked to', async () => {
  const line = handHeldLine({ 'room.send': () => 'silence' });
  enter(line);
  await userEvent.type(await box(), 'Never mind');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  expect(screen.queryByText('Never mind')).toBeNull();
});

it('gives the words back when the room has closed, and says what else one can do', async () => {
  const closed = {
    ...room,
    isOpen: false,
    moderatorsHere: [],
    closesAt: null,
    viewerCan: { send: false, moderate: false },
  };
  let now: typeof room | typeof closed = room;
  const line = handHeldLine({
    'room.send': () => {
      now = closed;
      return { ok: false, code: 'room.closed' };
    },
  });
  enter(line, { RoomFacts: () => ({ room: now }) });
  await userEvent.type(await box(), 'One more thing');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('The room is closed now.')).toBeVisible();
  expect(screen.getByRole('textbox')).toHaveValue('One more thing');
  expect(screen.getByText('The room is closed. What you wrote is still in the box.')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Write a post' })).toHaveAttribute('href', '/write?group=type-1-work');
  expect(screen.getByRole('link', { name: 'Get help now' })).toHaveAttribute('href', '/help');
});

it('leaves the box open to somebody who may not talk now, and gives ordinary words back with the reason', async () => {
  const paused = {
    ...room,
    me: { ...me, restrictedUntil: '2100-01-01T09:00:00Z' },
    viewerCan: { send: false, moderate: false },
  };
  const line = handHeldLine({ 'room.send': () => ({ ok: false, code: 'membership.restricted' }) });
  enter(line, { RoomFacts: { room: paused } });
  expect(await box()).toHaveValue('');
  expect(screen.getByText(/If someone is in danger, write it here all the same/)).toBeVisible();
  await userEvent.type(await box(), 'Just talking');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('You can’t post for now. You can still read and get help.')).toBeVisible();
  expect(await box()).toHaveValue('Just talking');
  expect(screen.queryByText('Not sent yet.')).toBeNull();
});

const card = {
  id: 'card',
  kind: 'DISTRESS',
  quoted: null,
  choice: null,
  shownAt: '2026-11-22T20:12:00Z',
  readBy: null,
  country: 'GB',
  moderator: null,
};
const keptLine = { ...said(0, 'I can’t go on'), id: 'k1', isMine: true, clientKey: 'key', helpCard: card };

it('shows words that are kept for the moderators, who reads them and when, and the card, over a reload too', async () => {
  let kept: object[] = [];
  const closed = { ...room, moderatorsHere: [], isOpen: false, viewerCan: { send: false, moderate: false } };
  const line = handHeldLine({
    'room.send': () => {
      kept = [keptLine];
      return { ok: true, value: { seq: 0, messageId: 'k1', helpCard: true } };
    },
  });
  const changes = {
    RoomFacts: { room: { ...closed, opensAt: '2026-11-23T19:00:00Z' } },
    RoomKept: () => ({ room: { id: 'r1', kept } }),
  };
  const first = enter(line, changes);
  await userEvent.type(await box(), 'I can’t go on');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Only you can see this')).toBeVisible();
  expect(screen.getAllByText('I can’t go on')).toHaveLength(1);
  expect(
    screen.getByText(/They are not in the room.*Our moderators read them, at the latest when the next one comes/),
  ).toBeVisible();
  first.unmount();

  enter(handHeldLine(), changes);
  expect(await screen.findByText('Only you can see this')).toBeVisible();
  expect(screen.getAllByText('I can’t go on')).toHaveLength(1);
});

it('shows a card under its line though the card could not be fetched at first and the line came after it', async () => {
  let asked = 0;
  const line = handHeldLine({ 'room.send': () => ({ ok: true, value: { seq: 3, messageId: 'm3', helpCard: true } }) });
  const mine = { ...said(3, 'I can’t go on'), isMine: true, helpCard: card };
  enter(line, {
    RoomLines: () => {
      asked += 1;
      if (asked === 2) return 'no line';
      return {
        room: { id: 'r1', lastSeq: 2, messages: asked === 1 ? [said(2, 'Hello.')] : [said(2, 'Hello.'), mine] },
      };
    },
    RoomEventsSince: { room: { id: 'r1', lastSeq: 2, eventsSince: [] } },
  });
  await userEvent.type(await box(), 'I can’t go on');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(asked).toBe(3), { timeout: 5000 });
  const sent = line.said.find((one) => one.event === 'room.send')?.input as { key: string };
  await line.event(live(3, 'I can’t go on', sent.key));
  expect(await screen.findByText('Only you can see this')).toBeVisible();
});

it('sends a message that slow mode kept waiting when its time has come', async () => {
  const answers = [
    { ok: false as const, code: 'room.slowDown' as const, details: { retryAfterSeconds: 1 } },
    { ok: true as const, value: { seq: 3, messageId: 'm3', helpCard: false } },
  ];
  const line = handHeldLine({ 'room.send': () => answers.shift()! });
  enter(line, { RoomFacts: { room: { ...room, slowModeSeconds: 30 } } });
  expect(await screen.findByText('Slow mode: one message each 30 seconds.')).toBeVisible();
  await userEvent.type(await box(), 'Again');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText(/Slow mode is on\. Your message goes out at/)).toBeVisible();
  await waitFor(() => expect(answers).toEqual([]), { timeout: 3000 });
  const keys = line.said.filter((one) => one.event === 'room.send').map((one) => (one.input as { key: string }).key);
  expect(new Set(keys).size).toBe(1);
});

const presence = {
  roomId: 'r1',
  moderators: room.moderatorsHere,
  band: 'A_FEW' as const,
  open: true,
  closesAt: room.closesAt,
  pausesAt: null as string | null,
  slowModeSeconds: 0,
  pause: null,
};

it('says that the moderator stepped away, aloud too, and goes on when they are back', async () => {
  const { line } = enter();
  await box();
  await line.tell('room.presence', { ...presence, moderators: [], pausesAt: '2026-11-22T20:14:00Z' });
  expect(await screen.findByText('The moderator stepped away')).toBeVisible();
  expect(screen.getAllByText(/Writing pauses at 8:14pm/)[0]).toBeVisible();
  await waitFor(() => expect(spoken()).toMatch(/Writing pauses at 8:14pm/));
  expect(screen.getByRole('button', { name: 'Send' })).toBeVisible();

  await line.tell('room.presence', presence);
  expect(await screen.findByText('Ade is here')).toBeVisible();
  await waitFor(() => expect(screen.queryByText(/Writing pauses/)).toBeNull(), { timeout: 3000 });
});

it('closes and opens for everybody with what the line tells, before anything is asked', async () => {
  let asked = 0;
  const { line } = enter(handHeldLine(), {
    RoomFacts: () => {
      asked += 1;
      return { room };
    },
  });
  await box();
  const before = asked;
  await line.tell('room.presence', { ...presence, open: false, moderators: [], closesAt: null });
  expect(await screen.findByText('The room is closed now.')).toBeVisible();
  await line.tell('room.presence', presence);
  await waitFor(() => expect(screen.queryByText('The room is closed now.')).toBeNull());
  expect(asked).toBe(before);
});

it('winds down in the last ten minutes, and promises no time that is past', async () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  const { line } = enter(handHeldLine(), { RoomFacts: { room: { ...room, closesAt: inMinutes(11) } } });
  await box();
  expect(screen.queryByText(/There is still time to say goodbye/)).toBeNull();
  await line.tell('room.presence', { ...presence, closesAt: inMinutes(9) });
  expect((await screen.findAllByText(/There is still time to say goodbye/))[0]).toBeVisible();
  await waitFor(() => expect(spoken()).toMatch(/The room closes at/), { timeout: 3000 });
  await line.tell('room.presence', { ...presence, closesAt: null });
  expect(await screen.findByText('A few people')).toBeVisible();
  expect(screen.queryByText(/Closes at/)).toBeNull();
});

it('gives several messages back in the order they were written, with what they answered', async () => {
  const line = handHeldLine({ 'room.send': () => ({ ok: false, code: 'room.closed' }) });
  enter(line);
  const area = await box();
  await line.cut();
  await userEvent.click((await screen.findAllByRole('button', { name: /More about the message by Marmalade/ }))[0]!);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Reply' }));
  for (const words of ['First of all', 'Then this']) {
    await userEvent.type(area, words);
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  }
  await userEvent.type(area, 'Half a thought');
  await line.back();
  await waitFor(() => expect(area).toHaveValue('First of all\nThen this\nHalf a thought'));
  expect(screen.getByText('To Marmalade')).toBeVisible();
  expect(line.said.filter(({ event }) => event === 'room.send')).toHaveLength(2);
  expect(Object.keys(localStorage).filter((name) => name.includes('room-out'))).toEqual([]);
});

it('leaves alone what another tab keeps in the same room', async () => {
  const line = handHeldLine({ 'room.send': () => ({ ok: true, value: { seq: 3, messageId: 'm3', helpCard: false } }) });
  enter(line);
  await box();
  await line.cut();
  await userEvent.type(await box(), 'Mine');
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  const [place] = Object.keys(localStorage).filter((name) => name.includes('room-out'));
  const other = place!.replace(/[^.]+$/, 'other-tab');
  localStorage.setItem(
    other,
    JSON.stringify({ key: 'other-tab', body: 'Theirs', replyTo: null, at: '', state: 'waiting' }),
  );
  await line.back();
  await waitFor(() => expect(localStorage.getItem(place!)).toBeNull());
  expect(localStorage.getItem(other)).toContain('Theirs');
});

it('fills a gap from the server, in order', async () => {
  const missing = {
    seq: 3,
    type: 'SENT',
    at: '2026-11-22T20:12:00Z',
    messageId: 'm3',
    message: said(3, 'The one between.'),
  };
  const { line } = enter(handHeldLine(), {
    RoomEventsSince: { room: { id: 'r1', lastSeq: 4, eventsSince: [missing] } },
  });
  await box();
  await line.event(live(4, 'The one after.'));
  expect(screen.queryByText('The one after.')).toBeNull();
  expect(await screen.findByText('The one after.', undefined, { timeout: 3000 })).toBeVisible();
  const words = within(screen.getByRole('log', { name: 'Messages in this room' }))
    .getAllByRole('article')
    .map((one) => one.textContent);
  expect(words[2]).toContain('The one between.');
  expect(words[3]).toContain('The one after.');
});

it('takes away what a moderator has hidden, also from the page', async () => {
  const { line } = enter();
  await screen.findByText('One microwave.');
  await line.event({ roomId: 'r1', seq: 3, type: 'HIDDEN', at: '2026-11-22T20:12:00Z', messageId: 'm1' });
  expect(screen.queryByText('One microwave.')).toBeNull();
  expect(screen.getByText('A message was taken down.')).toBeVisible();
});

it('folds people the reader does not want to read', async () => {
  enter(handHeldLine(), { SilencedHere: { mySilenced: [{ author: { id: 'marmalade' } }] } });
  await box();
  expect(await screen.findAllByText(/You folded what Marmalade writes/)).toHaveLength(2);
  expect(screen.queryByText('One microwave.')).toBeNull();
});

it('blocks a person from the menu of what they said, and folds their words at once', async () => {
  let blocked = false;
  const asked: unknown[] = [];
  enter(handHeldLine(), {
    SilencedHere: () => ({ mySilenced: blocked ? [{ author: { id: 'marmalade' } }] : [] }),
    SilenceInRoom: (input) => {
      asked.push(input);
      blocked = true;
      return { silence: { id: 'marmalade', silenced: 'BLOCK' } };
    },
  });
  await userEvent.click((await screen.findAllByRole('button', { name: /More about the message by Marmalade/ }))[0]!);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Block Marmalade' }));
  expect(await screen.findByText('Marmalade is blocked. They will not know.')).toBeVisible();
  expect(asked).toEqual([{ membershipId: 'marmalade', kind: 'BLOCK' }]);
  expect(await screen.findAllByText(/You folded what Marmalade writes/)).toHaveLength(2);
});

it('tells a moderator about the person, not only about what they said', async () => {
  const { router } = enter();
  await userEvent.click((await screen.findAllByRole('button', { name: /More about the message by Marmalade/ }))[0]!);
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Tell a moderator about Marmalade' }));
  expect(router.state.location).toMatchObject({
    search: '?profile=marmalade',
    state: { reported: { name: 'Marmalade', membershipId: 'marmalade', back: '/rooms/r1' } },
  });
});

it('walks the messages by keys, answers with R and goes back to the box with Escape', async () => {
  enter();
  (await box()).focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}r');
  expect(await screen.findByText('To Marmalade')).toBeVisible();
  expect(await box()).toHaveFocus();
  expect(await box()).toHaveValue('');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByText('To Marmalade')).toBeNull();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}{Escape}');
  expect(await box()).toHaveFocus();
});

it('invites the first words into an empty room', async () => {
  enter(handHeldLine(), { RoomLines: { room: { id: 'r1', lastSeq: 0, messages: [] } } });
  expect(await screen.findByText(/No messages yet/)).toBeVisible();
});

it('says so when the room cannot be loaded, and when there is none', async () => {
  const failed = enter(handHeldLine(), { RoomLines: 'no line' });
  expect(await screen.findByRole('alert')).toBeVisible();
  failed.unmount();
  enter(handHeldLine(), { RoomFacts: { room: null } });
  expect(await screen.findByText('It may be in a group you have not joined.')).toBeVisible();
});

it('points to a personal detail before it is sent, takes it out and puts it back, and starts anew with the next message', async () => {
  const line = handHeldLine({ 'room.send': () => ({ ok: true, value: { seq: 3, messageId: 'm3', helpCard: false } }) });
  enter(line);
  await userEvent.type(await box(), '07700 900123');
  const hint = () =>
    screen.findByText('There is a phone number in your words. Everyone in Type 1 and work can read it.', undefined, {
      timeout: 4000,
    });
  expect(await hint()).toHaveAttribute('role', 'status');
  await userEvent.click(screen.getByRole('button', { name: 'Remove it' }));
  expect(await box()).toHaveValue('');
  expect(await box()).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Put it back' }));
  expect(await box()).toHaveValue('07700 900123');

  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(line.said.find((one) => one.event === 'room.send')?.input).toMatchObject({ body: '07700 900123' });
  expect(screen.queryByRole('button', { name: /it (?:in|back)$/ })).toBeNull();
  await userEvent.type(await box(), 'Call 07700 900123');
  expect(await hint()).toBeVisible();
});
