import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { answered, appealUntil, lodged, outcomesFor } from './appeal.js';
import { appealPolicy, type AppealSubject } from './appeal.policy.js';

const now = new Date('2026-03-02T12:00:00Z');
const decision = { id: 'd', appealUntil: appealUntil(now), liftedAt: null, appealed: false };

describe('a challenge', () => {
  it('is possible for six months, to the day, also at the end of a short month', () => {
    expect(appealUntil(now)).toEqual(new Date('2026-09-02T12:00:00Z'));
    expect(appealUntil(new Date('2026-08-31T12:00:00Z'))).toEqual(new Date('2027-02-28T12:00:00Z'));
    expect(() => lodged(decision, '', decision.appealUntil, 7)).toThrow('appeal.tooLate');
  });

  it('is promised an answer within seven days', () => {
    expect(lodged(decision, 'Why?', now, 7)).toMatchObject({
      status: 'LODGED',
      decideBy: new Date('2026-03-09T12:00:00Z'),
    });
  });

  it('is made once, and not against what was lifted', () => {
    expect(() => lodged({ ...decision, appealed: true }, '', now, 7)).toThrow('appeal.closed');
    expect(() => lodged({ ...decision, liftedAt: now }, '', now, 7)).toThrow('appeal.closed');
  });

  it('can be granted in part only while a pause still runs', () => {
    const later = new Date(now.getTime() + 1);
    expect(outcomesFor({ what: 'RESTRICTED', endsAt: later }, now)).toEqual(['UPHELD', 'PARTLY', 'OVERTURNED']);
    expect(outcomesFor({ what: 'RESTRICTED', endsAt: now }, now)).toEqual(['UPHELD', 'OVERTURNED']);
    expect(outcomesFor({ what: 'REMOVED', endsAt: null }, now)).toEqual(['UPHELD', 'OVERTURNED']);
  });

  it('is answered once', () => {
    const first = answered({ id: 'a', ...lodged(decision, '', now, 7) }, 'lead', 'UPHELD', 'We read it again.', now);
    expect(first).toMatchObject({ status: 'DECIDED', decidedBy: 'lead', outcome: 'UPHELD' });
    expect(() => answered(first, 'other', 'OVERTURNED', 'No.', now)).toThrow('appeal.closed');
  });
});

describe('who answers it (R22, R4)', () => {
  const actor = (role: Role | null): Actor => ({
    id: 'me',
    roles: role ? [role] : [],
    moderates: ['g'],
    secondFactor: true,
    steppedUp: false,
  });
  const subject = (wish: Partial<AppealSubject> = {}): AppealSubject => ({
    memberId: 'member',
    madeBy: ['somebody'],
    reportedByActor: false,
    ...wish,
  });
  const allowed = ['leadModerator', 'clinicalLead'];

  it.each([null, ...roles])('%s', (role) => {
    const may = role !== null && allowed.includes(role);
    expect(appealPolicy.read(actor(role), subject())).toBe(may);
    expect(appealPolicy.decide(actor(role), subject())).toBe(may);
    expect(appealPolicy.decide(actor(role), subject({ madeBy: ['somebody', 'me'] }))).toBe(false);
    expect(appealPolicy.decide(actor(role), subject({ reportedByActor: true }))).toBe(false);
    expect(appealPolicy.read(actor(role), subject({ memberId: 'me' }))).toBe(false);
  });
});
