import { describe, expect, it } from '@jest/globals';
import { clock, day, dayAndClock, daysAway, left, partOfDay, span } from './time.js';

const london = 'Europe/London';
const now = new Date('2026-11-22T19:48:00Z');

describe('times in words', () => {
  it('say the hour as people write it', () => {
    expect(clock('2026-11-17T21:03:00Z', 'en-GB', london)).toBe('9:03pm');
    expect(clock('2026-11-22T22:00:00Z', 'en-GB', london, true)).toBe('10pm');
  });

  it('name the day when it is near and the date when it is not', () => {
    expect(day('2026-11-22T10:15:00Z', now, 'en-GB', london)).toBe('Today');
    expect(dayAndClock('2026-11-18T07:40:00Z', now, 'en-GB', london)).toBe('Wednesday, 7:40am');
    expect(day('2026-11-02T07:40:00Z', now, 'en-GB', london)).toBe('Monday 2 November');
    expect(day('2025-11-17T07:40:00Z', now, 'en-GB', london)).toBe('17 November 2025');
  });

  it('count days in the zone of the reader', () => {
    expect(daysAway('2026-11-22T23:30:00Z', now, 'Asia/Tokyo')).toBe(0);
    expect(daysAway('2026-11-22T14:30:00Z', now, 'Asia/Tokyo')).toBe(-1);
    expect(daysAway('2026-11-23T00:30:00Z', now, london)).toBe(1);
  });

  it('give spans in the fewest honest words', () => {
    expect(span(112, 'en-GB')).toBe('1 min 52 s');
    expect(span(6 * 60 + 20, 'en-GB')).toBe('6 min');
    expect(span(70 * 60, 'en-GB')).toBe('1 h 10 min');
    expect(span(3 * 86_400, 'en-GB')).toBe('3 days');
    expect(span(-5, 'en-GB')).toBe('0 s');
  });

  it('tell what is left of a deadline, and that it is late', () => {
    expect(left('2026-11-22T19:54:00Z', now, 'en-GB', 900)).toEqual({
      seconds: 360,
      words: '6 min',
      isLate: false,
      used: 0.6,
    });
    expect(left('2026-11-22T19:38:00Z', now, 'en-GB', 900)).toMatchObject({ words: '10 min', isLate: true, used: 1 });
  });

  it('know the part of the day', () => {
    expect(partOfDay(now, london)).toBe('evening');
    expect(partOfDay(new Date('2026-11-22T08:00:00Z'), london)).toBe('morning');
  });
});
