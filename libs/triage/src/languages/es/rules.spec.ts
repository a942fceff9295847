import { describe, expect, it } from '@jest/globals';
import { assess } from '../../assess.js';
import { signalLabels } from '../../signals.js';
import { spanishRules } from './rules/all.js';

const rulesFoundIn = (text: string): string[] => assess(text).findings.map((finding) => finding.ruleId);

describe('the Spanish lexicon', () => {
  it('names each rule once, by row and language, with an owner, a date and words for staff', () => {
    expect(new Set(spanishRules.map((rule) => rule.id)).size).toBe(spanishRules.length);
    for (const { id, signal, category, owner, lastReview, signedOff, positive, negative } of spanishRules) {
      expect(id.startsWith(`${signal}.es-`) && signal.startsWith(category)).toBe(true);
      expect(owner).not.toBe('');
      expect(lastReview).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(signedOff).toBe(false);
      expect(signalLabels[signal]).toBeDefined();
      expect(Math.min(positive.length, negative.length)).toBeGreaterThan(1);
    }
  });

  it('holds back only what asks for a method', () => {
    expect(new Set(spanishRules.filter((rule) => rule.hold).map((rule) => rule.signal))).toEqual(new Set(['B7']));
  });

  it('has no pattern that can repeat without bound, and none with a letter that folding takes away', () => {
    for (const rule of spanishRules)
      for (const pattern of [...rule.all.flat(), ...(rule.unless ?? [])]) {
        expect(pattern).not.toMatch(/[\])][+*]|\.[+*]/);
        expect(pattern).toMatch(/^[\x20-\x7e]*$/);
      }
  });

  describe.each(spanishRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it.each(rule.positive)('hears: %s', (text) => expect(rulesFoundIn(text)).toContain(id));
    it.each(rule.negative)('leaves alone: %s', (text) => expect(rulesFoundIn(text)).not.toContain(id));
  });
});
