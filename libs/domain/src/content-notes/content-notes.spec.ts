import { describe, expect, it } from '@jest/globals';

import { roles, type Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { chosenSubjects, notesFor } from './content-notes.js';
import { contentChoicePolicy } from './content-notes.policy.js';

const actor = (id: string, has: readonly Role[] = []): Actor => ({
  id,
  roles: has,
  moderates: has.includes('peerModerator') ? ['group'] : [],
  secondFactor: has.length > 0,
  steppedUp: has.length > 0,
});
const columns = Object.keys(contentChoicePolicy) as (keyof typeof contentChoicePolicy)[];
const row = (who: Actor) =>
  columns.map((action) => (contentChoicePolicy[action](who, { accountId: 'member' }) ? 'yes' : '-')).join(' ');

describe('who may do what with the subjects a member chose (H10)', () => {
  it('has a column for every action', () => expect(columns.join(' ')).toBe('read choose'));

  it.each<[string, Actor, string]>([
    ['the member', actor('member'), 'yes yes'],
    ['another member', actor('other'), '- -'],
    ...roles.map((role): [string, Actor, string] => [role, actor('staff', [role]), '- -']),
    ['somebody with every role', actor('staff', roles), '- -'],
  ])('%s', (_who, who, expected) => expect(row(who)).toBe(expected));
});

describe('what a reader chooses', () => {
  it('is kept once each, in the order of the list, and is no longer than the list', () => {
    expect(chosenSubjects(['DEATH', 'WEIGHT', 'DEATH'])).toEqual(['WEIGHT', 'DEATH']);
    expect(chosenSubjects([])).toEqual([]);
    expect(() => chosenSubjects(Array.from({ length: 8 }, () => 'DEATH' as const))).toThrow(
      expect.objectContaining({ code: 'input.tooLong', details: { field: 'subjects', max: 7 } }),
    );
  });
});

describe('words wait for the reader', () => {
  const reader = { chosen: ['DEATH', 'NEEDLES'], isMine: false, moderates: false };

  it('for the subjects they chose and no other, in the order of the list', () => {
    expect(notesFor(['DEATH', 'WEIGHT', 'NEEDLES'], reader)).toEqual(['NEEDLES', 'DEATH']);
    expect(notesFor(['WEIGHT'], reader)).toEqual([]);
    expect(notesFor(['DEATH'], { ...reader, chosen: [] })).toEqual([]);
  });

  it('never when they wrote them, when they moderate there (H01), or before the words were read', () => {
    expect(notesFor(['DEATH'], { ...reader, isMine: true })).toEqual([]);
    expect(notesFor(['DEATH'], { ...reader, moderates: true })).toEqual([]);
    expect(notesFor(null, reader)).toEqual([]);
  });
});
