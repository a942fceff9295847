import { describe, expect, it } from '@jest/globals';

import { checkPassword } from './password.js';

const refusal = (password: string, context?: string[]) => {
  try {
    checkPassword(password, context);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a password', () => {
  it.each([
    'password',
    'Password1',
    'P@ssw0rd',
    'p4ssw0rd!',
    'letmein1',
    'iloveyou',
    'ILoveYou2',
    'sunshine',
    'princess1',
    'qwertyuiop',
    'qwerty123',
    '12345678',
    '123456789',
    '1234567890',
    '11111111',
    'abcd1234',
    'abc12345',
    '1q2w3e4r',
    'zxcvbnm1',
    'asdfghjkl',
    'football1',
    'liverpool1',
    'welcome1',
    'Welcome2024!',
    'monkey123',
    'dragon99',
    'trustno1',
    'starwars',
    'superman1',
    'Summer2025',
    'diabetes1',
    'insulin123',
    'Kith2026',
    'abcabcabc',
    'aaaabbbb',
    '00000000',
    '19850412',
    'chelsea1',
    'blink182',
    'passwordpassword',
    'qazwsxedc',
  ])('is refused when it is among the first guesses: %s', (password) => {
    expect(refusal(password)).toBe('account.passwordCommon');
  });

  it('is refused when it is made of the address', () => {
    expect(refusal('marigold77', ['marigold77@example.org', 'marigold77'])).toBe('account.passwordCommon');
    expect(refusal('Marigold2024', ['marigold@example.org', 'marigold'])).toBe('account.passwordCommon');
  });

  it.each(['kettle on the blue hob', 'xK9$vQ2m', 'moosehead-ladder-91', 'wir gehen später spazieren', 'Tr0ub4dor&3x'])(
    'may be %s',
    (password) => {
      expect(refusal(password)).toBeNull();
    },
  );

  it('may be a sentence of 128 characters with pictures in it, to the last character', () => {
    const sentence = `${'the owl in the loft sings '.repeat(6)}`.slice(0, 125) + '🦉🌙z';
    expect(checkPassword(sentence)).toBe(sentence);
  });

  it('counts characters as people see them: seven are too few', () => {
    expect(refusal('🦉🌙🫖xYz9')).toBe('account.passwordTooShort');
  });

  it('is refused when it would take long to hash, or is no text', () => {
    expect(refusal('a very long one '.repeat(40))).toBe('input.tooLong');
    expect(refusal('half a \ud800 character')).toBe('input.invalid');
    expect(refusal('nothing\0after it')).toBe('input.invalid');
  });
});
