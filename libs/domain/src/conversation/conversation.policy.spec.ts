import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { conversationPolicy, type ConversationSubject } from './conversation.policy.js';

const group = 'group';
const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: [group],
  secondFactor: true,
  steppedUp: true,
});
const mine: ConversationSubject = { groupId: group, accountId: 'me', isOpen: true };
const theirs: ConversationSubject = { ...mine, accountId: 'other' };

const matrix: [who: string, Actor, ConversationSubject, row: string][] = [
  //                                                                            read writeAsMember writeAsTeam
  ['its member', anActor(), mine, '                                             yes  yes           -'],
  ['its member, who left before it began', anActor(), { ...mine, isOpen: false }, 'yes -           -'],
  ['its member, a moderator of the group', anActor('peerModerator'), mine, '    yes  yes           -'],
  ['its member, a lead', anActor('leadModerator'), mine, '                      yes  yes           -'],
  ['another member', anActor(), theirs, '                                       -    -             -'],
  ['a moderator of the group', anActor('peerModerator'), theirs, '              yes  -             yes'],
  ['a moderator of other groups', { ...anActor('peerModerator'), moderates: ['other'] }, theirs, '- - -'],
  ['a lead', anActor('leadModerator'), theirs, '                                yes  -             yes'],
  ['a clinical lead', anActor('clinicalLead'), theirs, '                        yes  -             yes'],
  ['a safeguarding lead', anActor('safeguardingLead'), theirs, '                yes  -             yes'],
  ['a clinician', anActor('clinician'), theirs, '                               -    -             -'],
  ['a privacy officer', anActor('privacyOfficer'), theirs, '                    -    -             -'],
  ['an auditor', anActor('auditor'), theirs, '                                  -    -             -'],
  ['a programme manager', anActor('programmeManager'), theirs, '                -    -             -'],
  ['an administrator', anActor('administrator'), theirs, '                      -    -             -'],
];

describe('who may do what with a conversation with the moderation team', () => {
  it.each(matrix)('%s', (_who, actor, conversation, row) => {
    const may = Object.values(conversationPolicy).map((rule) => (rule(actor, conversation) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(new Set(matrix.flatMap(([, actor]) => actor.roles))).toEqual(new Set(roles));
  });
});
