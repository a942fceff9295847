import { describe, expect, it } from '@jest/globals';
import { clockChange, instantsOf, isSameTime, placeOf, wallOf } from './zone.js';

const london = 'Europe/London';
const newYork = 'America/New_York';
const iso = (wall: string, zone: string) => instantsOf(wall, zone).map((instant) => instant.toISOString());

describe('a time that is planned in the zone of the organisation (R28, H07)', () => {
  it.each([
    ['a summer morning', '2026-07-01T08:00', london, ['2026-07-01T07:00:00.000Z']],
    ['a winter morning', '2026-12-01T08:00', newYork, ['2026-12-01T13:00:00.000Z']],
    ['the last minute before London springs forward', '2026-03-29T00:59', london, ['2026-03-29T00:59:00.000Z']],
    ['the hour that London leaves out', '2026-03-29T01:30', london, []],
    ['the first minute after it', '2026-03-29T02:00', london, ['2026-03-29T01:00:00.000Z']],
    [
      'the hour that London has twice',
      '2026-10-25T01:30',
      london,
      ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z'],
    ],
    ['the hour that New York leaves out', '2026-03-08T02:30', newYork, []],
    [
      'the hour that New York has twice',
      '2026-11-01T01:30',
      newYork,
      ['2026-11-01T05:30:00.000Z', '2026-11-01T06:30:00.000Z'],
    ],
    ['nothing yet', '', london, []],
  ])('is found for %s', (_what, wall, zone, instants) => {
    expect(iso(wall, zone)).toEqual(instants);
  });

  it('comes back as it was written', () => {
    for (const zone of [london, newYork]) {
      for (let hour = 0; hour < 365 * 24; hour += 7) {
        const instant = new Date(Date.UTC(2026, 0, 1, hour, 30));
        expect(iso(wallOf(instant, zone), zone)).toContain(instant.toISOString());
      }
    }
  });

  it.each([
    [london, '2026-03-28T20:00', '2026-03-29T20:00', 1, 23],
    [london, '2026-10-24T20:00', '2026-10-25T20:00', -1, 25],
    [newYork, '2026-03-07T20:00', '2026-03-08T20:00', 1, 23],
    [newYork, '2026-10-31T20:00', '2026-11-01T20:00', -1, 25],
    [london, '2026-06-01T20:00', '2026-06-02T20:00', 0, 24],
  ])('in %s, %s to %s, lasts as long as it does', (zone, from, until, change, hours) => {
    const [start, end] = [instantsOf(from, zone)[0]!, instantsOf(until, zone)[0]!];

    expect(clockChange(start, end, zone)).toBe(change);
    expect((end.getTime() - start.getTime()) / 3_600_000).toBe(hours);
  });

  it('is another time for a reader elsewhere, and the same where the clocks agree', () => {
    expect(isSameTime('2026-07-01T07:00:00Z', london, newYork)).toBe(false);
    expect(isSameTime('2026-01-01T07:00:00Z', london, 'Africa/Abidjan')).toBe(true);
    expect(isSameTime('2026-07-01T07:00:00Z', london, 'Africa/Abidjan')).toBe(false);
    expect(placeOf(newYork)).toBe('New York');
  });
});
