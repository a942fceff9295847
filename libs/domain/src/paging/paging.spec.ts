import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { DomainError } from '../refusal.js';
import { reachPolicy } from './paging.policy.js';
import { checkPhone } from './phone.js';
import { afterReceipt, type ReceiptState } from './receipt.js';
import { type Attempt, type AttemptStatus, nextWays, type Ring, type Way, ways } from './ways.js';

const start = new Date('2026-03-02T09:00:00Z');
const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const at = (seconds: number) => ({ now: after(start, seconds / 60), after });
const crisis: Ring = { level: 'CRISIS', duty: 'PRIMARY', step: 0 };
const well = new Set<Way>();

const tried = (way: Way, status: AttemptStatus, more: Partial<Attempt> = {}): Attempt => ({
  way,
  status,
  faults: 0,
  queuedAt: start,
  sentAt: start,
  deliveredAt: status === 'DELIVERED' ? start : null,
  ...more,
});
const beside = (...more: Attempt[]) => [tried('in-app', 'SENT'), tried('mail', 'SENT'), ...more];

describe('the ways of one page (R29, R31, H05)', () => {
  it('begin with the app, the mail and the first way that reaches a pocket', () => {
    expect(nextWays(crisis, ways, well, [], at(0))).toEqual({
      ring: ['in-app', 'mail', 'push'],
      waitFor: { way: 'push', until: at(15).now },
      silent: [],
    });
    expect(nextWays(crisis, ['in-app', 'mail', 'sms', 'voice'], well, [], at(0)).ring).toEqual([
      'in-app',
      'mail',
      'sms',
    ]);
    expect(nextWays(crisis, ['in-app', 'mail'], well, [], at(0)).waitFor).toBeNull();
  });

  it('go on after 15 seconds of silence, and say who was silent', () => {
    const made = beside(tried('push', 'SENT'));
    expect(nextWays(crisis, ways, well, made, at(14))).toEqual({
      ring: [],
      waitFor: { way: 'push', until: at(15).now },
      silent: [],
    });
    expect(nextWays(crisis, ways, well, made, at(15))).toMatchObject({ ring: ['sms'], silent: ['push'] });
  });

  it('go on at once when one failed, or was not taken, or is known to fail', () => {
    expect(nextWays(crisis, ways, well, beside(tried('push', 'FAILED')), at(1)).ring).toEqual(['sms']);
    expect(nextWays(crisis, ways, well, beside(tried('push', 'QUEUED', { faults: 1 })), at(1)).ring).toEqual(['sms']);
    expect(nextWays(crisis, ways, new Set<Way>(['push', 'sms']), [], at(0)).ring).toEqual([
      'in-app',
      'mail',
      'push',
      'sms',
      'voice',
    ]);
  });

  it('have patience with what arrived: a minute in a crisis, five when it is urgent', () => {
    const made = beside(tried('push', 'DELIVERED'));
    expect(nextWays(crisis, ways, well, made, at(59)).ring).toEqual([]);
    expect(nextWays(crisis, ways, well, made, at(60)).ring).toEqual(['sms']);
    expect(nextWays({ ...crisis, level: 'RED' }, ways, well, made, at(299)).ring).toEqual([]);
    expect(nextWays({ ...crisis, level: 'RED' }, ways, well, made, at(300)).ring).toEqual(['sms']);
  });

  it('are all used when somebody is rung a second time for the same case', () => {
    expect(nextWays({ ...crisis, step: 1 }, ways, well, [], at(0))).toEqual({
      ring: [...ways],
      waitFor: null,
      silent: [],
    });
  });

  it('end when every one was tried', () => {
    const made = beside(...(['push', 'sms', 'voice', 'second-phone'] as const).map((way) => tried(way, 'FAILED')));
    expect(nextWays(crisis, ways, well, made, at(600))).toEqual({ ring: [], waitFor: null, silent: [] });
  });

  it.each([
    ['at level 3', { ...crisis, level: 'AMBER' as const }],
    ['for a hand-over', { ...crisis, duty: 'HANDOVER' }],
    ['for a signature', { ...crisis, duty: 'SIGN_OFF', step: 3 }],
  ])('leave the phone alone %s', (_, ring) => {
    const found = nextWays(ring, ways, well, beside(tried('push', 'FAILED')), at(600));
    expect(found.ring).toEqual([]);
  });
});

describe('a receipt', () => {
  it.each([
    ['QUEUED', 'delivered', 'DELIVERED'],
    ['SENT', 'delivered', 'DELIVERED'],
    ['SENT', 'failed', 'FAILED'],
    ['DELIVERED', 'failed', 'FAILED'],
    ['SENT', 'acknowledged', 'DELIVERED'],
    ['ACKNOWLEDGED', 'failed', 'ACKNOWLEDGED'],
    ['SUPERSEDED', 'delivered', 'SUPERSEDED'],
    ['TIMED_OUT', 'failed', 'TIMED_OUT'],
    ['FAILED', 'delivered', 'FAILED'],
  ] satisfies [AttemptStatus, ReceiptState, AttemptStatus][])('for %s that says %s leads to %s', (from, said, to) => {
    expect(afterReceipt(from, said)).toBe(to);
  });
});

describe('a number to be paged by', () => {
  it('is read however people write it', () => {
    expect(checkPhone(' +44 7700 900-417 ')).toBe('+447700900417');
    expect(checkPhone('0044 (7700) 900.417')).toBe('+447700900417');
    expect(checkPhone('  ')).toBe('');
  });

  it.each(['07700 900417', '+0123456789', '+12', 'call me', '+44770090041712345'])('is refused as %s', (given) => {
    expect(() => checkPhone(given)).toThrow(DomainError);
  });
});

describe('who sees and changes how somebody is paged', () => {
  const may = (held: readonly Role[], more: Partial<Actor> = {}) => {
    const actor: Actor = { id: 'me', roles: held, moderates: [], secondFactor: true, steppedUp: false, ...more };
    return Object.values(reachPolicy).map((rule) => rule(actor, { accountId: 'me' }));
  };

  it.each(roles.map((role) => [role, ['clinician', 'clinicalLead', 'safeguardingLead'].includes(role)] as const))(
    '%s, of their own: %s',
    (role, expected) => {
      expect(may([role])).toEqual([expected, expected]);
      expect(may([role], { id: 'another' })).toEqual([false, false]);
      expect(may([role], { secondFactor: false })).toEqual([false, false]);
    },
  );

  it('no member', () => {
    expect(may([])).toEqual([false, false]);
  });
});
