import { describe, expect, it } from '@jest/globals';

import { asksForCare, searched, wordsWithSlips } from './search.js';

describe('what is searched for', () => {
  it('is one line', () => {
    expect(searched('  sore \n\t feet ', 'text')).toBe('sore feet');
    expect(searched(null, 'text')).toBe('');
  });

  it('is refused when it is longer than a search is', () => {
    expect(() => searched('x'.repeat(201), 'text')).toThrow(
      expect.objectContaining({ code: 'input.tooLong', details: { field: 'text', max: 200 } }),
    );
  });

  it('may have slips in its longer words, unless it leaves something out', () => {
    expect(wordsWithSlips('Metfromin and Inyección, my')).toEqual(['metfromin', 'inyeccion']);
    expect(wordsWithSlips('metformin -tablets')).toEqual([]);
    expect(wordsWithSlips('type-one')).toEqual(['type']);
  });

  it.each(['suicide', 'self harm', 'insulin overdose', 'hurt myself', 'I want it to end, ending it all', 'sobredosis'])(
    'brings help first: %s',
    (text) => expect(asksForCare(text)).toBe(true),
  );

  it.each(['diet', 'killer recipes', 'ending my shift', 'cutting down on bread'])('does not alarm: %s', (text) =>
    expect(asksForCare(text)).toBe(false),
  );
});
