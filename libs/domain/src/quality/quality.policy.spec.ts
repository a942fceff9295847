import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { learningPolicy, mayRate, qualityPolicy, ratingPolicy, samplePolicy } from './quality.policy.js';

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: ['g'],
  secondFactor: true,
  steppedUp: true,
});
const clear = { involved: false, actedOn: false };
const others = { involved: false, own: false };

const matrix: [Role | 'member', string][] = [
  //            rate  again sample figures discuss learn plan close
  ['member', '-     -     -      -       -       -     -     -'],
  ['peerModerator', '-     -     -      -       -       -     -     -'],
  ['leadModerator', 'yes   yes   yes    yes     yes     yes   yes   yes'],
  ['clinician', '-     -     -      -       -       -     -     -'],
  ['clinicalLead', 'yes   yes   yes    yes     yes     yes   yes   yes'],
  ['safeguardingLead', '-     -     -      yes     yes     yes   yes   yes'],
  ['privacyOfficer', '-     -     -      -       -       -     -     -'],
  ['auditor', '-     -     -      yes     -       -     -     -'],
  ['programmeManager', '-     -     -      -       -       -     -     -'],
  ['administrator', '-     -     -      -       -       -     -     -'],
];

describe('who looks a second time (R51, R52)', () => {
  it.each(matrix)('%s', (role, expected) => {
    const actor = role === 'member' ? anActor() : anActor(role);
    const may = [
      mayRate(actor),
      ratingPolicy.rate(actor, clear),
      samplePolicy.rate(actor, { involved: false }),
      qualityPolicy.read(actor),
      qualityPolicy.discuss(actor),
      learningPolicy.read(actor, others),
      learningPolicy.plan(actor, others),
      learningPolicy.close(actor, others),
    ].map((yes) => (yes ? 'yes' : '-'));
    expect(may).toEqual(expected.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(matrix.map(([role]) => role)).toEqual(['member', ...roles]);
  });

  const everything = anActor(...roles);

  it.each([
    ['a party to the concern', { involved: true, actedOn: false }],
    ['whoever decided or did anything about it', { involved: false, actedOn: true }],
  ])('never %s, whatever else they are (R3, R4)', (_, subject) => {
    expect(ratingPolicy.read(everything, subject)).toBe(false);
    expect(ratingPolicy.rate(everything, subject)).toBe(false);
  });

  it('never whoever wrote a text or wrote beside it (R3)', () => {
    expect(samplePolicy.read(everything, { involved: true })).toBe(false);
  });

  it('lets nobody read or close a review about themselves, and nobody close their own plan (R3, R4)', () => {
    expect(learningPolicy.read(everything, { involved: true, own: false })).toBe(false);
    expect(learningPolicy.close(everything, { involved: false, own: true })).toBe(false);
    expect(learningPolicy.plan(everything, { involved: false, own: true })).toBe(true);
  });
});
