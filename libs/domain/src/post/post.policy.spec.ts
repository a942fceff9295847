import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import type { ThreadSubject } from '../thread/thread.policy.js';
import { postPolicy, type PostSubject } from './post.policy.js';

const group = 'group-1';
const anActor = (...held: Role[]): Actor => ({
  id: 'me',
  roles: held,
  moderates: held.includes('peerModerator') ? [group] : [],
  secondFactor: true,
  steppedUp: true,
});

const thread: ThreadSubject = {
  groupId: group,
  isMine: false,
  isVisible: true,
  openingState: 'PUBLISHED',
  hasReplies: true,
  repliesOff: false,
  isArchived: false,
  isMember: true,
  isRestricted: false,
  isBlockedByAuthor: false,
  isSilenced: false,
};
const post: PostSubject = {
  thread,
  state: 'PUBLISHED',
  isMine: false,
  isBlockedByAuthor: false,
  isSilenced: false,
  isJustTakenDown: false,
  isDisputed: false,
};
const inThread = (facts: Partial<ThreadSubject>) => ({ thread: { ...thread, ...facts } });
const stranger = inThread({ isMember: false });
const mine = { isMine: true };

// prettier-ignore
const matrix: [who: string, Actor, Partial<PostSubject>, string][] = [
  //                                                           read words edit down back reply hear report mute moderate history find
  ['a member', anActor(), {}, '                                 yes  yes   -    -    -    yes   yes  yes    yes  -  - yes'],
  ['its author', anActor(), mine, '                             yes  yes   yes  yes  -    yes   -    -      -    -  yes yes'],
  ['author, held', anActor(), { ...mine, state: 'HELD' }, '     yes  yes   yes  yes  -    -     -    -      -    -  yes -'],
  ['author, waiting', anActor(), { ...mine, state: 'PREMODERATED_PENDING' }, 'yes yes yes yes - - - - - - yes -'],
  ['author, hidden', anActor(), { ...mine, state: 'HIDDEN' }, ' yes  yes   -    -    -    -     -    -      -    -  yes -'],
  ['author, declined', anActor(), { ...mine, state: 'DECLINED' }, 'yes yes - - - - - - - - yes -'],
  ['author, removed', anActor(), { ...mine, state: 'REMOVED' }, 'yes -     -    -    -    -     -    -      -    -  yes -'],
  ['author, just taken back', anActor(), { ...mine, state: 'AUTHOR_DELETED', isJustTakenDown: true }, 'yes - - - yes - - - - - yes -'],
  ['author, taken back long ago', anActor(), { ...mine, state: 'AUTHOR_DELETED' }, 'yes - - - - - - - - - yes -'],
  ['author, group archived', anActor(), { ...mine, ...inThread({ isArchived: true }) }, 'yes yes - yes - - - - - - yes yes'],
  ['member, group archived', anActor(), inThread({ isArchived: true }), 'yes yes - - - - yes yes yes - - yes'],
  ['author, restricted', anActor(), { ...mine, ...inThread({ isRestricted: true }) }, 'yes yes - yes - - - - - - yes yes'],
  ['author, opener blocked them', anActor(), { ...mine, ...inThread({ isBlockedByAuthor: true }) }, 'yes yes yes yes - - - - - - yes -'],
  ['author who left', anActor(), { ...mine, ...stranger }, '     -   yes   -    -    -    -     -    -      -    -  yes -'],
  ['member, held', anActor(), { state: 'HELD' }, '              yes  -     -    -    -    -     -    -      -    -  - -'],
  ['member, waiting', anActor(), { state: 'PREMODERATED_PENDING' }, 'yes - - - - - - - - - - -'],
  ['member, hidden', anActor(), { state: 'HIDDEN' }, '          yes  -     -    -    -    -     -    -      -    -  - -'],
  ['member, declined', anActor(), { state: 'DECLINED' }, '      yes  -     -    -    -    -     -    -      -    -  - -'],
  ['member, removed', anActor(), { state: 'REMOVED' }, '        yes  -     -    -    -    -     -    -      -    -  - -'],
  ['member, taken back', anActor(), { state: 'AUTHOR_DELETED' }, 'yes - - - - - - - - - - -'],
  ['member, community only', anActor(), { state: 'PUBLISHED_RESTRICTED' }, 'yes yes - - - yes yes yes yes - - yes'],
  ['member, advice in doubt', anActor(), { isDisputed: true }, 'yes yes - - - yes yes yes yes - - -'],
  ['member, replies off', anActor(), { state: 'REPLIES_OFF' }, 'yes  yes   -    -    -    -     yes  yes    yes  -  - yes'],
  ['member, thread closed', anActor(), inThread({ repliesOff: true }), 'yes yes - - - - yes yes yes - - yes'],
  ['member, restricted', anActor(), inThread({ isRestricted: true }), 'yes yes - - - - yes yes yes - - yes'],
  ['member who muted the author', anActor(), { isSilenced: true }, 'yes - - - - - - yes - - - -'],
  ['member whom the author blocked', anActor(), { isBlockedByAuthor: true }, '- yes - - - yes yes yes yes - - -'],
  ['not in the group', anActor(), stranger, '                   -    yes   -    -    -    -     -    -      -    -  - -'],
  ['moderator', anActor('peerModerator'), {}, '                 yes  yes   -    -    -    yes   yes  yes    yes  yes yes yes'],
  ['moderator, own post', anActor('peerModerator'), mine, '     yes  yes   yes  yes  -    yes   -    -      -    -  yes yes'],
  ['moderator, hidden', anActor('peerModerator'), { state: 'HIDDEN' }, 'yes - - - - - - - - yes yes -'],
  ['moderator, taken back', anActor('peerModerator'), { state: 'AUTHOR_DELETED' }, 'yes - - - - - - - - - yes -'],
  ['moderator, blocked', anActor('peerModerator'), { isBlockedByAuthor: true }, 'yes yes - - - yes yes yes yes yes yes -'],
  ['lead, no member', anActor('leadModerator'), stranger, '     yes  yes   -    -    -    -     -    -      -    yes yes -'],
  ['clinical lead, no member', anActor('clinicalLead'), stranger, 'yes yes - - - - - - - yes yes -'],
  ['safeguarding lead, no member', anActor('safeguardingLead'), stranger, 'yes yes - - - - - - - yes yes -'],
  ['clinician, no member', anActor('clinician'), stranger, '     -   yes   -    -    -    -     -    -      -    -  - -'],
  ['privacy officer, no member', anActor('privacyOfficer'), stranger, '- yes - - - - - - - - - -'],
  ['auditor, no member', anActor('auditor'), stranger, '         -   yes   -    -    -    -     -    -      -    -  - -'],
  ['programme manager, no member', anActor('programmeManager'), stranger, '- yes - - - - - - - - - -'],
  ['administrator, no member', anActor('administrator'), stranger, '- yes - - - - - - - - - -'],
];

describe('who may do what with a post (the second column counts only with the first)', () => {
  it.each(matrix)('%s', (_who, actor, facts, row) => {
    const may = Object.values(postPolicy).map((rule) => (rule(actor, { ...post, ...facts }) ? 'yes' : '-'));
    expect(may).toEqual(row.trim().split(/\s+/));
  });

  it('has a line for every role', () => {
    expect(new Set(matrix.flatMap(([, actor]) => actor.roles))).toEqual(new Set(roles));
  });
});
