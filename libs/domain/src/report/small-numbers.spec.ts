import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { hiddenCounts, smallestShown, type Sum } from './small-numbers.js';

const hide = (counts: Record<string, number>, sums: Sum[] = []) =>
  [...hiddenCounts(new Map(Object.entries(counts)), sums)].sort().join(' ');
const abc: Sum[] = [{ total: 'all', parts: ['a', 'b', 'c'] }];

describe('small numbers (H22)', () => {
  it('hide what is from 1 to 4, and show 0 and 5', () => {
    expect(hide({ none: 0, one: 1, four: 4, five: 5 })).toBe('four one');
  });

  it('hide the next larger count too when a total would tell', () => {
    expect(hide({ a: 3, b: 40, c: 9, all: 52 }, abc)).toBe('a c');
  });

  it('leave a total when two hidden counts are enough together', () => {
    expect(hide({ a: 3, b: 4, c: 90, all: 97 }, abc)).toBe('a b');
  });

  it('hide a third count when two are too few together', () => {
    expect(hide({ a: 1, b: 2, c: 90, all: 93 }, abc)).toBe('a b c');
  });

  it('hide the total when nothing else is left', () => {
    expect(hide({ a: 3, b: 0, c: 0, all: 3 }, abc)).toBe('a all');
    const ones = { a: 1, b: 1, c: 1, d: 1, e: 1, all: 5 };
    expect(hide(ones, [{ total: 'all', parts: ['a', 'b', 'c', 'd', 'e'] }])).toBe('a all b c d e');
  });

  it('follow a total that is itself a part', () => {
    const counts = { a: 2, b: 0, c: 0, all: 2, rest: 70, whole: 72 };
    expect(hide(counts, [...abc, { total: 'whole', parts: ['all', 'rest'] }])).toBe('a all rest');
  });

  it('hide a second part where a large hidden total would stand alone', () => {
    const counts = { a: 1, b: 1, c: 1, d: 1, e: 1, all: 5, rest: 70, whole: 75 };
    const sums = [
      { total: 'all', parts: ['a', 'b', 'c', 'd', 'e'] },
      { total: 'whole', parts: ['all', 'rest'] },
    ];
    expect(hide(counts, sums)).toBe('a all b c d e rest');
  });

  it('say which count is missing', () => {
    expect(() => hide({ a: 1 }, abc)).toThrow('There is no count');
  });

  it('can’t be worked out by somebody who tries every answer', () => {
    const sums: Sum[] = [
      { total: 'left', parts: ['a', 'b', 'c'] },
      { total: 'whole', parts: ['left', 'd'] },
    ];
    const value = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const truth = { a, b, c, d, left: a + b + c, whole: a + b + c + d };
        const hidden = hiddenCounts(new Map(Object.entries(truth)), sums);
        const answers: (typeof truth)[] = [];
        const choices = (id: keyof typeof truth) =>
          hidden.has(id) ? Array.from({ length: 30 }, (_, n) => n + 1) : [truth[id]];
        for (const a of choices('a'))
          for (const b of choices('b'))
            for (const c of choices('c'))
              for (const d of choices('d')) {
                const left = a + b + c;
                const fits = (id: 'left' | 'whole', n: number) => (hidden.has(id) ? n > 0 : n === truth[id]);
                if (fits('left', left) && fits('whole', left + d)) answers.push({ a, b, c, d, left, whole: left + d });
                if (answers.length > 4000) return;
              }
        for (const id of hidden) {
          const key = id as keyof typeof truth;
          if (truth[key] < smallestShown) expect(new Set(answers.map((one) => one[key])).size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
