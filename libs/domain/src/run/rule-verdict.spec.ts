import { describe, expect, it } from '@jest/globals';

import type { Level } from '@kith/contracts/level';

import { agreedShare, byNeed, type Handled, type Judged, shouldNarrow, verdictOn } from './rule-verdict.js';

const handled = (how: Partial<Handled>): Handled => ({
  firedAt: 'RED',
  decided: true,
  escalated: false,
  reason: 'supported',
  levelSet: null,
  levelReason: null,
  ...how,
});

const verdicts: [string, Partial<Handled>, string][] = [
  ['nobody has decided', { decided: false, reason: null }, 'OPEN'],
  ['lowered and not decided yet', { decided: false, levelSet: 'AMBER', levelReason: 'readInContext' }, 'OPEN'],
  ['the person was supported', { reason: 'supported' }, 'AGREED'],
  ['somebody acted', { reason: 'acted' }, 'AGREED'],
  ['they know where help is', { reason: 'signposted' }, 'AGREED'],
  ['it was known already', { reason: 'duplicate' }, 'AGREED'],
  ['a clinician was called', { escalated: true, reason: 'escalated' }, 'AGREED'],
  ['called at a lower level', { escalated: true, levelSet: 'AMBER', levelReason: 'readInContext' }, 'AGREED'],
  ['raised', { levelSet: 'CRISIS', levelReason: 'moreSigns' }, 'AGREED'],
  ['lowered to the level of the rule', { levelSet: 'RED', levelReason: 'readInContext' }, 'AGREED'],
  ['lowered once the danger had passed', { levelSet: 'AMBER', levelReason: 'safeNow' }, 'AGREED'],
  ['nothing to worry about', { reason: 'noConcern' }, 'OVERRULED noConcern'],
  ['the word check was wrong', { reason: 'falseAlarm' }, 'OVERRULED falseAlarm'],
  [
    'raised, then found wrong',
    { reason: 'falseAlarm', levelSet: 'CRISIS', levelReason: 'moreSigns' },
    'OVERRULED falseAlarm',
  ],
  ['lowered, read in context', { levelSet: 'AMBER', levelReason: 'readInContext' }, 'OVERRULED readInContext'],
  ['lowered, past or a quote', { levelSet: 'GREEN', levelReason: 'pastOrQuoted' }, 'OVERRULED pastOrQuoted'],
  [
    'lowered and found wrong',
    { reason: 'falseAlarm', levelSet: 'AMBER', levelReason: 'otherReason' },
    'OVERRULED falseAlarm',
  ],
];

describe('what people made of a rule', () => {
  it.each(verdicts)('%s', (_, how, expected) => {
    const verdict = verdictOn(handled(how));
    expect('reason' in verdict ? `${verdict.is} ${verdict.reason}` : verdict.is).toBe(expected);
  });
});

const rule = (level: Level, fired: number, agreed: number, overruled: number): Judged => ({
  level,
  fired,
  agreed,
  overruled,
});

describe('the figures of a rule', () => {
  it('give a share from five decisions on', () => {
    expect(agreedShare(rule('AMBER', 90, 0, 4))).toBeNull();
    expect(agreedShare(rule('AMBER', 90, 1, 4))).toBe(0.2);
  });

  it.each([
    ['an amber rule hardly anybody agrees with', rule('AMBER', 40, 1, 11), true],
    ['an amber rule that one in ten agrees with', rule('AMBER', 40, 1, 9), false],
    ['an amber rule with too few decisions', rule('AMBER', 40, 0, 4), false],
    ['a red rule', rule('RED', 40, 0, 20), false],
  ])('ask to narrow %s: %#', (_, judged, narrow) => {
    expect(shouldNarrow(judged)).toBe(narrow);
  });

  it('put first what is overruled most, then what fires most', () => {
    const wrong = rule('AMBER', 10, 1, 9);
    const mixed = rule('AMBER', 50, 5, 5);
    const few = rule('AMBER', 80, 0, 4);
    const right = rule('AMBER', 60, 9, 0);
    expect([right, few, mixed, wrong].sort(byNeed)).toEqual([wrong, mixed, few, right]);
  });
});
