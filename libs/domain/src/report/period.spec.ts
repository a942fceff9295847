import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { periodBefore, periodOf, periodsBack, reportKinds } from './period.js';

const at = (text: string) => new Date(text);
const zones = ['Europe/London', 'America/New_York', 'Pacific/Auckland', 'Africa/Cairo', 'Asia/Kolkata', 'UTC'];

describe('the period of a report', () => {
  it.each([
    ['WEEKLY', '2026-11-28T12:00:00Z', '2026-W48', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    ['WEEKLY', '2027-01-02T12:00:00Z', '2026-W53', '2026-12-28T00:00:00.000Z', '2027-01-04T00:00:00.000Z'],
    ['WEEKLY', '2024-12-30T12:00:00Z', '2025-W01', '2024-12-30T00:00:00.000Z', '2025-01-06T00:00:00.000Z'],
    ['WEEKLY', '2026-03-28T12:00:00Z', '2026-W13', '2026-03-23T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
    ['MONTHLY', '2026-10-31T12:00:00Z', '2026-10', '2026-09-30T23:00:00.000Z', '2026-11-01T00:00:00.000Z'],
    ['YEARLY', '2026-06-30T23:30:00Z', '2026', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.000Z'],
  ] as const)('%s at %s is %s', (kind, moment, key, from, until) => {
    expect(periodOf(kind, at(moment), 'Europe/London')).toEqual({ key, from: at(from), until: at(until) });
  });

  it('changes at midnight where the organisation is, not in Greenwich', () => {
    expect(periodOf('YEARLY', at('2027-01-01T04:59:59Z'), 'America/New_York').key).toBe('2026');
    expect(periodOf('YEARLY', at('2027-01-01T05:00:00Z'), 'America/New_York').key).toBe('2027');
  });

  it('has every moment in exactly one, also where clocks are moved', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom(...reportKinds),
        fc.date({ min: at('2015-01-01T00:00:00Z'), max: at('2045-01-01T00:00:00Z'), noInvalidDate: true }),
        (zone, kind, moment) => {
          const period = periodOf(kind, moment, zone);
          expect(period.from <= moment && moment < period.until).toBe(true);
          expect(periodBefore(kind, period, zone).until).toEqual(period.from);
          expect(periodOf(kind, period.from, zone)).toEqual(period);
        },
      ),
    );
  });

  it('goes back to the beginning, and no further than it is told', () => {
    const back = (most: number) =>
      periodsBack('MONTHLY', at('2026-08-20T00:00:00Z'), at('2026-11-28T00:00:00Z'), 'Europe/London', most);
    expect(back(36).map(({ key }) => key)).toEqual(['2026-11', '2026-10', '2026-09', '2026-08']);
    expect(back(2).map(({ key }) => key)).toEqual(['2026-11', '2026-10']);
  });
});
