import { describe, expect, it } from '@jest/globals';
import { readable } from './lexicon-patterns.js';

const said = (pattern: string) => readable(pattern, (mark) => (mark === 'g:low' ? 'sugar under 3' : mark));

describe('a pattern', () => {
  it.each([
    ['(?:make|making)(?: [^ |?]{1,20}){0,3}? (?:vial|pen) last', '(make / making) … (vial / pen) last'],
    ['{other}{g4} units?', '‹other› … unit(s)'],
    ['went (?:[^ |?]{1,20} ){0,2}?down', 'went … down'],
    ['g:low|hypo', '‹sugar under 3› / hypo'],
    ['came (?:back )?up', 'came [back] up'],
    ['(?:1[2-9]|\\d{3}) tablets', '(10–9 / 0–9) tablets'],
    ['killed ?my ?self', 'killed my self'],
  ])('is read as people do: %s', (pattern, words) => expect(said(pattern)).toBe(words));
});
