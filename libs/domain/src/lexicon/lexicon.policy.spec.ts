import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { lexiconPolicy } from './lexicon.policy.js';

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: ['g'],
  secondFactor: true,
  steppedUp: true,
});
const others = { proposedBy: 'other' };
const own = { proposedBy: 'me' };

const matrix: [Role | 'member', string][] = [
  //                      read  propose decide  own:  decide  withdraw
  ['member', '-     -       -             -       -'],
  ['peerModerator', '-     -       -             -       -'],
  ['leadModerator', 'yes   yes     -             -       yes'],
  ['clinician', 'yes   yes     -             -       yes'],
  ['clinicalLead', 'yes   yes     yes           -       yes'],
  ['safeguardingLead', 'yes   -       -             -       -'],
  ['privacyOfficer', '-     -       -             -       -'],
  ['auditor', 'yes   -       -             -       -'],
  ['programmeManager', '-     -       -             -       -'],
  ['administrator', '-     -       -             -       -'],
];

describe('who may do what with the lexicon', () => {
  it.each(matrix)('%s', (role, expected) => {
    const actor = role === 'member' ? anActor() : anActor(role);
    const may = [
      lexiconPolicy.read(actor),
      lexiconPolicy.propose(actor),
      lexiconPolicy.decide(actor, others),
      lexiconPolicy.decide(actor, own),
      lexiconPolicy.withdraw(actor, own),
    ].map((yes) => (yes ? 'yes' : '-'));
    expect(may).toEqual(expected.trim().split(/\s+/));
    expect(lexiconPolicy.withdraw(actor, others)).toBe(false);
  });

  it('has a line for every role', () => {
    expect(matrix.map(([role]) => role)).toEqual(['member', ...roles]);
  });

  it('lets nobody decide their own proposal, whatever else they are', () => {
    expect(lexiconPolicy.decide(anActor('clinicalLead', 'leadModerator', 'clinician'), own)).toBe(false);
  });
});
