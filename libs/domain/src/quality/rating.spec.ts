import { describe, expect, it } from '@jest/globals';

import type { Level } from '@kith/contracts/level';

import { differ, findsGraver, firstRating, isFarApart, type Rating, reasonOf } from './rating.js';

const decision = {
  level: 'RED' as Level,
  signal: { source: 'DETECTOR', category: 'B', code: 'B6' },
  acts: [],
  reason: 'acted',
};

describe('a decision, said as a rating (R51)', () => {
  it.each([
    ['what the detector found', {}, 'B'],
    ['what a member was worried about', { signal: { source: 'REPORT', category: 'WORRIED', code: 'safety' } }, 'B'],
    ['a report about advice', { signal: { source: 'REPORT', category: 'RULE', code: 'unsafeAdvice' } }, 'F'],
    ['a report of something else', { signal: { source: 'REPORT', category: 'RULE', code: 'other' } }, 'OTHER'],
    ['a mark', { signal: { source: 'MODERATOR', category: 'MODERATOR', code: 'marked' } }, 'OTHER'],
    ['no signal at all', { signal: null }, 'OTHER'],
    ['nothing to worry about', { reason: 'noConcern' }, 'NONE'],
    ['a false alarm', { reason: 'falseAlarm' }, 'NONE'],
  ])('is about %s', (_, changes, category) => {
    expect(firstRating({ ...decision, ...changes }).category).toBe(category);
  });

  it.each([
    ['nothing', [], 'duplicate', 'NOTHING'],
    ['support, by its reason', [], 'supported', 'SUPPORT'],
    ['support, by a message', ['claim', 'message', 'decide'], 'acted', 'SUPPORT'],
    ['taking words away, whatever else was done', ['hide', 'message'], 'supported', 'TAKE_AWAY'],
    ['a pause', ['hide', 'restrict'], 'acted', 'PAUSE'],
    ['a clinician above all', ['escalate', 'restrict', 'hide'], 'escalated', 'CLINICIAN'],
  ])('did %s', (_, acts, reason, action) => {
    expect(firstRating({ ...decision, acts, reason }).action).toBe(action);
  });
});

describe('two ratings', () => {
  const rating = (level: Level, changes: Partial<Rating> = {}): Rating => ({
    level,
    category: 'B',
    action: 'SUPPORT',
    ...changes,
  });

  it('differ in a level, a category or an action', () => {
    expect(differ(rating('RED'), rating('RED'))).toBe(false);
    expect(differ(rating('RED'), rating('AMBER'))).toBe(true);
    expect(differ(rating('RED'), rating('RED', { category: 'A' }))).toBe(true);
    expect(differ(rating('RED'), rating('RED', { action: 'NOTHING' }))).toBe(true);
  });

  it('are far apart from two levels on (R52)', () => {
    expect(isFarApart(rating('AMBER'), rating('RED'))).toBe(false);
    expect(isFarApart(rating('AMBER'), rating('CRISIS'))).toBe(true);
    expect(isFarApart(rating('RED'), rating('GREEN'))).toBe(true);
  });

  it.each<[Level, Level, boolean]>([
    ['GREEN', 'CRISIS', true],
    ['RED', 'CRISIS', true],
    ['AMBER', 'RED', true],
    ['GREEN', 'AMBER', false],
    ['RED', 'RED', false],
    ['CRISIS', 'RED', false],
  ])('first %s, then %s: somebody must look again is %s (H04)', (first, second, graver) => {
    expect(findsGraver(rating(first), rating(second))).toBe(graver);
  });

  it('are asked for because of the gravest reason', () => {
    expect(reasonOf({ crisis: true, distress: true })).toBe('CRISIS');
    expect(reasonOf({ crisis: false, distress: true })).toBe('DISTRESS');
    expect(reasonOf({ crisis: false, distress: false })).toBe('SHARE');
  });
});
