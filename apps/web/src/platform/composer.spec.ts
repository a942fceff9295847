import { describe, expect, it } from '@jest/globals';
import { marked } from './composer.js';

describe('marking words', () => {
  it('puts marks around what is selected and keeps it selected', () => {
    expect(marked('a good day', 2, 6, ['**', '**'])).toEqual({ text: 'a **good** day', from: 4, until: 8 });
  });

  it('begins a new line for a list and marks every line of it', () => {
    expect(marked('first\nsecond', 0, 12, ['- ', '']).text).toBe('- first\n- second');
    expect(marked('Hello', 5, 5, ['> ', '']).text).toBe('Hello\n> ');
  });
});
