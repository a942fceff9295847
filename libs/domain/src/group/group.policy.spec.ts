import { describe, expect, it } from '@jest/globals';

import type { Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { groupPolicy, type GroupSubject } from './group.policy.js';
import { isRestricted, type JoinRule, sizeBandOf, type Standing } from './membership.js';
import { membershipPolicy, type PersonSubject } from './membership.policy.js';

const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-02T09:00:01Z');
const anActor = (roles: Role[] = [], moderates: string[] = []): Actor => ({
  id: 'me',
  roles,
  moderates,
  secondFactor: true,
  steppedUp: false,
});
const stranger = anActor();

const group = (joinRule: JoinRule, standing: Standing | null, more: Partial<GroupSubject> = {}): GroupSubject => ({
  id: 'g',
  joinRule,
  archivedAt: null,
  mine: standing && { standing, restrictedUntil: null, joinedAt: now },
  confirmed: true,
  now,
  ...more,
});
const archived = { archivedAt: now };
const restricted = (until: Date) => ({ mine: { standing: 'ACTIVE' as const, restrictedUntil: until, joinedAt: now } });

const groups: [who: string, Actor, GroupSubject, row: string][] = [
  //                                                                                     read join ask leave content write room
  [
    'a newcomer, open group',
    stranger,
    group('OPEN', null),
    '                             yes  yes  -   -     -       -     -',
  ],
  [
    'a newcomer, ask to join',
    stranger,
    group('ASK', null),
    '                             yes  -    yes -     -       -     -',
  ],
  [
    'a newcomer, by invitation',
    stranger,
    group('INVITED', null),
    '                       -    -    -   -     -       -     -',
  ],
  [
    'somebody who asked',
    stranger,
    group('ASK', 'ASKED'),
    '                               yes  -    -   yes   -       -     -',
  ],
  [
    'somebody invited',
    stranger,
    group('INVITED', 'ASKED'),
    '                             yes  -    -   yes   -       -     -',
  ],
  [
    'a member',
    stranger,
    group('OPEN', 'ACTIVE'),
    '                                       yes  -    -   yes   yes     yes   yes',
  ],
  [
    'a member by invitation',
    stranger,
    group('INVITED', 'ACTIVE'),
    '                      yes  -    -   yes   yes     yes   yes',
  ],
  [
    'a member, address not confirmed',
    stranger,
    group('OPEN', 'ACTIVE', { confirmed: false }),
    ' yes - -   yes   yes     -     yes',
  ],
  [
    'a restricted member',
    stranger,
    group('OPEN', null, restricted(later)),
    '             yes  -    -   yes   yes     -     yes',
  ],
  [
    'a member, restriction just over',
    stranger,
    group('OPEN', null, restricted(now)),
    '   yes  -    -   yes   yes     yes   yes',
  ],
  [
    'somebody who left',
    stranger,
    group('OPEN', 'LEFT'),
    '                                yes  yes  -   -     -       -     -',
  ],
  [
    'somebody who left, by invitation',
    stranger,
    group('INVITED', 'LEFT'),
    '              -    -    -   -     -       -     -',
  ],
  [
    'somebody who was declined',
    stranger,
    group('ASK', 'DECLINED'),
    '                     yes  -    -   -     -       -     -',
  ],
  [
    'somebody who was removed',
    stranger,
    group('OPEN', 'REMOVED'),
    '                      yes  -    -   -     -       -     -',
  ],
  [
    'a member of an archived group',
    stranger,
    group('OPEN', 'ACTIVE', archived),
    '        -    -    -   yes   yes     -     -',
  ],
  [
    'its moderator',
    anActor(['peerModerator'], ['g']),
    group('INVITED', null),
    '          yes  -    -   -     yes     -     yes',
  ],
  [
    'a moderator of another group',
    anActor(['peerModerator'], ['h']),
    group('INVITED', null),
    ' - -   -   -     -       -     -',
  ],
  [
    'a lapsed moderator',
    anActor([], ['g']),
    group('INVITED', null),
    '                    -    -    -   -     -       -     -',
  ],
  [
    'a lead moderator',
    anActor(['leadModerator']),
    group('INVITED', null, archived),
    '    yes  -    -   -     yes     -     -',
  ],
  [
    'a clinical lead',
    anActor(['clinicalLead']),
    group('INVITED', null),
    '                yes  -    -   -     yes     -     yes',
  ],
  [
    'a safeguarding lead',
    anActor(['safeguardingLead']),
    group('INVITED', null),
    '        yes  -    -   -     yes     -     yes',
  ],
  [
    'a clinician',
    anActor(['clinician']),
    group('INVITED', null),
    '                       -    -    -   -     -       -     -',
  ],
  [
    'an administrator',
    anActor(['administrator']),
    group('INVITED', null),
    '              -    -    -   -     -       -     -',
  ],
  [
    'an auditor',
    anActor(['auditor']),
    group('OPEN', null),
    '                             yes  yes  -   -     -       -     -',
  ],
  [
    'a privacy officer',
    anActor(['privacyOfficer']),
    group('INVITED', null),
    '            -    -    -   -     -       -     -',
  ],
  [
    'a programme manager',
    anActor(['programmeManager']),
    group('INVITED', null),
    '        -    -    -   -     -       -     -',
  ],
];

describe('who may do what with a group', () => {
  it.each(groups)('%s', (_who, actor, subject, row) => {
    const may = Object.values(groupPolicy).map((rule) => (rule(actor, subject) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });
});

const person = (more: Partial<PersonSubject> = {}): PersonSubject => ({
  groupId: 'g',
  accountId: 'them',
  standing: 'ACTIVE',
  mine: { standing: 'ACTIVE' },
  hasBlockedActor: false,
  ...more,
});

const people: [who: string, Actor, PersonSubject, row: string][] = [
  //                                                                                              read silence change greet
  [
    'a fellow member',
    stranger,
    person(),
    '                                                        yes  yes     -      -',
  ],
  [
    'about somebody who left',
    stranger,
    person({ standing: 'LEFT' }),
    '                            yes  yes     -      -',
  ],
  [
    'about somebody who only asked',
    stranger,
    person({ standing: 'ASKED' }),
    '                     -    yes     -      -',
  ],
  [
    'about somebody removed',
    stranger,
    person({ standing: 'REMOVED' }),
    '                          -    yes     -      -',
  ],
  [
    'somebody of no shared group',
    stranger,
    person({ mine: null }),
    '                              -    -       -      -',
  ],
  [
    'somebody who left',
    stranger,
    person({ mine: { standing: 'LEFT' } }),
    '                        -    -       -      -',
  ],
  [
    'somebody they have blocked',
    stranger,
    person({ hasBlockedActor: true }),
    '                    -    yes     -      -',
  ],
  [
    'oneself',
    stranger,
    person({ accountId: 'me' }),
    '                                             yes  -       yes    yes',
  ],
  [
    'oneself, asked',
    stranger,
    person({ accountId: 'me', standing: 'ASKED', mine: { standing: 'ASKED' } }),
    ' yes -   yes      -',
  ],
  [
    'oneself, removed',
    stranger,
    person({ accountId: 'me', standing: 'REMOVED', mine: { standing: 'REMOVED' } }),
    ' yes - -      -',
  ],
  [
    'its moderator, no member',
    anActor(['peerModerator'], ['g']),
    person({ mine: null }),
    '        yes  -       -      -',
  ],
  [
    'a moderator they have blocked',
    anActor(['peerModerator'], ['g']),
    person({ hasBlockedActor: true }),
    ' yes yes -      -',
  ],
  [
    'another moderator',
    anActor(['peerModerator'], ['h']),
    person({ mine: null }),
    '               -    -       -      -',
  ],
  [
    'a lead',
    anActor(['leadModerator']),
    person({ mine: null }),
    '                                 yes  -       -      -',
  ],
  [
    'a clinician',
    anActor(['clinician']),
    person({ mine: null }),
    '                                -    -       -      -',
  ],
  [
    'an administrator',
    anActor(['administrator']),
    person({ mine: null }),
    '                       -    -       -      -',
  ],
];

describe('who may do what with a person of a group', () => {
  it.each(people)('%s', (_who, actor, subject, row) => {
    const may = Object.values(membershipPolicy).map((rule) => (rule(actor, subject) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });
});

describe('a restriction', () => {
  it('ends at its second', () => {
    expect(isRestricted({ restrictedUntil: later }, now)).toBe(true);
    expect(isRestricted({ restrictedUntil: now }, now)).toBe(false);
    expect(isRestricted({ restrictedUntil: null }, now)).toBe(false);
  });
});

describe('the size of a group', () => {
  it.each([
    [0, 'NOBODY'],
    [1, 'A_FEW'],
    [19, 'A_FEW'],
    [20, 'ABOUT_50'],
    [99, 'ABOUT_50'],
    [100, 'ABOUT_200'],
    [349, 'ABOUT_200'],
    [350, 'ABOUT_500'],
    [750, 'ABOUT_1000'],
  ])('of %i people is said as %s', (people, band) => {
    expect(sizeBandOf(people)).toBe(band);
  });
});
