import { describe, expect, it } from '@jest/globals';
import { assess, assessSafely } from '../assess.js';
import { explain } from '../explain.js';
import { draft, languageOf } from '../lexicon/rule.js';
import { lexiconOfAll, shippedRules } from './also.js';

const lantern = {
  id: 'B8.es-lantern',
  signal: 'B8',
  category: 'B',
  level: 'AMBER',
  certainty: 'strong',
  all: [['apaguen mi linterna']],
  ...draft,
  positive: [],
  negative: [],
} as const;

describe('rules of all languages together (R60, R61)', () => {
  const text = 'Solo quiero que apaguen mi linterna.';
  const withLantern = lexiconOfAll('trial', [...shippedRules, lantern]);

  it('reads Spanish with the Spanish rules that were put in', () => {
    expect(assess(text).level).toBe('GREEN');
    expect(assessSafely(text, {}, { lexicon: withLantern })).toMatchObject({ level: 'AMBER' });
    expect(explain(text, {}, withLantern).steps.map(({ ruleId }) => ruleId)).toContain(lantern.id);
  });

  it('no longer reads with those that were taken out', () => {
    const without = lexiconOfAll(
      'trial',
      shippedRules.filter(({ id }) => languageOf(id) === 'en'),
    );
    expect(assess('Quiero morir', {}, { lexicon: without }).level).toBe('GREEN');
    expect(assess('Quiero morir', {}, { lexicon: withLantern }).level).toBe('RED');
  });

  it('names no rule twice', () => expect(new Set(shippedRules.map(({ id }) => id)).size).toBe(shippedRules.length));
});
