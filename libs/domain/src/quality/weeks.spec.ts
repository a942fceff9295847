import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { standard } from '../configuration/configuration.js';
import { shareOf } from './sampling.js';
import { weekAfter, weekBefore, weekOf, weekToDraw } from './weeks.js';

const at = (text: string) => new Date(text);

describe('a week', () => {
  it('begins on Monday at midnight UTC, also before and after a change of clocks', () => {
    expect(weekOf(at('2026-03-29T23:59:59.999Z'))).toEqual(at('2026-03-23T00:00:00Z'));
    expect(weekOf(at('2026-03-30T00:00:00Z'))).toEqual(at('2026-03-30T00:00:00Z'));
    fc.assert(
      fc.property(
        fc.date({ min: at('1980-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z'), noInvalidDate: true }),
        (moment) => {
          const began = weekOf(moment);
          expect(began.getUTCDay()).toBe(1);
          expect(began <= moment && moment < weekAfter(began)).toBe(true);
          expect(weekBefore(weekAfter(began))).toEqual(began);
        },
      ),
    );
  });
});

describe('the week to draw (R15, R51)', () => {
  const monday = at('2026-03-30T00:00:00Z');

  it('is the last whole one at the very first', () => {
    expect(weekToDraw(null, at('2026-04-01T12:00:00Z'))).toEqual(at('2026-03-23T00:00:00Z'));
  });

  it('is none while it is not over', () => {
    expect(weekToDraw(weekBefore(monday), at('2026-04-05T23:59:59Z'))).toBeNull();
    expect(weekToDraw(weekBefore(monday), at('2026-04-06T00:00:00Z'))).toEqual(monday);
  });

  it('comes in turn for every week that was missed', () => {
    const now = at('2026-05-01T00:00:00Z');
    const drawn: Date[] = [];
    for (let last: Date | null = monday; last; last = weekToDraw(last, now)) drawn.push(last);
    expect(drawn.map((week) => week.toISOString().slice(0, 10))).toEqual([
      '2026-03-30',
      '2026-04-06',
      '2026-04-13',
      '2026-04-20',
    ]);
  });
});

it.each([
  [0, 0],
  [1, 1],
  [20, 1],
  [21, 2],
  [400, 20],
])('of %d decisions, %d are rated again', (all, again) => {
  expect(shareOf(all, standard.thresholds)).toBe(again);
});
