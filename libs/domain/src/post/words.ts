import { DomainError } from '../refusal.js';

/** Longest body of a post, in characters (UTF-16 units, as a text box counts them). */
export const longestPost = 10_000;

/** Longest title of a thread, in characters. */
export const longestTitle = 150;

const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Refuses what no person typed: NUL and lone surrogates (`input.invalid`). PostgreSQL cannot keep them either. */
export function whole(text: string, field: string): string {
  if (text.includes('\0') || !text.isWellFormed()) throw new DomainError('input.invalid', { field });
  return text;
}

/**
 * A body as it is kept: line ends made one kind, blank lines at both ends cut. Refuses `input.tooLong`,
 * `input.required` when nothing can be seen, and `input.invalid`.
 */
export function body(text: string, field = 'body', max = longestPost): string {
  if (text.length > max) throw new DomainError('input.tooLong', { field, max });
  const kept = whole(text, field)
    .replace(/\r\n?/g, '\n')
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
  if (!visible.test(kept)) throw new DomainError('input.required', { field });
  return kept;
}

/** A title as it is kept: one line, single spaces. Refuses as `body` does. */
export function title(text: string, field = 'title', max = longestTitle): string {
  const kept = whole(text, field).replace(/\s+/g, ' ').trim();
  if (kept.length > max) throw new DomainError('input.tooLong', { field, max });
  if (!visible.test(kept)) throw new DomainError('input.required', { field });
  return kept;
}
