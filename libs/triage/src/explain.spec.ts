import { describe, expect, it } from '@jest/globals';
import { explain } from './explain.js';
import { lexiconOf } from './lexicon/lexicon.js';
import { draft } from './lexicon/rule.js';

const of = (text: string, ruleSignal: string) => explain(text).steps.filter(({ signal }) => signal === ruleSignal);

describe('an explanation', () => {
  it('shows numbers as they were read, with the place of each word', () => {
    const text = 'Reading 2.3, shaking.';
    const number = explain(text).words.find(({ word }) => word === 'g:low');
    expect(text.slice(number?.start, number?.end)).toBe('2.3');
  });

  it.each([
    ['negated', 'I have never wanted to kill myself.'],
    ['past', 'Years ago I wanted to kill myself, now I am well and happy.'],
    ['joke', 'I want to kill myself lol'],
  ] as const)('names what lowered a match: %s', (turn, text) => {
    expect(of(text, 'B6').flatMap(({ turns }) => turns)).toContain(turn);
  });

  it('says what stands in the words of somebody else', () => {
    expect(of('You wrote "I want to kill myself" and I am so sorry.', 'B6').some(({ quoted }) => quoted)).toBe(true);
  });

  it('ends with the very result that a message would get', () => {
    const { steps, result } = explain('I want to kill myself tonight, I have the pills.');
    expect(result).toMatchObject({ level: 'CRISIS' });
    expect(steps.some(({ level }) => level === 'CRISIS')).toBe(true);
  });

  it('reads with the lexicon it is given', () => {
    const rule = {
      id: 'T.lantern',
      signal: 'B8',
      category: 'B',
      level: 'AMBER',
      certainty: 'strong',
      all: [['put my lantern out']],
      ...draft,
      positive: [],
      negative: [],
    } as const;
    const lexicon = lexiconOf('trial', [rule]);
    expect(explain('They should put my lantern out.', {}, lexicon).result).toMatchObject({
      level: 'AMBER',
      version: expect.stringContaining('trial'),
    });
    expect(explain('They should put my lantern out.').steps).toEqual([]);
  });
});
