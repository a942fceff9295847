import { DomainError } from '../refusal.js';
import { checkText } from '../text.js';

/**
 * A number that can be rung from anywhere: plus, country, number (E.164). Spaces, dots, dashes and brackets are taken
 * out. Empty stays empty. Refuses with `input.invalid` and the field `number`.
 */
export function checkPhone(given: string): string {
  const number = checkText(given, 'number', { max: 40 })
    .replace(/[\s().\-/]/g, '')
    .replace(/^00/, '+');
  if (number && !/^\+[1-9]\d{6,14}$/.test(number)) throw new DomainError('input.invalid', { field: 'number' });
  return number;
}
