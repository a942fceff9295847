import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { type HandoffKeyState, handoffScopes, opens, pauseAfter, standingOf } from './handoff.js';
import { handoffPolicy } from './handoff.policy.js';

const now = new Date('2026-03-06T15:00:00Z');
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000);
const key = (change: Partial<HandoffKeyState> = {}): HandoffKeyState => ({
  scopes: ['TASKS'],
  createdBy: 'admin',
  approvedAt: null,
  expiresAt: hours(24),
  revokedAt: null,
  ...change,
});

describe('a key of a clinic system', () => {
  it('opens the scopes it names and no other', () => {
    expect(handoffScopes.map((scope) => opens(key(), scope, now))).toEqual([true, false, false]);
    expect(handoffScopes.map((scope) => opens(key({ scopes: [] }), scope, now))).toEqual([false, false, false]);
  });

  it('that reads words opens nothing before a second person has let it in (R4)', () => {
    const both = key({ scopes: ['TASKS', 'COMMUNICATIONS'] });
    expect([standingOf(both, now), opens(both, 'TASKS', now)]).toEqual(['WAITS', false]);
    expect(opens({ ...both, approvedAt: now }, 'COMMUNICATIONS', now)).toBe(true);
    expect(standingOf(key({ scopes: ['AUDIT'] }), now)).toBe('WAITS');
  });

  it.each([
    ['its last moment has come', key({ expiresAt: now }), 'EXPIRED'],
    ['it was revoked', key({ revokedAt: now }), 'REVOKED'],
    ['it was revoked before anybody let it in', key({ scopes: ['AUDIT'], revokedAt: now }), 'REVOKED'],
  ])('opens nothing once %s', (_when, ended, standing) => {
    expect([standingOf(ended, now), opens(ended, 'TASKS', now)]).toEqual([standing, false]);
  });
});

describe('what could not be delivered', () => {
  it('is tried again after growing pauses, and then no more', () => {
    const all = Array.from({ length: 9 }, (_, n) => pauseAfter(n + 1));
    expect(all.at(-1)).toBeNull();
    const minutes = all.slice(0, -1).map(Number);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    expect(minutes.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(24 * 60);
  });
});

describe('who may do what with keys and endpoints', () => {
  const actor = (id: string, ...roles: Role[]): Actor => ({
    id,
    roles,
    moderates: [],
    secondFactor: true,
    steppedUp: true,
  });
  const matrix: [string, Actor, string][] = [
    //                                                    read change stop approve
    ['a member', actor('member'), '- - - -'],
    ['a peer moderator', actor('peer', 'peerModerator'), '- - - -'],
    ['a lead moderator', actor('lead', 'leadModerator'), '- - - -'],
    ['a clinician', actor('clinician', 'clinician'), '- - - -'],
    ['a safeguarding lead', actor('sl', 'safeguardingLead'), '- - - -'],
    ['the auditor', actor('auditor', 'auditor'), '- - - -'],
    ['the programme manager', actor('pm', 'programmeManager'), '- - - -'],
    ['an administrator', actor('admin', 'administrator'), 'yes yes yes -'],
    ['a clinical lead', actor('cl', 'clinicalLead'), 'yes - yes yes'],
    ['the privacy officer', actor('officer', 'privacyOfficer'), 'yes - yes yes'],
    ['an administrator and clinical lead, of their own key', actor('admin', 'administrator', 'clinicalLead'), 'yes yes yes -'],
  ]; // prettier-ignore

  it.each(matrix)('%s', (_who, who, row) => {
    const may = Object.values(handoffPolicy).map((rule) => (rule(who, { createdBy: 'admin' }) ? 'yes' : '-'));
    expect(may.join(' ')).toBe(row);
  });
});
