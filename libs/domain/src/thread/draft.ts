import { DomainError } from '../refusal.js';
import { whole } from '../post/words.js';

/** Longest draft, in characters: well over any post, so that a text that is too long to send is still kept. */
export const longestDraft = 20_000;
export const longestDraftTitle = 500;

/** How many drafts one account keeps. */
export const mostDrafts = 200;

const form = /^([a-z][a-z-]{1,23}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?::[a-z][a-z-]{1,23})?$/;

/**
 * Reads the place of a text box: what kind it is, whom or what it is about, and which of several boxes if there are more,
 * such as `reply:<thread id>` or `desk:<item id>:close`. Refuses `input.invalid` for anything else.
 */
export function placeOf(place: string): { kind: string; id: string; place: string } {
  const found = form.exec(place.toLowerCase());
  if (!found) throw new DomainError('input.invalid', { field: 'place' });
  return { kind: found[1] as string, id: found[2] as string, place: found[0] };
}

/** A draft as it is kept: everything that was typed, blank or not. Refuses what is far too long or no text. */
export function draftText(text: { title: string; body: string }): { title: string; body: string } {
  if (text.title.length > longestDraftTitle)
    throw new DomainError('input.tooLong', { field: 'title', max: longestDraftTitle });
  if (text.body.length > longestDraft) throw new DomainError('input.tooLong', { field: 'body', max: longestDraft });
  return { title: whole(text.title, 'title'), body: whole(text.body, 'body') };
}
