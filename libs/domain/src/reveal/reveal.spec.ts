import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import { standard } from '../configuration/configuration.js';
import type { Actor } from '../actor.js';
import { DomainError } from '../refusal.js';
import {
  approve,
  expire,
  isOpenTo,
  lookAgain,
  mustTell,
  request,
  type RevealRequest,
  review,
  revoke,
  stopWhen,
  tell,
} from './reveal.js';
import { revealPolicy } from './reveal.policy.js';

const after = (from: Date, minutes: number) => new Date(from.getTime() + minutes * 60_000);
const at = (iso: string) => ({ now: new Date(iso), after, agreed: standard });
const friday = at('2026-03-06T15:00:00Z');
const later = (minutes: number) => ({ now: after(friday.now, minutes), after, agreed: standard });

const asked: RevealRequest = {
  escalationId: 'case',
  accountId: 'patient',
  fields: ['PHONE'],
  reasonCode: 'DANGER_TO_LIFE',
  reason: 'Stopped answering after being sick twice.',
  withholdReason: null,
  lookAgainAt: null,
};
const crisis = { isOpen: true, level: 'CRISIS', ownerId: 'owner' } as const;
const started = () => request(asked, 'owner', crisis, 'reveal', friday).next;
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'allowed';
};

describe('asking to see who a member is (R41)', () => {
  it('lets the owner of an open crisis see at once, for one hour', () => {
    const r = started();

    expect(r).toMatchObject({ status: 'ACTIVE', expiresAt: later(60).now, grantedBy: null });
    expect([isOpenTo(r, 'owner', later(59).now), isOpenTo(r, 'owner', later(60).now)]).toEqual([true, false]);
    expect(isOpenTo(r, 'lead', later(1).now)).toBe(false);
  });

  it.each([
    ['a red case', { ...crisis, level: 'RED' } as const, 'owner', 'ACTIVE'],
    ['an amber case', { ...crisis, level: 'AMBER' } as const, 'owner', 'REQUESTED'],
    ["a colleague's crisis", crisis, 'lead', 'REQUESTED'],
  ])('decides by the case: %s', (_what, c, who, status) => {
    expect(request(asked, who, c, 'reveal', friday).next.status).toBe(status);
  });

  it.each([
    ['the case has ended', asked, { ...crisis, isOpen: false }, 'reveal.notAllowed'],
    ['no field is named', { ...asked, fields: [] }, crisis, 'input.required'],
    ['the reason is too short', { ...asked, reason: 'Because I must.' }, crisis, 'input.invalid'],
    ['withholding has no date', { ...asked, withholdReason: 'Violent partner.' }, crisis, 'input.invalid'],
    ['a date has no reason', { ...asked, lookAgainAt: later(60).now }, crisis, 'input.required'],
  ])('is refused when %s', (_why, wrong, c, code) => {
    expect(refusal(() => request(wrong, 'owner', c, 'reveal', friday))).toBe(code);
  });

  it('promises a review within one working day and a word to the member within 72 hours', () => {
    expect(started()).toMatchObject({
      reviewBy: new Date('2026-03-09T15:00:00Z'),
      tellMemberBy: new Date('2026-03-09T15:00:00Z'),
    });
  });
});

describe('four eyes', () => {
  const requested = request(asked, 'lead', crisis, 'reveal', friday).next;

  it('lets nobody approve their own request', () => {
    expect(refusal(() => approve(requested, 'lead', friday))).toBe('escalation.secondPersonNeeded');
    expect(approve(requested, 'other lead', friday).next).toMatchObject({ status: 'ACTIVE', grantedBy: 'other lead' });
  });

  it('lets neither the one who asked nor the one who approved review it (R4, R43)', () => {
    const r = approve(requested, 'other lead', friday).next;
    for (const who of ['lead', 'other lead']) {
      expect(refusal(() => review(r, who, true, 'Proper.', friday))).toBe('escalation.secondPersonNeeded');
    }
    expect(review(r, 'officer', false, 'Not needed.', friday).next.status).toBe('REVIEWED_CONCERN');
  });

  it('reviews once', () => {
    const reviewed = review(started(), 'officer', true, 'Proper.', later(70)).next;
    expect(refusal(() => review(reviewed, 'officer', false, 'On second thought.', later(80)))).toBe('reveal.expired');
    expect(refusal(() => review(reviewed, 'other officer', true, 'Proper.', later(80)))).toBe('reveal.expired');
    expect(review(reviewed, 'officer', true, 'Proper.', later(80))).toEqual({ next: reviewed, events: [] });
  });
});

describe('the end of a sight', () => {
  it('comes by itself after an hour, once', () => {
    const over = expire(started(), later(60));
    expect(over.events.map((e) => e.type)).toEqual(['reveal.stopped']);
    expect(expire(over.next, later(61)).events).toEqual([]);
  });

  it('comes at once when it is revoked or reviewed', () => {
    expect(isOpenTo(revoke(started(), later(5)).next, 'owner', later(6).now)).toBe(false);
    const reviewed = review(started(), 'officer', true, 'Proper.', later(5));
    expect(reviewed.events.map((e) => e.type)).toEqual(['reveal.stopped', 'reveal.reviewed']);
    expect(isOpenTo(reviewed.next, 'owner', later(6).now)).toBe(false);
  });
});

describe('a sight whose reason is gone', () => {
  const ended = { ...crisis, isOpen: false };
  const elsewhere = { ...crisis, ownerId: 'colleague' };

  it('stops with the case, and with the ownership it was granted for', () => {
    for (const caseNow of [ended, elsewhere]) {
      const { next, events } = stopWhen(started(), caseNow, later(5));
      expect(isOpenTo(next, 'owner', later(5).now)).toBe(false);
      expect(events.map((e) => e.type)).toEqual(['reveal.stopped']);
    }
    expect(stopWhen(started(), crisis, later(5)).events).toEqual([]);
  });

  it('goes on after a hand-over when a lead had approved it', () => {
    const requested = request(asked, 'backup', crisis, 'reveal', friday).next;
    const approved = approve(requested, 'lead', friday).next;
    expect(stopWhen(approved, elsewhere, later(5)).events).toEqual([]);
    expect(stopWhen(approved, ended, later(5)).next.status).toBe('EXPIRED');
    expect(stopWhen(requested, ended, later(5)).events.map((e) => e.type)).toEqual(['reveal.lapsed']);
  });

  it('lapses as a request that nobody answered for a day', () => {
    const requested = request(asked, 'backup', crisis, 'reveal', friday).next;
    expect(expire(requested, later(1439)).events).toEqual([]);
    expect(expire(requested, later(1440)).next.status).toBe('EXPIRED');
  });
});

describe('telling the member', () => {
  const days = 24 * 60;

  it('is due after 72 hours and done once', () => {
    expect([mustTell(started(), later(3 * days - 1).now), mustTell(started(), later(3 * days).now)]).toEqual([
      false,
      true,
    ]);
    expect(mustTell(tell(started(), later(3 * days)).next, later(4 * days).now)).toBe(false);
  });

  it('waits while it is withheld with a reason and a date, and then somebody decides again', () => {
    const withheld = { ...asked, withholdReason: 'Their partner reads their phone.', lookAgainAt: later(5 * days).now };
    const r = request(withheld, 'owner', crisis, 'reveal', friday).next;

    expect(mustTell(r, later(4 * days).now)).toBe(false);
    expect(
      lookAgain(r, 'lead', 'Still living there.', later(20 * days).now, later(5 * days)).next.memberToldAt,
    ).toBeNull();
    expect(lookAgain(r, 'lead', null, null, later(5 * days)).next.memberToldAt).toEqual(later(5 * days).now);
    expect(refusal(() => lookAgain(r, 'owner', 'Still living there.', later(20 * days).now, later(5 * days)))).toBe(
      'escalation.secondPersonNeeded',
    );
  });

  it('is told once, and cannot be untold', () => {
    const told = lookAgain(started(), 'lead', null, null, later(60)).next;
    expect(lookAgain(told, 'lead', null, null, later(61))).toEqual({ next: told, events: [] });
    expect(refusal(() => lookAgain(told, 'lead', 'Still living there.', later(5 * days).now, later(61)))).toBe(
      'reveal.expired',
    );
  });
});

describe('who may do what with a reveal', () => {
  const subject = { accountId: 'patient', requestedBy: 'owner', grantedBy: 'approver' };
  const actor = (id: string, roles: Role[]): Actor => ({
    id,
    roles,
    moderates: [],
    secondFactor: roles.length > 0,
    steppedUp: true,
  });
  const matrix: [string, Actor, string][] = [
    //                                                              read see approve revoke review withhold
    ['any member', actor('anyone', []), '- - - - - -'],
    ['the member it is about', actor('patient', []), '- - - - - -'],
    ['that member, also clinical lead', actor('patient', ['clinicalLead']), '- - - - - -'],
    ['a peer moderator', actor('peer', ['peerModerator']), '- - - - - -'],
    ['a lead moderator', actor('lead', ['leadModerator']), '- - - - - -'],
    ['another clinician', actor('other', ['clinician']), '- - - - - -'],
    ['the clinician who asked', actor('owner', ['clinician']), 'yes yes - yes - -'],
    ['a safeguarding lead who did not ask', actor('sl', ['safeguardingLead']), '- - - - - -'],
    ['a clinical lead', actor('cl', ['clinicalLead']), 'yes - yes yes yes yes'],
    ['the clinical lead who approved', actor('approver', ['clinicalLead']), 'yes - yes yes - yes'],
    ['a clinical lead who asked', actor('owner', ['clinicalLead']), 'yes yes - yes - -'],
    ['the privacy officer', actor('officer', ['privacyOfficer']), 'yes - - yes yes yes'],
    ['the auditor', actor('auditor', ['auditor']), '- - - - - -'],
    ['the administrator', actor('admin', ['administrator']), '- - - - - -'],
  ];

  it.each(matrix)('%s', (_who, who, row) => {
    const may = Object.values(revealPolicy).map((rule) => (rule(who, subject) ? 'yes' : '-'));
    expect(may.join(' ')).toBe(row);
  });
});
