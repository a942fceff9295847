import { describe, expect, it } from '@jest/globals';

import { DateTimeScalar } from './scalars.js';

const moments = new DateTimeScalar();

describe('a moment that comes in', () => {
  it.each([
    ['2026-03-02T09:00:00.000Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T09:00:00Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T09:00Z', '2026-03-02T09:00:00.000Z'],
    ['2026-03-02T09:00:00+02:00', '2026-03-02T07:00:00.000Z'],
    ['2028-02-29T09:00:00Z', '2028-02-29T09:00:00.000Z'],
  ])('%s is read', (given, read) => {
    expect(moments.parseValue(given).toISOString()).toBe(read);
  });

  it.each([
    ['words', 'next Tuesday'],
    ['a day that is none', '2026-02-30T09:00:00Z'],
    ['an hour that is none', '2026-03-02T25:00:00Z'],
    ['a day without a time', '2026-03-02'],
    ['a time without a zone', '2026-03-02T09:00:00'],
    ['a number', 1_772_442_000_000],
    ['nothing', ''],
  ])('is refused when it is %s', (_, given) => {
    expect(() => moments.parseValue(given)).toThrow('input.invalid');
  });
});
