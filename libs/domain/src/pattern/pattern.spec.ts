import { describe, expect, it } from '@jest/globals';

import { asksAfter, askedAfter, awakeAtNight, fellSilent, gathered } from './pattern.js';

const now = new Date('2026-03-20T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3600_000);
const worry = (contentId: string, code: string, hours: number) => ({ contentId, code, at: hoursAgo(hours) });

describe('several calmer texts of one person (H01, H04)', () => {
  it('come to urgent when there are three within 72 hours', () => {
    const two = [worry('a', 'BURNOUT', 70), worry('b', 'D3', 5)];
    expect(gathered(two, now)).toBeNull();
    expect(gathered([...two, worry('c', 'B12', 1)], now)).toEqual({ code: 'gathered', level: 'RED' });
    expect(gathered([...two, worry('c', 'B12', 73)], now)).toBeNull();
  });

  it('need only be two when they tell of a wish not to be here or of being a burden', () => {
    expect(gathered([worry('a', 'B9', 71), worry('b', 'B8', 1)], now)).not.toBeNull();
    expect(gathered([worry('a', 'B9', 73), worry('b', 'B8', 1)], now)).toBeNull();
  });

  it('count once each, however much was found in them', () => {
    expect(gathered([worry('a', 'B8', 2), worry('a', 'B9', 2), worry('a', 'BURNOUT', 2)], now)).toBeNull();
  });
});

describe('silence after words of danger', () => {
  const dangerAt = hoursAgo(50);
  const mostDays = [51, 75, 99, 123].map(hoursAgo);

  it('is told of somebody who was there most days and is gone for two', () => {
    expect(fellSilent({ dangerAt, wroteAt: mostDays, lastHereAt: hoursAgo(49) }, now)).toEqual({
      code: 'silence',
      level: 'AMBER',
    });
  });

  it.each([
    ['has been here since', { dangerAt, wroteAt: mostDays, lastHereAt: hoursAgo(47) }],
    ['was seldom here', { dangerAt, wroteAt: mostDays.slice(1), lastHereAt: dangerAt }],
    ['wrote often, but on one day', { dangerAt, wroteAt: [51, 52, 53, 54].map(hoursAgo), lastHereAt: dangerAt }],
    ['wrote it only yesterday', { dangerAt: hoursAgo(30), wroteAt: mostDays, lastHereAt: hoursAgo(30) }],
    ['wrote it more than a week ago', { dangerAt: hoursAgo(169), wroteAt: mostDays, lastHereAt: hoursAgo(169) }],
  ])('is not told of somebody who %s', (_, presence) => expect(fellSilent(presence, now)).toBeNull());
});

describe('writing at night', () => {
  const nights = (count: number, each: number, zoneOffset = 0) =>
    Array.from({ length: count }, (_, night) =>
      Array.from({ length: each }, (__, n) => new Date(Date.UTC(2026, 2, 20 - night, 2 - zoneOffset, n * 5))),
    ).flat();

  it('is told when it fills most nights of a week and is new', () => {
    expect(awakeAtNight(nights(4, 3), 'Europe/London', now)).toEqual({ code: 'nights', level: 'AMBER' });
    expect(awakeAtNight(nights(3, 5), 'Europe/London', now)).toBeNull();
    expect(awakeAtNight(nights(4, 2), 'Europe/London', now)).toBeNull();
  });

  it('goes by the clock of whoever writes', () => {
    expect(awakeAtNight(nights(4, 3), 'Australia/Sydney', now)).toBeNull();
    expect(awakeAtNight(nights(4, 3, 11), 'Australia/Sydney', now)).not.toBeNull();
  });

  it('is not told of somebody who always writes then, on shifts for example', () => {
    expect(awakeAtNight(nights(35, 3), 'Europe/London', now)).toBeNull();
  });
});

describe('others who ask after somebody', () => {
  it('are heard from the third on', () => {
    expect([askedAfter(2), askedAfter(3)]).toEqual([null, { code: 'askedAfter', level: 'RED' }]);
  });

  it.each([
    'Are you okay? You went quiet.',
    'hey, r u ok',
    'are you still there lovely?',
    'Please talk to someone tonight.',
    'You alright, Kettle?',
    'we’re worried about you x',
    'please ring 999 now',
  ])('ask: %s', (text) => expect(asksAfter(text)).toBe(true));

  it.each([
    'Okay, I will try that with the sensor.',
    'Are you on the old pump or the new one?',
    'You okayed the dose with your nurse, right?',
    'I was worried about my numbers.',
    'They told me to call the clinic.',
  ])('do not ask: %s', (text) => expect(asksAfter(text)).toBe(false));
});
