import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { type PartName, partNames } from './configuration.js';
import { configurationPolicy } from './configuration.policy.js';

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: ['g'],
  secondFactor: true,
  steppedUp: true,
});
const of = (part: PartName, proposedBy: string | null = 'other') => ({ part, proposedBy });

const matrix: [Role | 'member', string][] = [
  //          timers, templates, thresholds, hours:  reveals, retention:
  //          read  propose decide own: decide withdraw   propose decide own: decide withdraw
  ['member', '-     -       -            -      -          -       -           -      -'],
  ['peerModerator', '-     -       -            -      -          -       -           -      -'],
  ['leadModerator', 'yes   yes     -            -      yes        yes     -           -      yes'],
  ['clinician', 'yes   yes     -            -      yes        yes     -           -      yes'],
  ['clinicalLead', 'yes   yes     yes          -      yes        yes     yes         -      yes'],
  ['safeguardingLead', 'yes   -       -            -      -          -       -           -      -'],
  ['privacyOfficer', 'yes   -       -            -      -          yes     yes         -      yes'],
  ['auditor', 'yes   -       -            -      -          -       -           -      -'],
  ['programmeManager', '-     -       -            -      -          -       -           -      -'],
  ['administrator', '-     -       -            -      -          -       -           -      -'],
];

describe('who may do what with what is agreed (R4)', () => {
  it.each(matrix)('%s', (role, expected) => {
    const actor = role === 'member' ? anActor() : anActor(role);
    const with_ = (part: PartName) => [
      configurationPolicy.propose(actor, of(part, null)),
      configurationPolicy.decide(actor, of(part)),
      configurationPolicy.decide(actor, of(part, 'me')),
      configurationPolicy.withdraw(actor, of(part, 'me')),
    ];
    const words = (rules: readonly boolean[]) => rules.map((yes) => (yes ? 'yes' : '-'));
    const [read, ...rest] = expected.trim().split(/\s+/);
    expect(words([configurationPolicy.read(actor)])).toEqual([read]);
    expect(configurationPolicy.readTimes(actor)).toBe(role !== 'member');
    for (const part of partNames) {
      const isOfPrivacy = part === 'reveals' || part === 'retention';
      expect([part, ...words(with_(part))]).toEqual([part, ...(isOfPrivacy ? rest.slice(4) : rest.slice(0, 4))]);
      expect(configurationPolicy.withdraw(actor, of(part))).toBe(false);
    }
  });

  it('has a line for every role', () => {
    expect(matrix.map(([role]) => role)).toEqual(['member', ...roles]);
  });

  it('lets nobody decide their own proposal, whatever else they are', () => {
    const everything = anActor('clinicalLead', 'leadModerator', 'clinician', 'privacyOfficer');
    for (const part of partNames) expect(configurationPolicy.decide(everything, of(part, 'me'))).toBe(false);
  });
});
