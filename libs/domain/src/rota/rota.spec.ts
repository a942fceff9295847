import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { type Duty, gaps, holes, plan } from './rota.js';
import { rotaPolicy } from './rota.policy.js';

const at = (day: number, hour = 0) => new Date(Date.UTC(2026, 2, day, hour));
const span = (duty: Duty, accountId: string, from: Date, until: Date) => ({ duty, accountId, from, until });
const now = at(2, 9);
const wholeFortnight = (duty: Duty) => span(duty, `${duty}-holder`, at(1), at(20));

describe('holes in the rota of the coming 14 days (R28, H05)', () => {
  const others = [wholeFortnight('BACKUP'), wholeFortnight('MANAGER')];

  it('names none when every duty is held', () => {
    expect(gaps([...others, wholeFortnight('PRIMARY')], now)).toEqual([]);
  });

  it('says that nobody is on call at all', () => {
    expect(gaps([], now).map(({ duty, alarm }) => `${duty} ${alarm}`)).toEqual([
      'PRIMARY NOW',
      'BACKUP NOW',
      'MANAGER NOW',
    ]);
  });

  it('rings louder the sooner a hole begins', () => {
    const primary = [
      span('PRIMARY', 'ann', at(1), at(2, 20)),
      span('PRIMARY', 'ben', at(2, 22), at(4, 8)),
      span('PRIMARY', 'ann', at(4, 10), at(12)),
    ];

    expect(gaps([...others, ...primary], now)).toEqual([
      { duty: 'PRIMARY', from: at(2, 20), until: at(2, 22), alarm: 'DAYS_1' },
      { duty: 'PRIMARY', from: at(4, 8), until: at(4, 10), alarm: 'DAYS_3' },
      { duty: 'PRIMARY', from: at(12), until: at(16, 9), alarm: 'DAYS_14' },
    ]);
  });

  it('sees no hole where one shift ends as the next begins, in any order', () => {
    const touching = [span('PRIMARY', 'ben', at(9), at(17)), span('PRIMARY', 'ann', at(1), at(9))];

    expect(gaps([...others, ...touching], now)).toEqual([]);
  });

  it.each([
    ['London loses an hour', '2026-03-28T08:00:00+00:00', '2026-03-29T08:00:00+01:00', 23],
    ['London gains an hour', '2026-10-24T08:00:00+01:00', '2026-10-25T08:00:00+00:00', 25],
    ['New York loses an hour', '2026-03-07T08:00:00-05:00', '2026-03-08T08:00:00-04:00', 23],
    ['New York gains an hour', '2026-10-31T08:00:00-04:00', '2026-11-01T08:00:00-05:00', 25],
  ])('is not misled by the night on which %s (R28, H07)', (_night, from, until, hours) => {
    const change = new Date(until);
    const shifts = (['PRIMARY', 'BACKUP', 'MANAGER'] as const).flatMap((duty) => [
      span(duty, 'ann', new Date(from), change),
      span(duty, 'ben', change, new Date(change.getTime() + 20 * 86_400_000)),
    ]);

    expect((change.getTime() - Date.parse(from)) / 3_600_000).toBe(hours);
    expect(gaps(shifts, new Date(from))).toEqual([]);
    expect(gaps(shifts.slice(1), new Date(from))).toEqual([
      { duty: 'PRIMARY', from: new Date(from), until: change, alarm: 'NOW' },
    ]);
  });
});

describe('a hole that is told of (R28, H05)', () => {
  const others = [wholeFortnight('BACKUP'), wholeFortnight('MANAGER')];
  const until = at(2, 7);

  it('is the same one at each look, however long it has lasted', () => {
    const look = (hour: number) => holes(others, { PRIMARY: until }, at(2, hour));

    expect(look(9)).toEqual([{ duty: 'PRIMARY', beginsAt: until, alarm: 'NOW' }]);
    expect(look(15)).toEqual(look(9));
  });

  it('begins where the last shift ends, and moves when that one is longer', () => {
    const primary = (end: Date) => holes([...others, span('PRIMARY', 'ann', at(1), end)], {}, now);

    expect(primary(at(4))).toEqual([{ duty: 'PRIMARY', beginsAt: at(4), alarm: 'DAYS_3' }]);
    expect(primary(at(9))).toEqual([{ duty: 'PRIMARY', beginsAt: at(9), alarm: 'DAYS_14' }]);
  });

  it('has been there always where nobody was ever planned', () => {
    expect(holes(others, {}, now)).toEqual([{ duty: 'PRIMARY', beginsAt: new Date(0), alarm: 'NOW' }]);
  });
});

describe('planning a shift', () => {
  const refused = (run: () => unknown) => {
    try {
      run();
    } catch (error) {
      return (error as { code: string }).code;
    }
    return 'accepted';
  };
  const taken = [span('PRIMARY', 'ann', at(3, 8), at(3, 20))];

  it.each<[string, Duty, string, number, number, Role[], string]>([
    ['a free slot', 'PRIMARY', 'ben', 20, 23, ['clinician'], 'accepted'],
    ['a duty that somebody holds', 'PRIMARY', 'ben', 19, 23, ['clinician'], 'shift.overlaps'],
    ['the primary as their own backup', 'BACKUP', 'ann', 9, 12, ['clinician'], 'shift.overlaps'],
    ['a backup beside the primary', 'BACKUP', 'ben', 9, 12, ['clinician'], 'accepted'],
    ['a lead who manages and is primary', 'MANAGER', 'ann', 9, 12, ['clinicalLead'], 'accepted'],
    ['a manager who leads nothing', 'MANAGER', 'ben', 9, 12, ['clinician'], 'input.invalid'],
    ['somebody who is no clinician', 'PRIMARY', 'mo', 20, 23, ['leadModerator'], 'input.invalid'],
    ['a shift that ends before it begins', 'BACKUP', 'ben', 12, 9, ['clinician'], 'input.invalid'],
  ])('%s', (_what, duty, accountId, from, until, roles, answer) => {
    expect(refused(() => plan(span(duty, accountId, at(3, from), at(3, until)), roles, taken, now))).toBe(answer);
  });
});

describe('a week on call in which the clocks go back', () => {
  const week = (from: string, until: string) => span('BACKUP', 'ben', new Date(from), new Date(until));
  it('is a week, and a longer one is refused (R28, H07)', () => {
    const london = week('2026-10-19T08:00:00+01:00', '2026-10-26T08:00:00+00:00');
    const newYork = week('2026-10-26T08:00:00-04:00', '2026-11-02T08:00:00-05:00');

    expect(plan(london, ['clinician'], [], now)).toBe(london);
    expect(plan(newYork, ['clinician'], [], now)).toBe(newYork);
    const longer = { ...london, until: new Date(london.until.getTime() + 60_000) };
    expect(() => plan(longer, ['clinician'], [], now)).toThrow('input.invalid');
  });
});

describe('who may do what with the rota', () => {
  const matrix: [Role | 'member', string][] = [
    //                    read plan
    ['member', '- -'],
    ['peerModerator', '- -'],
    ['leadModerator', 'yes -'],
    ['clinician', 'yes -'],
    ['clinicalLead', 'yes yes'],
    ['safeguardingLead', 'yes -'],
    ['privacyOfficer', '- -'],
    ['auditor', '- -'],
    ['programmeManager', 'yes -'],
    ['administrator', '- -'],
  ];

  it.each(matrix)('%s', (role, row) => {
    const roles = role === 'member' ? [] : [role];
    const actor: Actor = { id: 'a', roles, moderates: [], secondFactor: roles.length > 0, steppedUp: false };
    expect(
      Object.values(rotaPolicy)
        .map((rule) => (rule(actor) ? 'yes' : '-'))
        .join(' '),
    ).toBe(row);
  });
});
