import { DomainError } from './refusal.js';

/** Text from outside: no NUL, no half characters, not over its length. Trimmed. Refused with its field, never with its words. */
export function checkText(given: string, field: string, { max, min = 0 }: { max: number; min?: number }): string {
  if (given.includes('\0') || !given.isWellFormed()) throw new DomainError('input.invalid', { field });
  const text = given.trim();
  if (text.length > max) throw new DomainError('input.tooLong', { field, max });
  if (text.length < min) throw new DomainError(text ? 'input.invalid' : 'input.required', { field });
  return text;
}
