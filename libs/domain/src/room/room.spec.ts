import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { bandOf, isOpen, type MessageState, move, pausesAt, type SendingFacts, whyNotSend } from './room.js';
import { roomPolicy, type RoomSubject } from './room.policy.js';

const now = new Date('2026-03-02T20:00:00Z');
const at = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const facts: SendingFacts = {
  isOpen: true,
  restrictedUntil: null,
  slowModeSeconds: 0,
  isModerator: false,
  lastSentAt: null,
  sentLately: 0,
  isConfirmed: true,
  pausedAt: null,
  pausedUntil: null,
};

describe('a room whose moderator', () => {
  it.each([
    ['is there', { isAttended: true, lastSeenAt: now }, true, null],
    ['was just lost sight of', { isAttended: false, lastSeenAt: at(-61) }, true, at(59)],
    ['has been away for two minutes', { isAttended: false, lastSeenAt: at(-120) }, false, null],
    ['was never there', { isAttended: false, lastSeenAt: null }, false, null],
  ])('%s', (_who, room, open, pauses) => {
    expect(isOpen(room, now)).toBe(open);
    expect(pausesAt(room, now)).toEqual(pauses);
  });
});

describe('speaking in a room', () => {
  it.each<[string, Partial<SendingFacts>, string | null]>([
    ['an open room', {}, null],
    ['a closed room', { isOpen: false }, 'room.closed'],
    ['a restriction that lasts', { restrictedUntil: at(1) }, 'membership.restricted'],
    ['a restriction that is over', { restrictedUntil: now }, null],
    ['an unconfirmed address', { isConfirmed: false }, 'account.emailUnconfirmed'],
    ['the sixtieth message in a minute', { sentLately: 59 }, null],
    ['the sixty-first message in a minute', { sentLately: 60 }, 'rate.limited'],
    ['slow mode, too soon', { slowModeSeconds: 30, lastSentAt: at(-29) }, 'room.slowDown'],
    ['slow mode, in time', { slowModeSeconds: 30, lastSentAt: at(-30) }, null],
    ['slow mode, a moderator', { slowModeSeconds: 30, lastSentAt: at(-1), isModerator: true }, null],
    ['a paused room', { pausedAt: now }, 'room.paused'],
    ['a pause that has a moment left', { pausedAt: now, pausedUntil: at(1) }, 'room.paused'],
    ['a pause that is over', { pausedAt: at(-120), pausedUntil: now }, null],
    ['a paused room, a moderator', { pausedAt: now, isModerator: true }, null],
    ['a room that closed while it was paused', { pausedAt: now, isOpen: false }, 'room.closed'],
  ])('%s', (_what, given, code) => {
    expect(whyNotSend({ ...facts, ...given }, now)?.code ?? null).toBe(code);
  });

  it('says how long to wait in slow mode', () => {
    expect(whyNotSend({ ...facts, slowModeSeconds: 60, lastSentAt: at(-12.5) }, now)?.details).toEqual({
      retryAfterSeconds: 48,
    });
  });
});

describe('a refusal in a paused room', () => {
  it.each([
    ['says when the room goes on', at(300), at(300).toISOString()],
    ['says that it goes on when a moderator lets it', null, null],
  ])('%s', (_what, pausedUntil, until) => {
    expect(whyNotSend({ ...facts, pausedAt: now, pausedUntil }, now)?.details).toEqual({ until });
  });
});

describe('moving a message (R19)', () => {
  const states: MessageState[] = ['PUBLISHED', 'HELD', 'HIDDEN', 'REMOVED', 'AUTHOR_DELETED'];
  const told = (from: MessageState, to: MessageState, wasSaid: boolean) => {
    try {
      return move(from, to, wasSaid) ?? 'silent';
    } catch {
      return '-';
    }
  };

  it.each<[MessageState, boolean, string]>([
    // to:              PUBLISHED HELD HIDDEN REMOVED AUTHOR_DELETED
    ['PUBLISHED', true, '-        HIDDEN HIDDEN HIDDEN TAKEN_BACK'],
    ['HELD', false, '    SENT     -      silent silent silent'],
    ['HELD', true, '     RESTORED -     silent silent silent'],
    ['HIDDEN', true, '   RESTORED -     -      silent silent'],
    ['REMOVED', true, '  RESTORED -     -      -      -'],
    ['AUTHOR_DELETED', true, '- -       -      -      -'],
  ])('from %s (said before: %s)', (from, wasSaid, row) => {
    expect(states.map((to) => told(from, to, wasSaid))).toEqual(row.trim().split(/\s+/));
  });
});

it.each([
  [0, 'NOBODY'],
  [1, 'A_FEW'],
  [7, 'A_FEW'],
  [8, 'ABOUT_12'],
  [20, 'ABOUT_12'],
  [21, 'MORE_THAN_20'],
])('%s people are %s', (people, band) => {
  expect(bandOf(people)).toBe(band);
});

const group = 'group';
const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: [group],
  secondFactor: true,
  steppedUp: true,
});
const inside: RoomSubject = { groupId: group, membershipId: 'mine', authorId: 'mine' };
const others: RoomSubject = { ...inside, authorId: 'other' };
const outside: RoomSubject = { groupId: group, membershipId: null, authorId: 'other' };

const matrix: [who: string, Actor, RoomSubject, row: string][] = [
  //                                                                     read send takeBack setPace pause readAll
  ['a member, own message', anActor(), inside, '                         yes  yes  yes      - - -'],
  ["a member, another's message", anActor(), others, '                   yes  yes  -        - - -'],
  ['not in the group', anActor(), outside, '                             -    -    -        - - -'],
  ['a moderator of the group', anActor('peerModerator'), others, '       yes  yes  -        yes yes yes'],
  ['a moderator who left the group', anActor('peerModerator'), outside, 'yes  -    -        yes yes yes'],
  ['a moderator of other groups', { ...anActor('peerModerator'), moderates: ['other'] }, outside, '- - - - - -'],
  ['a lead, no member', anActor('leadModerator'), outside, '             yes  -    -        yes yes yes'],
  ['a clinical lead, no member', anActor('clinicalLead'), outside, '     yes  -    -        yes yes yes'],
  ['a safeguarding lead, no member', anActor('safeguardingLead'), outside, 'yes - -        yes yes yes'],
  ['a clinician, no member', anActor('clinician'), outside, '            -    -    -        - - -'],
  ['a privacy officer, no member', anActor('privacyOfficer'), outside, ' -    -    -        - - -'],
  ['an auditor, no member', anActor('auditor'), outside, '               -    -    -        - - -'],
  ['a programme manager, no member', anActor('programmeManager'), outside, '- - -            - - -'],
  ['an administrator, no member', anActor('administrator'), outside, '   -    -    -        - - -'],
];

describe('who may do what in a room', () => {
  it.each(matrix)('%s', (_who, actor, room, row) => {
    const may = Object.values(roomPolicy).map((rule) => (rule(actor, room) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(new Set(matrix.flatMap(([, actor]) => actor.roles))).toEqual(new Set(roles));
  });
});
