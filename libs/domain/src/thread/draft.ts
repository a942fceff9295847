import { DomainError } from '../refusal.js';
import { whole } from '../post/words.js';

/** Longest draft, in characters: well over any post, so that a text that is too long to send is still kept. */
export const longestDraft = 20_000;
export const longestDraftTitle = 500;

/** How many drafts one account keeps. */
export const mostDrafts = 200;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const rule = '[a-z]+\\d*\\.[a-z\\d-]{1,55}';
const form = new RegExp(`^[a-z][a-z-]{1,23}(?::(?:${uuid}|${rule}|[a-z][a-z-]{1,23})){1,3}$`);
const firstId = new RegExp(uuid);

/**
 * Reads the place of a text box: two to four parts, words or ids, such as `reply:<thread id>`, `desk:<item id>:close`,
 * `desk:handover` or `lexicon:rule:b8.wish-gone`. `id` is what it is about, if it names it. Refuses `input.invalid` for anything else.
 */
export function placeOf(given: string): { place: string; id: string | null } {
  const place = given.toLowerCase();
  if (!form.test(place)) throw new DomainError('input.invalid', { field: 'place' });
  return { place, id: firstId.exec(place)?.[0] ?? null };
}

/** Which change of the words it is, from 1. Refuses `input.invalid`. */
export function revisionOf(given: number): number {
  if (!Number.isInteger(given) || given < 1) throw new DomainError('input.invalid', { field: 'revision' });
  return given;
}

/** A draft as it is kept: everything that was typed, blank or not. Refuses what is far too long or no text. */
export function draftText(text: { title: string; body: string }): { title: string; body: string } {
  if (text.title.length > longestDraftTitle)
    throw new DomainError('input.tooLong', { field: 'title', max: longestDraftTitle });
  if (text.body.length > longestDraft) throw new DomainError('input.tooLong', { field: 'body', max: longestDraft });
  return { title: whole(text.title, 'title'), body: whole(text.body, 'body') };
}
