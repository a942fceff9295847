import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { auditScope, boardPolicy, personPolicy, ruleFiguresPolicy, runGroupPolicy } from './run.policy.js';

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: [],
  secondFactor: true,
  steppedUp: true,
});
const other = { id: 'other' };

const matrix: [Role | 'member', string][] = [
  // board rules people emails roles factor certify groups change asked audit
  ['member', '-      -      -      -      -      -      -      -      -      -      none'],
  ['peerModerator', '-      -      -      -      -      -      -      -      -      -      none'],
  ['leadModerator', 'yes    yes    yes    -      -      -      yes    yes    -      yes    none'],
  ['clinician', '-      -      -      -      -      -      -      -      -      -      none'],
  ['clinicalLead', 'yes    yes    yes    -      -      -      -      -      -      -      ownCases'],
  ['safeguardingLead', 'yes    yes    -      -      -      -      -      -      -      -      ownCases'],
  ['privacyOfficer', '-      -      -      -      -      -      -      -      -      -      all'],
  ['auditor', '-      yes    -      -      -      -      -      -      -      -      all'],
  ['programmeManager', 'yes    -      yes    -      -      -      yes    yes    yes    yes    none'],
  ['administrator', 'yes    -      yes    yes    yes    yes    -      -      -      -      none'],
];

describe('who may do what in Run', () => {
  it.each(matrix)('%s', (role, expected) => {
    const actor = role === 'member' ? anActor() : anActor(role);
    const may = [
      boardPolicy.read(actor),
      ruleFiguresPolicy.read(actor),
      personPolicy.read(actor),
      personPolicy.readEmails(actor),
      personPolicy.changeRoles(actor, other),
      personPolicy.resetSecondFactor(actor, other),
      personPolicy.certify(actor, other),
      runGroupPolicy.read(actor),
      runGroupPolicy.change(actor),
      runGroupPolicy.decideAsked(actor),
    ].map((yes) => (yes ? 'yes' : '-'));
    expect([...may, auditScope(actor)]).toEqual(expected.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(matrix.map(([role]) => role)).toEqual(['member', ...roles]);
  });

  it('lets nobody change their own rights', () => {
    expect(personPolicy.changeRoles(anActor('administrator'), { id: 'me' })).toBe(false);
    expect(personPolicy.resetSecondFactor(anActor('administrator'), { id: 'me' })).toBe(false);
    expect(personPolicy.certify(anActor('leadModerator'), { id: 'me' })).toBe(false);
  });
});
