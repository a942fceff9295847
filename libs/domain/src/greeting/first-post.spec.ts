import { describe, expect, it } from '@jest/globals';

import { standard } from '../configuration/configuration.js';
import { begin, type FirstPost, isTooOld, look, mayPromise, type Seen } from './first-post.js';

const start = new Date('2026-03-02T09:00:00Z');
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const inHours = (hours: number) => after(start, hours * 60);
const fresh = begin(start, { after, agreed: standard });
const open: Seen = { isOpen: true, answer: null };
const answered = (hours: number, by: 'PEER' | 'STAFF' = 'PEER'): Seen => ({
  isOpen: true,
  answer: { at: inHours(hours), by },
});

describe('a first post', () => {
  it('has greeters after 4 hours, the desk after 12 and its answer by 24', () => {
    expect([fresh.greetAt, fresh.deskAt, fresh.answerBy]).toEqual([inHours(4), inHours(12), inHours(24)]);
  });

  it.each<[what: string, first: FirstPost, seen: Seen, hours: number, due: string[]]>([
    ['just short of its time', fresh, open, 3.99, []],
    ['at its first time', fresh, open, 4, ['askGreeters']],
    ['once greeters were asked', { ...fresh, greetersAskedAt: inHours(4) }, open, 11.99, []],
    ['at its second time', { ...fresh, greetersAskedAt: inHours(4) }, open, 12, ['tellDesk']],
    ['found late', fresh, open, 30, ['askGreeters', 'tellDesk']],
    ['once the desk knows', { ...fresh, greetersAskedAt: inHours(4), deskToldAt: inHours(12) }, open, 30, []],
    ['that was answered', fresh, answered(1), 30, []],
    ['that ended', { ...fresh, endedAt: inHours(1) }, open, 30, []],
    ['that nobody can answer', fresh, { isOpen: false, answer: null }, 30, []],
  ])('%s', (_, first, seen, hours, due) => {
    expect(look(first, seen, inHours(hours)).due).toEqual(due);
  });

  it('is answered when another person was first to, and says of which kind', () => {
    expect(look(fresh, answered(2, 'STAFF'), inHours(3)).next).toMatchObject({
      answeredAt: inHours(2),
      answeredBy: 'STAFF',
    });
  });

  it('was answered at once when the reply is older than its clocks', () => {
    expect(look(fresh, answered(-5), inHours(1)).next.answeredAt).toEqual(start);
  });

  it('is nobody’s first any more after 30 days', () => {
    expect([isTooOld(start, inHours(30 * 24)), isTooOld(start, inHours(30 * 24 + 1))]).toEqual([false, true]);
  });

  it('waits again when its only answer is hidden in time, and not when that is later', () => {
    const { next } = look(fresh, answered(1), inHours(1));
    expect(look(next, open, inHours(5))).toMatchObject({ next: { answeredAt: null }, due: ['askGreeters'] });
    expect(look(next, open, inHours(24))).toEqual({ next, due: [] });
  });

  it('ends when it is taken down before an answer, and stays answered after one', () => {
    const gone = { isOpen: false, answer: null };
    expect(look(fresh, gone, inHours(2)).next.endedAt).toEqual(inHours(2));
    expect(look(fresh, { ...gone, answer: answered(1).answer }, inHours(2)).next.endedAt).toBeNull();
  });
});

describe('a time', () => {
  it.each([
    [{ settled: 0, inTime: 0 }, false],
    [{ settled: 4, inTime: 4 }, false],
    [{ settled: 5, inTime: 5 }, true],
    [{ settled: 20, inTime: 19 }, true],
    [{ settled: 20, inTime: 18 }, false],
  ])('is promised only where it was kept: %o', (kept, expected) => {
    expect(mayPromise(kept)).toBe(expected);
  });
});
