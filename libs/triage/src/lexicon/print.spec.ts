import { describe, expect, it } from '@jest/globals';
import { lexiconVersion, rules } from './all.js';
import { macros } from './macros.js';
import { printLexicon, readable } from './print.js';
import { draft, type Rule } from './rule.js';

describe('a pattern as people read it', () => {
  it.each([
    ['feel(?:ing)? (?:really |so )?(?:ill|awful)', 'feel[ing] [really / so] (ill / awful)'],
    ['lantern{g4} dark', 'lantern …4 dark'],
    ['cant (?:feel|felt)(?: [^ |?]{1,20}){0,2}? kicks?', 'cant (feel / felt) …2 kick[s]'],
    ['sick (?:\\d{1,2} times|(?:all|every) (?:day|night))', 'sick (# times / (all / every) (day / night))'],
    ['(?:door|car)(?: is)? (?:nose|gum) ?shut', '(door / car) [is] (nose / gum)[ ]shut'],
    ['g:low|k:1.5', '‹glucose under 3› / ‹ketones 1.5 to 3›'],
    ['{vomit}|ill(?! at ease)', '‹vomit› / ill[not at ease]'],
  ])('%s', (pattern, expected) => expect(readable(pattern)).toBe(expected));

  it('leaves no sign of the notation in any rule or piece', () => {
    const patterns = [...rules.flatMap(({ all, unless = [] }) => [...all.flat(), ...unless]), ...Object.values(macros)];
    expect(patterns.map(readable).filter((each) => /\(\?|\\|\{|\}|\^|⟦|⟪|\|/.test(each))).toEqual([]);
  });
});

describe('the lexicon in print', () => {
  const lantern: Rule = {
    id: 'B8.lantern-out',
    signal: 'B8',
    category: 'B',
    level: 'AMBER',
    certainty: 'possible',
    all: [['put (?:my|the) lantern out'], ['dark']],
    within: 1,
    unless: ['camping'],
    needs: ['sglt2', 'pregnant'],
    deaf: ['joke'],
    ...draft,
    positive: ['Put my lantern out. It is *dark*.'],
    negative: ['Camping, put the lantern out, dark'],
  };

  it('says of a rule all that a reviewer needs', () => {
    const printed = printLexicon('trial-1', [lantern]);
    for (const part of [
      '# What the detector listens for: trial-1',
      '1 rules, 0 of them signed off',
      '## B. Suicide and self-harm',
      '### B8. A wish not to be here',
      '#### B8.lantern-out',
      '**amber**, possible (at most red by itself)',
      'only for an author who told us of an SGLT2 drug or a pregnancy',
      'staff read “Signs of another emergency”',
      'owner clinical-lead · last review 2026-11-22 · **not signed off**',
      'at most 1 sentence apart',
      '- `put (my / the) lantern out`',
      'Not when one of these stands near:\n\n- `camping`',
      'Not turned off by words that say: joke.',
      'To hear:\n\n- “Put my lantern out. It is \\*dark\\*.”',
      'To leave alone:\n\n- “Camping, put the lantern out, dark”',
    ])
      expect(printed).toContain(part);
  });

  it('has every rule once, and every example', () => {
    const printed = printLexicon(lexiconVersion, rules);
    const headings = printed.match(/^#### .*$/gm) ?? [];
    expect(headings.toSorted()).toEqual(rules.map(({ id }) => `#### ${id}`).toSorted());
    expect(printed.match(/^- “/gm)).toHaveLength(
      rules.reduce((sum, { positive, negative }) => sum + positive.length + negative.length, 0),
    );
  });
});
