import { describe, expect, it } from '@jest/globals';
import { blanksOf, filledWith, hasOpenBlank } from './template-words.js';

const template = {
  id: 'checkIn',
  body: 'Hello. You wrote: "{theirWords}". I am here until {time}. Really, {time}.',
  blanks: ['theirWords', 'time'],
};

describe('words from a template', () => {
  it('come back as they were typed, spaces and all', () => {
    const values = { theirWords: 'one pen ', time: '10pm' };
    expect(blanksOf(template, filledWith(template, values))).toEqual(values);
  });

  it('leave open blanks open', () => {
    const text = filledWith(template, { theirWords: 'one pen', time: '' });
    expect(hasOpenBlank(template, text)).toBe(true);
    expect(blanksOf(template, text)).toEqual({ theirWords: 'one pen', time: '' });
  });

  it('fill a blank that stands twice in both places', () => {
    expect(filledWith(template, { theirWords: 'a', time: '9pm' })).toBe(
      'Hello. You wrote: "a". I am here until 9pm. Really, 9pm.',
    );
  });

  it('have no values in a text of another shape', () => {
    expect(blanksOf(template, 'Something else')).toEqual({ theirWords: '', time: '' });
  });
});
