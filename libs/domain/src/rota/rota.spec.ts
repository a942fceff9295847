import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { type Duty, gaps, plan } from './rota.js';
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

  it('is not misled by the night on which the clocks change (R28, H07)', () => {
    const night = new Date('2026-03-28T12:00:00Z');
    const shifts = (['PRIMARY', 'BACKUP', 'MANAGER'] as const).flatMap((duty) => [
      span(duty, 'ann', new Date('2026-03-28T08:00:00+00:00'), new Date('2026-03-29T09:00:00+01:00')),
      span(duty, 'ben', new Date('2026-03-29T08:00:00Z'), new Date('2026-04-20T08:00:00Z')),
    ]);

    expect(gaps(shifts, night)).toEqual([]);
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
