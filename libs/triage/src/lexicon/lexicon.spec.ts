import { describe, expect, it } from '@jest/globals';
import { assess } from '../assess.js';
import type { Facts } from '../declared.js';
import { signalLabels } from '../signals.js';
import { rules } from './all.js';

const rulesFoundIn = (text: string, facts: Facts = {}): string[] =>
  assess(text, { facts }).findings.map((finding) => finding.ruleId);

describe('the lexicon (R61)', () => {
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
    const declared = (rule.needs ?? []).map((fact): Facts => ({ [fact]: true }));
    const authors = rule.needs ? declared : [{}];
    it.each(rule.positive)('hears: %s', (text) => {
      for (const facts of authors) expect(rulesFoundIn(text, facts)).toContain(id);
      if (rule.needs) expect(rulesFoundIn(text)).not.toContain(id);
    });
    it.each(rule.negative)('leaves alone: %s', (text) => {
      for (const facts of [{}, ...authors]) expect(rulesFoundIn(text, facts)).not.toContain(id);
    });
  });
});
