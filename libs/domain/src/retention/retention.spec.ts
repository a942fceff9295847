import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { standard } from '../configuration/configuration.js';
import { retentionPolicy } from './retention.policy.js';
import { daysOf, letGo, limitOf, retentionClasses, type RetentionRun, withdrawn } from './retention.js';

const now = new Date('2026-03-02T09:00:00.000Z');
const days = daysOf(standard.retention);
const run: RetentionRun = {
  id: 'r',
  state: 'PROPOSED',
  asOf: now,
  days,
  proposedBy: 'first',
  byOfficer: true,
  decidedBy: null,
  decidedAt: null,
};

describe('a run of the retention clocks (H22)', () => {
  it('has a clock for every class', () => {
    for (const each of retentionClasses) expect(days[each]).toBeGreaterThan(0);
    expect(limitOf(now, 30)).toEqual(new Date('2026-01-31T09:00:00.000Z'));
  });

  it('needs a second person, once', () => {
    expect(() => letGo(run, 'first', days, now)).toThrow('action.involved');
    const going = letGo(run, 'second', days, now);
    expect(going).toMatchObject({ state: 'RUNNING', decidedBy: 'second' });
    expect(() => letGo(going, 'third', days, now)).toThrow('proposal.decided');
    expect(() => withdrawn(going, 'third', now)).toThrow('proposal.decided');
    expect(withdrawn(run, 'first', now).state).toBe('WITHDRAWN');
  });

  it('is counted anew when the days were changed meanwhile', () => {
    expect(() => letGo(run, 'second', { ...days, drafts: 30 }, now)).toThrow('proposal.outOfDate');
  });
});

describe('who may do what about retention', () => {
  const actor = (role: Role | null): Actor => ({
    id: 'me',
    roles: role ? [role] : [],
    moderates: [],
    secondFactor: true,
    steppedUp: false,
  });
  const matrix: Record<keyof typeof retentionPolicy, Role[]> = {
    read: ['privacyOfficer', 'auditor', 'administrator'],
    propose: ['privacyOfficer', 'administrator'],
    letGo: ['privacyOfficer', 'administrator'],
    withdraw: ['privacyOfficer', 'administrator'],
    hold: ['privacyOfficer'],
  };
  it.each(Object.entries(matrix))('%s', (action, allowed) => {
    const rule = retentionPolicy[action as keyof typeof retentionPolicy];
    const may = [null, ...roles].filter((role) => rule(actor(role), { proposedBy: 'other', byOfficer: true }));
    expect(may).toEqual(allowed);
  });
  it('nobody lets go what they proposed, and one of the two is a privacy officer (R4)', () => {
    for (const role of roles)
      expect(retentionPolicy.letGo(actor(role), { proposedBy: 'me', byOfficer: true })).toBe(false);
    const byAdministrator = { proposedBy: 'other', byOfficer: false };
    expect(roles.filter((role) => retentionPolicy.letGo(actor(role), byAdministrator))).toEqual(['privacyOfficer']);
  });
});
