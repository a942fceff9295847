import { describe, expect, it } from '@jest/globals';

import { roles, type Role } from '@kith/contracts/roles';

import type { Actor } from '../actor.js';
import { answerWords, longestQuestion, moved, questionWords } from './visit-question.js';
import { visitQuestionPolicy } from './visit-question.policy.js';

const actor = (id: string, has: readonly Role[] = []): Actor => ({
  id,
  roles: has,
  moderates: has.includes('peerModerator') ? ['group'] : [],
  secondFactor: has.length > 0,
  steppedUp: has.length > 0,
});
const columns = Object.keys(visitQuestionPolicy) as (keyof typeof visitQuestionPolicy)[];
const row = (who: Actor) =>
  columns.map((action) => (visitQuestionPolicy[action](who, { accountId: 'member' }) ? 'yes' : '-')).join(' ');

describe('who may do what with a question for the next visit (H10)', () => {
  it('has a column for every action', () => expect(columns.join(' ')).toBe('read write'));

  it.each<[string, Actor, string]>([
    ['the member', actor('member'), 'yes yes'],
    ['another member', actor('other'), '- -'],
    ...roles.map((role): [string, Actor, string] => [role, actor('staff', [role]), '- -']),
    ['somebody with every role', actor('staff', roles), '- -'],
  ])('%s', (_who, who, expected) => expect(row(who)).toBe(expected));
});

describe('the words of a question', () => {
  it('are kept as they were written, without the space around them', () => {
    expect(questionWords('  Is a low at night\nnormal? \n')).toBe('Is a low at night\nnormal?');
    expect(answerWords('  ')).toBe('');
  });

  it('must say something, and no more than fits', () => {
    expect(() => questionWords(' ')).toThrow(
      expect.objectContaining({ code: 'input.required', details: { field: 'words' } }),
    );
    for (const [check, field] of [
      [questionWords, 'words'],
      [answerWords, 'answer'],
    ] as const) {
      expect(check('a'.repeat(longestQuestion))).toHaveLength(longestQuestion);
      expect(() => check('a'.repeat(longestQuestion + 1))).toThrow(
        expect.objectContaining({ code: 'input.tooLong', details: { field, max: longestQuestion } }),
      );
    }
  });
});

describe('the order of the list', () => {
  const list = ['a', 'B', 'c', 'D'].map((id) => ({ id, isAsked: id !== id.toLowerCase() }));

  it('changes places with the next one that was asked, or not asked, like itself', () => {
    expect(moved(list, 'c', 'UP')).toEqual(['c', 'B', 'a', 'D']);
    expect(moved(list, 'B', 'DOWN')).toEqual(['a', 'D', 'c', 'B']);
  });

  it('stays as it is at either end, and for what is not on it', () => {
    for (const [id, way] of [
      ['a', 'UP'],
      ['c', 'DOWN'],
      ['D', 'DOWN'],
      ['x', 'UP'],
    ] as const)
      expect(moved(list, id, way)).toEqual(['a', 'B', 'c', 'D']);
  });
});
