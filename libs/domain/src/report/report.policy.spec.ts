import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { reportKinds } from './period.js';
import { reportPolicy } from './report.policy.js';

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: [],
  secondFactor: true,
  steppedUp: true,
});

const matrix: [Role | 'member', string][] = [
  // weekly monthly yearly
  ['member', '-    -    -'],
  ['peerModerator', '-    -    -'],
  ['leadModerator', 'yes  -    yes'],
  ['clinician', '-    -    -'],
  ['clinicalLead', 'yes  yes  yes'],
  ['safeguardingLead', 'yes  yes  yes'],
  ['privacyOfficer', 'yes  yes  yes'],
  ['auditor', 'yes  yes  yes'],
  ['programmeManager', 'yes  -    yes'],
  ['administrator', '-    -    -'],
];

describe('who may read a report and take it along', () => {
  it.each(matrix)('%s', (role, expected) => {
    const actor = role === 'member' ? anActor() : anActor(role);
    const told = (action: 'read' | 'export') =>
      reportKinds.map((kind) => (reportPolicy[action](actor, { kind }) ? 'yes' : '-'));
    expect(told('read')).toEqual(expected.split(/\s+/));
    expect(told('export')).toEqual(told('read'));
  });

  it('has a line for every role', () => {
    expect(matrix.map(([role]) => role)).toEqual(['member', ...roles]);
  });
});
