import { DomainError } from '../refusal.js';
import { whole } from '../post/words.js';

/** Kinds of text box that keep a draft. */
export const draftKinds = [
  'thread',
  'reply',
  'edit',
  'room',
  'team',
  'conversation',
  'report',
  'appeal',
  'help',
  'item',
  'case',
  'note',
] as const;
export type DraftKind = (typeof draftKinds)[number];

/** Longest draft, in characters: well over any post, so that a text that is too long to send is still kept. */
export const longestDraft = 20_000;
export const longestDraftTitle = 500;

/** How many drafts one account keeps. */
export const mostDrafts = 200;

const form = new RegExp(`^(${draftKinds.join('|')}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$`);

/** Reads a place such as `reply:<thread id>`. Refuses `input.invalid` for anything else. */
export function placeOf(place: string): { kind: DraftKind; id: string; place: string } {
  const found = form.exec(place.toLowerCase());
  if (!found) throw new DomainError('input.invalid', { field: 'place' });
  return { kind: found[1] as DraftKind, id: found[2] as string, place: found[0] };
}

/** A draft as it is kept: everything that was typed, blank or not. Refuses what is far too long or no text. */
export function draftText(text: { title: string; body: string }): { title: string; body: string } {
  if (text.title.length > longestDraftTitle)
    throw new DomainError('input.tooLong', { field: 'title', max: longestDraftTitle });
  if (text.body.length > longestDraft) throw new DomainError('input.tooLong', { field: 'body', max: longestDraft });
  return { title: whole(text.title, 'title'), body: whole(text.body, 'body') };
}
