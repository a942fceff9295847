import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createRoomAnnouncer } from './room-announcer.js';
import type { Line } from './room-log.js';

let spoken: string[] = [];
const line = (changes: Partial<Line> = {}): Line => ({
  id: 'm1',
  seq: 1,
  state: 'SHOWN',
  isMine: false,
  clientKey: null,
  author: { id: 'a', displayName: 'Marmalade', avatar: 'mug-honey', isModerator: false },
  replyTo: null,
  bodyHtml: '<p>One <b>microwave</b> &amp; thirty of us.</p>',
  sentAt: '2026-11-22T20:00:00Z',
  helpCard: null,
  ...changes,
});
const voice = {
  speak: (text: string) => spoken.push(text),
  line: (name: string, words: string) => `${name}: ${words}`,
  many: (count: number) => `${count} new messages`,
  gone: { HIDDEN: 'A message was taken down', TAKEN_BACK: 'The writer took a message back' },
};
const nobody = new Set<string>();

beforeEach(() => {
  spoken = [];
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

it('reads who said what, in plain words, at most 200 characters', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  room.heard(line(), nobody);
  expect(spoken).toEqual(['Marmalade: One microwave & thirty of us.']);
  room.heard(line({ bodyHtml: `<p>${'word '.repeat(90)}</p>` }), nobody);
  expect(spoken[1]?.length).toBeLessThanOrEqual('Marmalade: '.length + 200);
});

it('reads three in five seconds, then only how many more', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  for (let n = 0; n < 8; n += 1) room.heard(line(), nobody);
  expect(spoken).toHaveLength(3);
  jest.advanceTimersByTime(5000);
  expect(spoken.at(-1)).toBe('5 new messages');
  expect(spoken).toHaveLength(4);
});

it('is quiet while the person types, and sums up afterwards', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  room.typed();
  room.heard(line(), nobody);
  room.heard(line(), nobody);
  jest.advanceTimersByTime(1500);
  room.typed();
  jest.advanceTimersByTime(1500);
  expect(spoken).toEqual([]);
  jest.advanceTimersByTime(600);
  expect(spoken).toEqual(['2 new messages']);
});

it('never reads one’s own words', () => {
  createRoomAnnouncer(voice, 'ALL').heard(line({ isMine: true }), nobody);
  expect(spoken).toEqual([]);
});

it('reads only moderators and replies to me when asked to', () => {
  const room = createRoomAnnouncer(voice, 'MINE');
  room.heard(line(), nobody);
  room.heard(line({ replyTo: { id: 'other', authorName: 'Ade', firstWords: '' } }), new Set(['mine']));
  expect(spoken).toEqual([]);
  room.heard(line({ replyTo: { id: 'mine', authorName: 'Me', firstWords: '' } }), new Set(['mine']));
  room.heard(line({ author: { ...line().author, isModerator: true } }), nobody);
  expect(spoken).toHaveLength(2);
});

const removal = (changes: Partial<Line> = {}): [ReadonlySet<string>, Line[]] => {
  const gone = line({ state: 'HIDDEN', bodyHtml: '', ...changes });
  return [new Set([gone.id]), [gone]];
};

it('says when a message was taken down, and when its writer took it back', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  room.gone(...removal());
  room.gone(...removal({ id: 'm2', state: 'TAKEN_BACK' }));
  expect(spoken).toEqual(['A message was taken down', 'The writer took a message back']);
});

it('keeps removals back while the person types, and says each kind once afterwards', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  room.typed();
  room.gone(...removal());
  room.gone(...removal({ id: 'm2' }));
  room.heard(line({ id: 'm3' }), nobody);
  jest.advanceTimersByTime(1900);
  expect(spoken).toEqual([]);
  jest.advanceTimersByTime(200);
  expect(spoken).toEqual(['A message was taken down', 'Marmalade: One microwave & thirty of us.']);
});

it('never reads what was taken away before its turn, and says nothing about it either', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  room.typed();
  room.heard(line(), nobody);
  room.heard(line({ id: 'm2', bodyHtml: '<p>Still there</p>' }), nobody);
  room.gone(...removal());
  jest.advanceTimersByTime(3000);
  expect(spoken).toEqual(['Marmalade: Still there']);
});

it('does not speak of removals when only replies to me and moderators are read', () => {
  createRoomAnnouncer(voice, 'MINE').gone(...removal());
  expect(spoken).toEqual([]);
});

it('says nothing at all when it is off, not even what waited', () => {
  const room = createRoomAnnouncer(voice, 'ALL');
  room.typed();
  room.heard(line(), nobody);
  room.gone(...removal({ id: 'm2' }));
  room.setMode('OFF');
  room.heard(line({ id: 'm3' }), nobody);
  room.gone(...removal());
  jest.advanceTimersByTime(10_000);
  expect(spoken).toEqual([]);
});
