import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import { standard } from '../configuration/configuration.js';
import type { Actor } from '../actor.js';
import { lookAgain, mustTell, record, type ServiceRecord } from './service-contact.js';
import { serviceContactPolicy } from './service-contact.policy.js';

const now = new Date('2026-03-01T12:00:00Z');
const timing = {
  now,
  after: (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000),
  agreed: standard,
};
const inHours = (hours: number) => timing.after(now, hours * 60);

const call: ServiceRecord = {
  escalationId: 'case',
  accountId: 'patient',
  actorId: 'owner',
  service: 'AMBULANCE',
  recipient: 'Control room, north',
  contactedAt: inHours(-0.2),
  reference: 'AB 4471',
  outcome: 'ON_THE_WAY',
  words: '',
  shared: ['NAME', 'ADDRESS'],
  legalBasis: 'VITAL_INTERESTS',
  withheldReason: null,
  lookAgainAt: null,
};
const refusal = (code: string, field: string) =>
  expect.objectContaining({ code, details: expect.objectContaining({ field }) });

describe('a contact with a service (R38, R46)', () => {
  it('says on which basis and to whom something was sent', () => {
    expect(() => record({ ...call, legalBasis: null }, 'x', timing)).toThrow(refusal('input.required', 'legalBasis'));
    expect(() => record({ ...call, recipient: '' }, 'x', timing)).toThrow(refusal('input.required', 'recipient'));
    expect(record(call, 'x', timing)).toMatchObject({ legalBasis: 'VITAL_INTERESTS', tellMemberBy: inHours(72) });
  });

  it('needs no basis, and tells the member nothing, when nothing was sent', () => {
    const asked = record({ ...call, service: 'POISON_INFORMATION', shared: [], recipient: '' }, 'x', timing);
    expect(asked).toMatchObject({ legalBasis: null, tellMemberBy: null });
    expect(mustTell(asked, inHours(1000))).toBe(false);
  });

  it('is about a call that has been made, within the last week', () => {
    for (const contactedAt of [inHours(0.1), inHours(-24 * 8)])
      expect(() => record({ ...call, contactedAt }, 'x', timing)).toThrow(refusal('input.invalid', 'contactedAt'));
  });

  it('is told to the member within 72 hours, or withheld with a reason and a date (R44)', () => {
    const sent = record(call, 'x', timing);
    expect([71, 72].map((hours) => mustTell(sent, inHours(hours)))).toEqual([false, true]);
    const unsafe = { withheldReason: 'Their partner reads along.' };
    expect(() => record({ ...call, ...unsafe }, 'x', timing)).toThrow(refusal('input.invalid', 'lookAgainAt'));
    expect(() => record({ ...call, lookAgainAt: inHours(30) }, 'x', timing)).toThrow(
      refusal('input.required', 'withheldReason'),
    );
    const withheld = record({ ...call, ...unsafe, lookAgainAt: inHours(100) }, 'x', timing);
    expect(mustTell(withheld, inHours(99))).toBe(false);
    expect(lookAgain(withheld, 'lead', null, null, timing)).toMatchObject({ memberToldAt: now, withheldReason: null });
    expect(() => lookAgain(withheld, 'owner', null, null, timing)).toThrow(
      expect.objectContaining({ code: 'escalation.secondPersonNeeded' }),
    );
  });
});

describe('who decides what the member is told of it (R4, R44)', () => {
  const actor = (id: string, held: readonly Role[], secondFactor = true): Actor => ({ id, roles: held, moderates: [], secondFactor, steppedUp: false }); // prettier-ignore
  const of = (who: Actor) =>
    [serviceContactPolicy.read, serviceContactPolicy.withhold].map((rule) =>
      rule(who, { accountId: 'patient', actorId: 'sender' }),
    );

  it.each(roles)('%s', (role) => {
    const watches = role === 'clinicalLead' || role === 'privacyOfficer';
    expect(of(actor('anyone', [role]))).toEqual([watches, watches]);
    expect(of(actor('anyone', [role], false))).toEqual([false, false]);
    expect(of(actor('patient', [role]))).toEqual([false, false]);
    expect(of(actor('sender', [role]))).toEqual([watches, false]);
  });
});
