import { describe, expect, it } from '@jest/globals';
import { rankOf } from '@kith/contracts/level';
import fc from 'fast-check';
import { assess, assessSafely } from './assess.js';
import { factsIn, type Facts } from './declared.js';
import { explain } from './explain.js';
import { rules } from './lexicon/all.js';
import { facts, type Category, type Fact } from './lexicon/rule.js';

const nothing = { condition: null, treatment: null, devices: null, pregnancy: null };
const declare = (declared: readonly Fact[]): Facts => Object.fromEntries(declared.map((fact) => [fact, true]));
const levelOf = (text: string, declared: readonly Fact[] = [], openCase: readonly Category[] = []) =>
  assess(text, { facts: declare(declared), openCase }).level;

describe('what a member told us', () => {
  it.each<[Partial<Parameters<typeof factsIn>[0]>, Fact[]]>([
    [{}, []],
    [{ condition: 'Type 1 diabetes' }, ['type1']],
    [{ condition: 'T1D since 1998, coeliac' }, ['type1']],
    [{ condition: 'Type 2 diabetes' }, []],
    [{ condition: 'type 2, not type 1' }, []],
    [{ treatment: 'Metformin and Dapagliflozin 10 mg' }, ['sglt2']],
    [{ treatment: 'stopped jardiance' }, []],
    [{ devices: 'Omnipod 5 with Dexcom' }, ['pump']],
    [{ devices: 'Libre, no pump' }, []],
    [{ pregnancy: true }, ['pregnant']],
    [{ pregnancy: false, condition: 'was pregnant' }, []],
  ])('is read as facts: %j', (told, expected) => {
    expect(Object.keys(factsIn({ ...nothing, ...told }))).toEqual(expected);
  });

  it.each<[string, readonly Fact[]]>([
    ['Been sick twice since lunch, 8.2', ['sglt2']],
    ['Havent had any insulin since Friday. Trying to cope. I feel terrible.', ['type1']],
    ['Cannula came out in the night. Changed it at six. So thirsty.', ['pump']],
    ['Ketones 1.6 this morning', ['pregnant']],
  ])('makes these words a crisis: %s', (text, declared) => {
    expect(levelOf(text)).not.toBe('CRISIS');
    expect(levelOf(text, declared)).toBe('CRISIS');
  });

  it('stays untold: whoever reads the finding learns no fact', () => {
    for (const rule of rules.filter(({ needs }) => needs))
      for (const text of rule.positive) {
        const { findings } = assess(text, { facts: declare(rule.needs ?? []) });
        expect(findings.find(({ ruleId }) => ruleId === rule.id)?.signal).toBe('A13');
      }
  });

  it('is about its author: others are ill without it', () => {
    expect(levelOf('My husband has been sick twice since lunch', facts)).toBe(
      levelOf('My husband has been sick twice since lunch'),
    );
    expect(levelOf('My husband is worried, I have been sick twice', ['sglt2'])).toBe('CRISIS');
  });

  it('is part of an explanation', () => {
    const told = { facts: declare(['sglt2']) };
    const steps = (context = {}) => explain('Been sick twice since lunch', context).steps.map(({ ruleId }) => ruleId);
    expect(steps(told)).toContain('A8.told-and-ill');
    expect(steps()).not.toContain('A8.told-and-ill');
    expect(explain('Been sick twice since lunch', told).result).toEqual(
      assessSafely('Been sick twice since lunch', told),
    );
  });
});

describe('an open case', () => {
  const burden = 'They would all be better off without me';
  const possible = 'My sugars are sky high and I keep vomiting';

  it('takes an amber or a possible red about oneself one level up, in its own field only', () => {
    const before = levelOf(burden);
    expect(before).toBe('AMBER');
    expect(levelOf(burden, [], ['B'])).toBe('RED');
    expect(levelOf(burden, [], ['A'])).toBe(before);
    expect(levelOf(possible)).toBe('RED');
    expect(levelOf(possible, [], ['A'])).toBe('CRISIS');
  });

  it('leaves alone what is green, what is certain, and what is about somebody else', () => {
    expect(levelOf('Toast and eggs this morning', [], ['A', 'B', 'C', 'D'])).toBe('GREEN');
    expect(levelOf('Flu, and 19 all day', [], ['A'])).toBe(levelOf('Flu, and 19 all day'));
    const son = 'My son cant keep anything down, his pump says 14';
    expect(levelOf(son, [], ['A'])).toBe(levelOf(son));
  });
});

describe('facts and an open case', () => {
  const examples = rules.flatMap(({ positive, negative }) => [...positive, ...negative]);

  it.each<Fact[]>([['type1'], ['pump'], ['sglt2'], ['pregnant'], [...facts]])(
    'never lower the level of any example: %s',
    (...some) => {
      for (const text of examples) expect(rankOf(levelOf(text, some))).toBeGreaterThanOrEqual(rankOf(levelOf(text)));
    },
  );

  it('never lower a level together, with the second opinion, in two lines', () => {
    const example = fc.constantFrom(...examples);
    const known = fc.record({
      facts: fc.subarray([...facts]).map(declare),
      openCase: fc.subarray<Category>(['A', 'B', 'C', 'D', 'E']),
    });
    const gravity = (text: string, context = {}) => {
      const read = assessSafely(text, context, { stopwatch: () => 0 });
      return 'unscreened' in read ? Infinity : rankOf(read.level);
    };
    fc.assert(
      fc.property(example, example, known, (one, other, context) => {
        const text = `${one}. ${other}`;
        expect(gravity(text, context)).toBeGreaterThanOrEqual(gravity(text));
      }),
      { numRuns: 300 },
    );
  });
});
