import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { z95 } from './agreement.js';
import { missedPerThousand, recallOfDoors, shareWithin, together } from './missed.js';

/** The slow way: the true shares at which what was found would be just 1.96 standard errors off, by halving. */
function edge(found: number, read: number, side: 'low' | 'high'): number {
  const p = found / read;
  const off = (q: number) => Math.abs(p - q) - z95 * Math.sqrt((q * (1 - q)) / read);
  let [inside, outside] = [p, side === 'low' ? 0 : 1];
  if (off(outside) < 0) return outside;
  for (let step = 0; step < 200; step++) {
    const middle = (inside + outside) / 2;
    if (off(middle) <= 0) inside = middle;
    else outside = middle;
  }
  return inside;
}

const sample = fc
  .integer({ min: 1, max: 400 })
  .chain((read) => fc.tuple(fc.integer({ min: 0, max: read }), fc.constant(read)));

describe('what a sample says about all (H01)', () => {
  it('has the interval that halving gives, also for none and for all', () => {
    fc.assert(
      fc.property(sample, ([found, read]) => {
        const share = shareWithin(found, read)!;
        expect(share.low).toBeCloseTo(found === 0 ? 0 : edge(found, read, 'low'), 6);
        expect(share.high).toBeCloseTo(found === read ? 1 : edge(found, read, 'high'), 6);
        expect(share.low).toBeLessThanOrEqual(share.value + 1e-12);
        expect(share.high).toBeGreaterThanOrEqual(share.value - 1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('never takes nothing found for nothing there', () => {
    const none = missedPerThousand({ unflagged: 4000, read: 60, grave: 0 })!;
    expect([none.value, none.low]).toEqual([0, 0]);
    expect(none.high).toBeCloseTo(60.2, 1);
  });

  it('gets narrower with each week that is read', () => {
    const week = { unflagged: 4000, read: 60, grave: 0 };
    const quarter = together(Array.from({ length: 13 }, () => week));
    expect(quarter).toEqual({ unflagged: 52_000, read: 780, grave: 0 });
    expect(missedPerThousand(quarter)!.high).toBeLessThan(5);
  });

  it('says nothing below five texts read', () => {
    expect(missedPerThousand({ unflagged: 4000, read: 4, grave: 1 })).toBeNull();
    expect(shareWithin(0, 0)).toBeNull();
  });
});

describe('what all doors find together (H01)', () => {
  it('is what was found, against that and what the sample lets us expect', () => {
    const recall = recallOfDoors(90, { unflagged: 1000, read: 100, grave: 1 })!;
    expect(recall.value).toBeCloseTo(0.9, 9);
    expect(recall.low).toBeLessThan(recall.value);
    expect(recall.high).toBeGreaterThan(recall.value);
  });

  it('stays uncertain downwards when the sample held none', () => {
    const recall = recallOfDoors(50, { unflagged: 50_000, read: 780, grave: 0 })!;
    expect([recall.value, recall.high]).toEqual([1, 1]);
    expect(recall.low).toBeLessThan(0.25);
  });

  it.each([
    ['too little was found', 4, { unflagged: 1000, read: 100, grave: 1 }],
    ['too little was read', 50, { unflagged: 1000, read: 4, grave: 0 }],
  ])('is not said where %s', (_, found, read) => {
    expect(recallOfDoors(found, read)).toBeNull();
  });
});
