import { describe, expect, it } from '@jest/globals';

import { body, longestPost, longestTitle, title } from './words.js';

describe('a body', () => {
  it('keeps every word and the shape of a list', () => {
    expect(body('\r\n  \n - one\r\n - two  \n\n')).toBe(' - one\n - two');
  });

  it('may be exactly as long as the limit', () => {
    expect(body('x'.repeat(longestPost))).toHaveLength(longestPost);
    expect(() => body('x'.repeat(longestPost + 1))).toThrow(
      expect.objectContaining({ code: 'input.tooLong', details: { field: 'body', max: longestPost } }),
    );
  });

  it.each(['', '   \n\t', '\u200b\u200d\ufeff', '\u2028', '\u202e'])(
    'is refused when nothing can be seen: %j',
    (text) => {
      expect(() => body(text)).toThrow(expect.objectContaining({ code: 'input.required', details: { field: 'body' } }));
    },
  );

  it.each(['a\0b', 'a\ud800b', '\udc00'])('is refused when no person can have typed it: %j', (text) => {
    expect(() => body(text)).toThrow(expect.objectContaining({ code: 'input.invalid', details: { field: 'body' } }));
  });

  it('may be one emoji', () => expect(body('💙')).toBe('💙'));

  it('is read in time that grows with its length', () => {
    for (const text of ['\n'.repeat(longestPost), ' '.repeat(longestPost), `${' \n'.repeat(longestPost / 2 - 1)}x`]) {
      const began = performance.now();
      try {
        body(text);
      } catch {
        // A refusal is as good an answer here.
      }
      expect(performance.now() - began).toBeLessThan(200);
    }
  });
});

describe('a title', () => {
  it('is one line with single spaces', () => expect(title('  Six weeks\n in ')).toBe('Six weeks in'));
  it('is measured as it is kept', () => {
    expect(title(` ${'x'.repeat(longestTitle)} `)).toHaveLength(longestTitle);
    expect(() => title('x'.repeat(longestTitle + 1))).toThrow('input.tooLong');
  });
  it('is required', () => expect(() => title(' \u200b ')).toThrow('input.required'));
});
