import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { carePolicy } from './care.policy.js';
import { checkPulse, monthOf, pulseOf, pulseQuestions } from './pulse.js';
import { arranged, type CareTalk, declinedTalk, heldTalk, wasHardShift } from './talk.js';

const now = new Date('2026-03-02T09:00:00Z');
const tomorrow = new Date('2026-03-03T09:00:00Z');
const aTalk = (facts: Partial<CareTalk> = {}): CareTalk => ({
  id: 'talk',
  accountId: 'me',
  kind: 'DEBRIEF',
  cause: 'CRISIS',
  isMandatory: false,
  state: 'ASKED',
  askedAt: now,
  arrangedFor: null,
  withId: null,
  endedAt: null,
  version: 1,
  ...facts,
});

describe('a talk after something hard (R49)', () => {
  it('is asked, arranged and held', () => {
    const set = arranged(aTalk(), 'lead', tomorrow, now);
    expect(set).toMatchObject({ state: 'ARRANGED', arrangedFor: tomorrow, withId: 'lead' });
    expect(heldTalk(set, 'lead', tomorrow)).toMatchObject({ state: 'HELD', endedAt: tomorrow });
    expect(heldTalk(aTalk(), 'lead', now)).toMatchObject({ state: 'HELD', withId: 'lead' });
    const late = new Date('2026-04-02T09:00:00Z');
    for (const at of [now, late]) expect(() => arranged(aTalk(), 'lead', at, now)).toThrow('input.invalid');
  });

  it('may be declined, but not after a death', () => {
    expect(declinedTalk(aTalk(), now)).toMatchObject({ state: 'DECLINED' });
    expect(() => declinedTalk(aTalk({ cause: 'DEATH', isMandatory: true }), now)).toThrow('care.talkNeeded');
  });

  it.each(['HELD', 'DECLINED'] as const)('that is %s stays so', (state) => {
    expect(() => arranged(aTalk({ state }), 'lead', tomorrow, now)).toThrow('care.talkOver');
    const again = state === 'HELD' ? heldTalk(aTalk({ state }), 'other', now) : declinedTalk(aTalk({ state }), now);
    expect(again).toEqual(aTalk({ state }));
  });

  it.each([
    [{ red: 0, crisis: 1 }, true],
    [{ red: 3, crisis: 0 }, true],
    [{ red: 2, crisis: 0 }, false],
    [{ red: 0, crisis: 0 }, false],
  ])('is a check-in after a shift with %j: %s', (taken, hard) => {
    expect(wasHardShift(taken)).toBe(hard);
  });
});

describe('the pulse of a month (R50)', () => {
  it('shows nothing of fewer than five answers', () => {
    const four = Array.from({ length: 4 }, () => [1, 2, 3, 4, 5]);
    expect(pulseOf(four)).toBeNull();
    expect(pulseOf([...four, [5, 2, 3, 4, 4]])).toEqual({ answers: 5, means: [1.8, 2, 3, 4, 4.8] });
  });

  it('takes one answer from 1 to 5 to each question', () => {
    expect(() => checkPulse(pulseQuestions.map(() => 3))).not.toThrow();
    for (const answers of [[], [1, 2, 3, 4], [1, 2, 3, 4, 6], [0, 2, 3, 4, 5], [1.5, 2, 3, 4, 5], [1, 1, 1, 1, 1, 1]])
      expect(() => checkPulse(answers)).toThrow('input.invalid');
    expect(monthOf(now)).toBe('2026-03');
  });
});

const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: ['group'],
  secondFactor: true,
  steppedUp: true,
});
const all = Object.keys(carePolicy).join(' ');

const matrix: [who: string, Actor, accountId: string, row: string][] = [
  //                                                                       read ask decline arrange hold supervise readAll answer readPulse practise
  ['a member, as if it were theirs', anActor(), 'me', '                    -   -   -   -   -   -   -   -   -   -'],
  ['a peer moderator, own', anActor('peerModerator'), 'me', '              yes yes yes -   -   -   -   yes -   yes'],
  ["a peer moderator, a colleague's", anActor('peerModerator'), 'other', ' -   -   -   -   -   -   -   yes -   yes'],
  ['a lead moderator, own', anActor('leadModerator'), 'me', '              yes yes yes -   -   -   yes yes yes yes'],
  ["a lead moderator, another's", anActor('leadModerator'), 'other', '     yes -   -   yes yes yes yes yes yes yes'],
  ["a clinical lead, another's", anActor('clinicalLead'), 'other', '       yes -   -   yes yes yes yes yes yes yes'],
  ["a safeguarding lead, another's", anActor('safeguardingLead'), 'other', 'yes -   -   yes yes yes yes yes yes yes'],
  ['a clinician', anActor('clinician'), 'me', '                            -   -   -   -   -   -   -   -   -   -'],
  ['a privacy officer', anActor('privacyOfficer'), 'me', '                 -   -   -   -   -   -   -   -   -   -'],
  ['an auditor', anActor('auditor'), 'me', '                               -   -   -   -   -   -   -   -   -   -'],
  ['a programme manager', anActor('programmeManager'), 'other', '          -   -   -   -   -   -   -   -   yes -'],
  ['an administrator', anActor('administrator'), 'other', '                -   -   -   -   -   -   -   -   -   -'],
];

describe('who may do what in the care for moderators (R49, R50)', () => {
  it.each(matrix)('%s', (_who, actor, accountId, row) => {
    const may = Object.values(carePolicy).map((rule) => (rule(actor, { accountId }) ? 'yes' : '-'));
    expect(`${all}: ${may.join(' ')}`).toBe(`${all}: ${row.trim().split(/\s+/).join(' ')}`);
  });

  it('has a line for every role', () => {
    expect(new Set(matrix.flatMap(([, actor]) => actor.roles))).toEqual(new Set(roles));
  });
});
