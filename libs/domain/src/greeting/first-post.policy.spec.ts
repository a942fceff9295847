import { describe, expect, it } from '@jest/globals';

import { type Role, roles } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { firstPostFiguresPolicy, firstPostPolicy } from './first-post.policy.js';

const anActor = (held: readonly Role[], moderates: readonly string[] = []): Actor => ({
  id: 'me',
  roles: held,
  moderates,
  secondFactor: true,
  steppedUp: true,
});
const row = (actor: Actor) =>
  [firstPostPolicy.read(actor, { groupId: 'g' }), firstPostFiguresPolicy.read(actor)]
    .map((may) => (may ? 'yes' : '-'))
    .join(' ');

const table: [who: string, Actor, expected: string][] = [
  //                                                                          waiting figures
  ['a member', anActor([]), '- -'],
  ['a peer moderator of the group', anActor(['peerModerator'], ['g']), 'yes -'],
  ['a peer moderator of another group', anActor(['peerModerator'], ['other']), '- -'],
  ['a member whose certificate has lapsed', anActor([], ['g']), '- -'],
  ['leadModerator', anActor(['leadModerator']), 'yes yes'],
  ['clinician', anActor(['clinician']), '- -'],
  ['clinicalLead', anActor(['clinicalLead']), 'yes -'],
  ['safeguardingLead', anActor(['safeguardingLead']), 'yes -'],
  ['privacyOfficer', anActor(['privacyOfficer']), '- -'],
  ['auditor', anActor(['auditor']), '- -'],
  ['programmeManager', anActor(['programmeManager']), '- yes'],
  ['administrator', anActor(['administrator']), '- -'],
];

describe('who sees first posts that wait, and how often the promise was kept', () => {
  it.each(table)('%s', (_, actor, expected) => {
    expect(row(actor)).toBe(expected);
  });

  it('speaks of every role', () => {
    const spoken = table.flatMap(([, { roles: held }]) => held);
    expect(roles.filter((role) => !spoken.includes(role))).toEqual([]);
  });
});
