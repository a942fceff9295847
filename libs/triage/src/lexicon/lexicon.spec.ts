import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess.js';
import { signalLabels } from '../signals.js';
import { rules } from './all.js';

const rulesFoundIn = (text: string): string[] => assess(text).findings.map((finding) => finding.ruleId);

describe('the lexicon', () => {
  it('names each rule once, with an owner, a date and words for staff', () => {
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.owner).not.toBe('');
      expect(rule.lastReview).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(signalLabels[rule.signal]).toBeDefined();
      expect(rule.positive.length).toBeGreaterThan(0);
      expect(rule.negative.length).toBeGreaterThan(0);
    }
  });

  it('holds back only what asks for a method', () => {
    expect(new Set(rules.filter((rule) => rule.hold).map((rule) => rule.signal))).toEqual(new Set(['B7']));
  });

  it('has no pattern that can repeat without bound', () => {
    for (const rule of rules)
      for (const pattern of [...rule.all.flat(), ...(rule.unless ?? [])])
        expect(pattern).not.toMatch(/[\])][+*]|\.[+*]/);
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it.each(rule.positive)('hears: %s', (text) => expect(rulesFoundIn(text)).toContain(id));
    it.each(rule.negative)('leaves alone: %s', (text) => expect(rulesFoundIn(text)).not.toContain(id));
  });
});
