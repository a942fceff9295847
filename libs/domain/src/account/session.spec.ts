import { describe, expect, it } from '@jest/globals';

import { firstExpiry, sessionStateOf } from './session.js';

const at = (time: string) => new Date(`2026-03-02T${time}Z`);
const noon = at('12:00:00');

describe('a session', () => {
  it('of a member is ready, however long they were away', () => {
    expect(sessionStateOf({ granted: [], secondFactorAt: null, lastSeenAt: at('01:00:00') }, noon)).toBe('ready');
  });

  it('of somebody with powers waits for the second factor', () => {
    expect(sessionStateOf({ granted: ['clinician'], secondFactorAt: null, lastSeenAt: noon }, noon)).toBe(
      'secondFactor',
    );
  });

  it.each([
    ['11:45:01', 'ready'],
    ['11:45:00', 'locked'],
    ['11:44:59', 'locked'],
  ])('of somebody with powers who was last active at %s is, at noon, %s (R5)', (last, state) => {
    expect(sessionStateOf({ granted: ['auditor'], secondFactorAt: at('09:00:00'), lastSeenAt: at(last) }, noon)).toBe(
      state,
    );
  });

  it('lasts 30 days for a member who stays signed in, else 12 hours', () => {
    const days = (expiry: Date) => (expiry.getTime() - noon.getTime()) / (24 * 3600_000);
    expect(days(firstExpiry(noon, true, []))).toBe(30);
    expect(days(firstExpiry(noon, false, []))).toBe(0.5);
    expect(days(firstExpiry(noon, true, ['clinician']))).toBe(0.5);
  });
});
