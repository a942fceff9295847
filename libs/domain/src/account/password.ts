import { shortestPassword } from '@kith/contracts/password';

import { DomainError } from '../refusal.js';
import { commonWords } from './common-passwords.js';

/** Long enough for any sentence, short enough that hashing it costs the same. */
const longest = 512;

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgb',
];
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]);

const swaps: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
  '€': 'e',
};
const unswapped = (text: string) => [...text].map((letter) => swaps[letter] ?? letter).join('');
const lettersOnly = (text: string) => text.replaceAll(/[^\p{L}]/gu, '');
const trimmed = (text: string) => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

/** Whether all of it is one sign, one run of the keyboard, or the same few signs again and again. */
function isPattern(text: string): boolean {
  if (new Set(text).size <= 2) return true;
  for (let length = 1; length <= text.length / 2; length++) {
    const part = text.slice(0, length);
    if (length <= 6 && part.repeat(Math.ceil(text.length / length)).startsWith(text))
      return isCommonCore(part) || length <= 4;
  }
  let rest = text;
  while (rest) {
    const longestRun = runs.reduce((most, run) => Math.max(most, sharedRun(rest, run)), 0);
    if (longestRun < 3) return false;
    rest = rest.slice(longestRun);
  }
  return true;
}

function sharedRun(text: string, run: string): number {
  let length = 0;
  while (length < text.length && run.includes(text.slice(0, length + 1))) length++;
  return length;
}

const isCommonCore = (text: string) =>
  commonWords.has(text) || (text.endsWith('s') && commonWords.has(text.slice(0, -1)));

/** One or two common words glued together, such as "iloveyou" and "sunshine". */
function isMadeOfCommon(text: string): boolean {
  if (isCommonCore(text)) return true;
  for (let cut = 3; cut <= text.length - 3; cut++) {
    if (text.length <= 16 && isCommonCore(text.slice(0, cut)) && isCommonCore(text.slice(cut))) return true;
  }
  return false;
}

function isCommon(password: string, context: readonly string[]): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (/^\d+$/.test(plain) && plain.length <= 10) return true;
  if (isPattern(plain)) return true;
  const forms = [
    plain,
    trimmed(plain),
    lettersOnly(plain),
    unswapped(plain),
    trimmed(unswapped(plain)),
    unswapped(trimmed(plain)),
    lettersOnly(unswapped(plain)),
  ];
  const padding = (form: string) => [...plain].length - [...form].length;
  return forms.some(
    (form) =>
      form.length >= 2 && padding(form) <= 8 && (isMadeOfCommon(form) || isPattern(form) || context.includes(form)),
  );
}

/**
 * Length and guessability, no composition rules (AN-4). `context` holds words an attacker would try for this person,
 * such as the parts of their address. Refuses with `account.passwordTooShort`, `account.passwordCommon` or
 * `input.tooLong`.
 */
export function checkPassword(password: string, context: readonly string[] = []): string {
  if (!password.isWellFormed() || password.includes('\0'))
    throw new DomainError('input.invalid', { field: 'password' });
  if (password.length > longest) throw new DomainError('input.tooLong', { field: 'password', max: longest });
  if ([...password].length < shortestPassword)
    throw new DomainError('account.passwordTooShort', { min: shortestPassword });
  const words = context
    .flatMap((word) => word.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 4);
  if (isCommon(password, [...words, ...context.map((word) => word.toLowerCase())]))
    throw new DomainError('account.passwordCommon');
  return password;
}
