import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { threadPolicy, type ThreadSubject } from './thread.policy.js';

const group = 'group-1';
const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: held.includes('peerModerator') ? [group] : [],
  secondFactor: true,
  steppedUp: true,
});
const elsewhere: Actor = { ...anActor('peerModerator'), moderates: ['group-2'] };

const thread: ThreadSubject = {
  groupId: group,
  isMine: false,
  isVisible: true,
  openingState: 'PUBLISHED',
  hasReplies: false,
  repliesOff: false,
  isArchived: false,
  isMember: true,
  isRestricted: false,
  isBlockedByAuthor: false,
  isSilenced: false,
};
const stranger = { isMember: false };
const gone = (openingState: ThreadSubject['openingState']) => ({ isVisible: false, openingState });

// prettier-ignore
const matrix: [who: string, Actor, Partial<ThreadSubject>, string][] = [
  //                                                                               read list reply markRead moderate
  ['a member', anActor(), {}, '                                                     yes  yes  yes   yes      -'],
  ['its author', anActor(), { isMine: true }, '                                     yes  yes  yes   yes      -'],
  ['somebody who is not in the group', anActor(), stranger, '                       -    -    -     -        -'],
  ['a restricted member', anActor(), { isRestricted: true }, '                      yes  yes  -     yes      -'],
  ['a member, replies off', anActor(), { repliesOff: true }, '                      yes  yes  -     yes      -'],
  ['a member, group archived', anActor(), { isArchived: true }, '                   yes  yes  -     yes      -'],
  ['a member whom the author blocked', anActor(), { isBlockedByAuthor: true }, '    -    -    -     yes      -'],
  ['a member who muted the author', anActor(), { isSilenced: true }, '              yes  -    yes   yes      -'],
  ['a member, opening post hidden', anActor(), gone('HIDDEN'), '                    yes  -    -     yes      -'],
  ['a member, opening post removed', anActor(), gone('REMOVED'), '                  yes  -    -     yes      -'],
  ['a member, opening post taken back', anActor(), gone('AUTHOR_DELETED'), '        yes  -    -     yes      -'],
  ['a member, never shown', anActor(), gone('PREMODERATED_PENDING'), '              -    -    -     yes      -'],
  ['a member, held at once', anActor(), gone('HELD'), '                             -    -    -     yes      -'],
  ['a member, held after replies', anActor(), { ...gone('HELD'), hasReplies: true }, 'yes -   -     yes      -'],
  ['its author, held', anActor(), { ...gone('HELD'), isMine: true }, '              yes  yes  -     yes      -'],
  ['its author, taken back', anActor(), { ...gone('AUTHOR_DELETED'), isMine: true }, 'yes  - -   yes      -'],
  ['moderator of the group', anActor('peerModerator'), {}, '                        yes  yes  yes   yes      yes'],
  ['moderator, no member', anActor('peerModerator'), stranger, '                    yes  yes  -     -        yes'],
  ['moderator, blocked by the author', anActor('peerModerator'), { isBlockedByAuthor: true }, 'yes yes - yes  yes'],
  ['moderator and author', anActor('peerModerator'), { isMine: true }, '            yes  yes  yes   yes      -'],
  ['moderator, never shown', anActor('peerModerator'), gone('PREMODERATED_PENDING'), ' yes -  -     yes      yes'],
  ['moderator of another group', elsewhere, stranger, '                             -    -    -     -        -'],
  ['lead, no member', anActor('leadModerator'), stranger, '                         yes  yes  -     -        yes'],
  ['clinical lead, no member', anActor('clinicalLead'), stranger, '                 yes  yes  -     -        yes'],
  ['safeguarding lead, no member', anActor('safeguardingLead'), stranger, '         yes  yes  -     -        yes'],
  ['clinician, no member', anActor('clinician'), stranger, '                        -    -    -     -        -'],
  ['privacy officer, no member', anActor('privacyOfficer'), stranger, '             -    -    -     -        -'],
  ['auditor, no member', anActor('auditor'), stranger, '                            -    -    -     -        -'],
  ['programme manager, no member', anActor('programmeManager'), stranger, '         -    -    -     -        -'],
  ['administrator, no member', anActor('administrator'), stranger, '                -    -    -     -        -'],
];

describe('who may do what with a thread', () => {
  it.each(matrix)('%s', (_who, actor, facts, row) => {
    const may = Object.values(threadPolicy).map((rule) => (rule(actor, { ...thread, ...facts }) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(new Set(matrix.flatMap(([, actor]) => actor.roles))).toEqual(new Set(roles));
  });
});
