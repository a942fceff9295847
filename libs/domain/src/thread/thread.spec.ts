import { describe, expect, it } from '@jest/globals';

import { draftText, longestDraft, placeOf } from './draft.js';
import { numbersOn, pageCount, pageOf, pageToOpen, postsPerHour, readUpTo, topic } from './thread.js';

describe('pages of a thread', () => {
  it.each([
    [1, 1],
    [20, 1],
    [21, 2],
    [40, 2],
    [41, 3],
  ])('post %i stands on page %i for good', (number, page) => {
    expect(pageOf(number)).toBe(page);
    const { from, to } = numbersOn(page);
    expect(number >= from && number <= to).toBe(true);
  });

  it('are as many as the last number needs', () => expect([1, 20, 21].map(pageCount)).toEqual([1, 1, 2]));

  it('open at the first unread post, or at the end when all is read', () => {
    expect(pageToOpen(0, { lastNumber: 90, firstUnread: 41 })).toBe(3);
    expect(pageToOpen(0, { lastNumber: 90, firstUnread: null })).toBe(5);
  });

  it('that do not exist are not there', () => {
    expect(() => pageToOpen(6, { lastNumber: 90, firstUnread: null })).toThrow('resource.notFound');
    for (const page of [-1, 1.5, Number.NaN]) {
      expect(() => pageToOpen(page, { lastNumber: 90, firstUnread: null })).toThrow('input.invalid');
    }
  });
});

describe('the read mark', () => {
  it('goes forward only', () => {
    expect(readUpTo(7, 30, 3)).toBe(7);
    expect(readUpTo(2, 30, 3)).toBe(3);
  });
  it('stops at the last post', () => expect(readUpTo(2_000_000_000, 30, 3)).toBe(30));
  it('refuses a number that is no post', () => expect(() => readUpTo(0, 30, 0)).toThrow('input.invalid'));
});

describe('a topic', () => {
  it('is a short label or none', () => {
    expect([topic(null), topic('  '), topic(' food  and family ')]).toEqual([null, null, 'food and family']);
    expect(() => topic('x'.repeat(41))).toThrow('input.tooLong');
  });
});

it('gives new members fewer posts in an hour', () =>
  expect([postsPerHour(true), postsPerHour(false)]).toEqual([5, 60]));

describe('the place of a draft', () => {
  const id = '01890000-0000-7000-8000-000000000001';

  it('names its box and what it belongs to', () => {
    expect(placeOf(`reply:${id.toUpperCase()}`)).toEqual({ id, place: `reply:${id}` });
    for (const place of [`desk:${id}:close`, `desk:appeal:${id}`]) expect(placeOf(place)).toEqual({ id, place });
    expect(placeOf('desk:handover')).toEqual({ id: null, place: 'desk:handover' });
    expect(placeOf('lexicon:rule:B11.worry-now').place).toBe('lexicon:rule:b11.worry-now');
  });

  it.each([
    '',
    'reply',
    `reply:${id}x`,
    `reply: ${id}`,
    `desk:${id}:`,
    `desk:${id}:aa:bb:cc`,
    `DROP TABLE:${id}`,
    `reply:${id}\n`,
    'reply:1 OR 1=1',
    'lexicon:rule:b11.',
    'lexicon:rule:b11.a.b',
  ])('is never %j', (place) => {
    expect(() => placeOf(place)).toThrow(
      expect.objectContaining({ code: 'input.invalid', details: { field: 'place' } }),
    );
  });
});

describe('a draft', () => {
  it('keeps what is too long to post', () => {
    expect(draftText({ title: '', body: 'x'.repeat(longestDraft) }).body).toHaveLength(longestDraft);
  });
  it('has an end', () =>
    expect(() => draftText({ title: '', body: 'x'.repeat(longestDraft + 1) })).toThrow('input.tooLong'));
  it('is text', () => expect(() => draftText({ title: '\0', body: '' })).toThrow('input.invalid'));
});
