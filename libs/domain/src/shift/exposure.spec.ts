import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { exposureOf, isHard, type Stretch, workLimits } from './exposure.js';

const now = new Date('2026-03-02T20:00:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const work = (from: number, until: number): Stretch => ({ from: ago(from), until: ago(until) });

describe('minutes of queue work (R50, H23)', () => {
  it('run on through short gaps and begin anew after a pause', () => {
    expect(exposureOf([work(60, 40), work(26, 5)], false, now)).toEqual({
      stretchMinutes: 55,
      dayMinutes: 55,
      reached: null,
    });
    expect(exposureOf([work(60, 40), work(20, 5)], false, now)).toMatchObject({ stretchMinutes: 15, dayMinutes: 35 });
    expect(exposureOf([work(60, 15)], false, now)).toMatchObject({ stretchMinutes: 0, dayMinutes: 45 });
  });

  it('go on while a lease is open, whatever the browser says', () => {
    expect(exposureOf([work(40, 10)], true, now)).toMatchObject({ stretchMinutes: 40 });
    expect(exposureOf([], true, now)).toMatchObject({ stretchMinutes: 0 });
  });

  it('end at ninety without a pause, until a quarter of an hour after the last sign of work', () => {
    expect(exposureOf([work(92, 3)], false, now).reached).toBeNull();
    expect(exposureOf([work(93, 3)], false, now).reached).toEqual({ limit: 'stretch', againAt: ago(3 - 15) });
  });

  it('end at three hours in any day, until enough of it lies a day back', () => {
    const three = [work(600, 520), work(400, 320), work(100, 80)];
    expect(exposureOf(three, false, now)).toMatchObject({ dayMinutes: 180, reached: { limit: 'day' } });
    expect(exposureOf(three, false, now).reached?.againAt).toEqual(ago(600 - 1 - 24 * 60));
    expect(exposureOf([work(25 * 60, 22 * 60), work(70, 0)], false, now)).toMatchObject({
      dayMinutes: 190,
      reached: { limit: 'day', againAt: ago(24 * 60 - 11 - 24 * 60) },
    });
  });

  it('are free again exactly when the refusal says, whatever was worked', () => {
    const stretch = fc
      .tuple(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 120 }))
      .map(([from, length]) => work(from, Math.max(0, from - length)));
    let refused = 0;
    fc.assert(
      fc.property(fc.array(stretch, { maxLength: 12 }), fc.boolean(), (seen, holds) => {
        const { reached } = exposureOf(seen, holds, now);
        if (!reached) return;
        refused++;
        expect(reached.againAt.getTime()).toBeGreaterThan(now.getTime());
        const rested = holds ? [...seen, { from: now, until: now }] : seen;
        expect(exposureOf(rested, false, reached.againAt).reached).toBeNull();
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it('are ninety and a hundred and eighty, and may be set otherwise', () => {
    expect(workLimits).toEqual({ stretchMinutes: 90, pauseMinutes: 15, dayMinutes: 180 });
    const strict = { stretchMinutes: 30, pauseMinutes: 5, dayMinutes: 60 };
    expect(exposureOf([work(35, 1)], false, now, strict).reached?.limit).toBe('stretch');
  });
});

it.each([
  ['CRISIS', [], true],
  ['AMBER', ['B', 'B6'], true],
  ['GREEN', ['E2'], true],
  ['RED', ['A', 'A10'], false],
  ['AMBER', [], false],
] as const)('a %s about %j is hard: %s (R50)', (level, about, hard) => {
  expect(isHard(level, about)).toBe(hard);
});
