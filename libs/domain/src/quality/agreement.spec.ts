import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Agreement, agreementOf, agreementOn, bySteps, same, type Weight, z95 } from './agreement.js';

type Pair = readonly [string, string];
const four = ['GREEN', 'AMBER', 'RED', 'CRISIS'];

const answers = fc.array(fc.tuple(fc.constantFrom(...four), fc.constantFrom(...four)), { minLength: 5, maxLength: 60 });

/** The slow way: what agrees on average in a pair, against what would if each first answer met each second one. */
function slowly(pairs: readonly Pair[], weight: Weight): number {
  const w = ([a, b]: Pair) => weight(four.indexOf(a), four.indexOf(b), four.length);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const observed = mean(pairs.map(w));
  const chance = mean(pairs.flatMap(([a]) => pairs.map(([, b]) => w([a, b]))));
  return (observed - chance) / (1 - chance);
}

/** Kappa of cells with any masses; the masses need not sum to one. */
function kappaOf(cells: readonly number[], weight: Weight): number {
  const total = cells.reduce((sum, mass) => sum + mass, 0);
  const at = (i: number, j: number) => (cells[i * 4 + j] ?? 0) / total;
  const all = four.flatMap((_, i) => four.map((__, j) => [i, j] as const));
  const first = (i: number) => four.reduce((sum, _, j) => sum + at(i, j), 0);
  const second = (j: number) => four.reduce((sum, _, i) => sum + at(i, j), 0);
  const observed = all.reduce((sum, [i, j]) => sum + at(i, j) * weight(i, j, 4), 0);
  const chance = all.reduce((sum, [i, j]) => sum + first(i) * second(j) * weight(i, j, 4), 0);
  return (observed - chance) / (1 - chance);
}

/** Standard error by trying how much kappa moves when one cell gets a little more: the delta method without its formula. */
function errorByTrying(pairs: readonly Pair[], weight: Weight): number {
  const cells = Array.from({ length: 16 }, () => 0);
  for (const [a, b] of pairs) cells[four.indexOf(a) * 4 + four.indexOf(b)]! += 1 / pairs.length;
  const step = 1e-5;
  const slopes = cells.map((_, moved) => {
    const shifted = (by: number) => cells.map((mass, at) => (at === moved ? mass + by : mass));
    return (kappaOf(shifted(step), weight) - kappaOf(shifted(-step), weight)) / (2 * step);
  });
  const mean = cells.reduce((sum, mass, at) => sum + mass * slopes[at]!, 0);
  const variance = cells.reduce((sum, mass, at) => sum + mass * (slopes[at]! - mean) ** 2, 0);
  return Math.sqrt(Math.max(0, variance) / pairs.length);
}

const defined = (found: Agreement) => (found.state === 'DEFINED' ? found : null);

describe('agreement of two people beyond chance (R51)', () => {
  it.each([
    ['only the same answer', same],
    ['by steps', bySteps],
  ])('is what counting every pair gives, %s', (_, weight) => {
    fc.assert(
      fc.property(answers, (pairs) => {
        const found = defined(agreementOf(pairs, four, weight));
        if (found) expect(found.kappa).toBeCloseTo(slowly(pairs, weight), 9);
        else expect(slowly(pairs, weight)).toBeNaN();
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['only the same answer', same],
    ['by steps', bySteps],
  ])('has the interval that trying each cell gives, %s', (_, weight) => {
    fc.assert(
      fc.property(answers, (pairs) => {
        const found = defined(agreementOf(pairs, four, weight));
        if (!found?.interval) return;
        const error = errorByTrying(pairs, weight);
        expect(found.interval.low).toBeCloseTo(Math.max(-1, found.kappa - z95 * error), 4);
        expect(found.interval.high).toBeCloseTo(Math.min(1, found.kappa + z95 * error), 4);
      }),
      { numRuns: 200 },
    );
  });

  it('knows the table of the textbook', () => {
    const table: [string, string, number][] = [
      ['yes', 'yes', 20],
      ['yes', 'no', 5],
      ['no', 'yes', 10],
      ['no', 'no', 15],
    ];
    const pairs = table.flatMap(([a, b, times]) => Array.from({ length: times }, (): Pair => [a, b]));
    expect(agreementOf(pairs, ['yes', 'no'])).toMatchObject({ pairs: 50, agreed: 35, kappa: expect.closeTo(0.4, 9) });
  });

  it('counts a step less than three', () => {
    const near: Pair[] = four.flatMap((level, at): Pair[] => [
      [level, level],
      [level, four[Math.max(0, at - 1)]!],
    ]);
    const far: Pair[] = four.flatMap((level, at): Pair[] => [
      [level, level],
      [level, four[3 - at]!],
    ]);
    expect(defined(agreementOf(near, four, bySteps))!.kappa).toBeGreaterThan(
      defined(agreementOf(far, four, bySteps))!.kappa,
    );
  });

  it('says nothing below five pairs', () => {
    const pairs: Pair[] = Array.from({ length: 4 }, () => ['RED', 'RED']);
    expect(agreementOf(pairs, four)).toEqual({ pairs: 4, agreed: 4, state: 'TOO_FEW' });
    expect(agreementOf([], four).state).toBe('TOO_FEW');
  });

  it('is not defined where both gave one and the same answer throughout', () => {
    const pairs: Pair[] = Array.from({ length: 30 }, () => ['GREEN', 'GREEN']);
    expect(agreementOf(pairs, four)).toEqual({ pairs: 30, agreed: 30, state: 'NOT_DEFINED' });
  });

  it('is none where one person gave one answer throughout and the other did not', () => {
    const pairs: Pair[] = Array.from({ length: 10 }, (_, n) => ['GREEN', n < 8 ? 'GREEN' : 'RED']);
    expect(defined(agreementOf(pairs, four))!.kappa).toBeCloseTo(0, 9);
  });

  it('is whole, without an interval, where everybody agreed', () => {
    const pairs: Pair[] = Array.from({ length: 10 }, (_, n) => [four[n % 4]!, four[n % 4]!]);
    const found = defined(agreementOf(pairs, four))!;
    expect([found.kappa, found.interval]).toEqual([expect.closeTo(1, 9), null]);
  });

  it('of a category is the agreement on this one or another, and silent where hardly anybody named it', () => {
    fc.assert(
      fc.property(answers, (pairs) => {
        const found = agreementOn(pairs, 'RED');
        const named = pairs.filter(([a, b]) => a === 'RED' || b === 'RED').length;
        expect(found.named).toBe(named);
        if (named < 5) return expect(found.state).toBe('TOO_FEW');
        const asked = pairs.map(([a, b]): Pair => [a === 'RED' ? 'RED' : 'GREEN', b === 'RED' ? 'RED' : 'GREEN']);
        if (found.state === 'DEFINED') expect(found.kappa).toBeCloseTo(slowly(asked, same), 9);
      }),
    );
  });
});
