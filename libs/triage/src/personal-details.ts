import { contacts } from './personal-details/contacts.js';
import { numbers } from './personal-details/numbers.js';
import { places } from './personal-details/places.js';
import type { DetailKind, Finder, Known } from './personal-details/finder.js';
import { whoseIs, type Whose } from './personal-details/whose.js';

export type { DetailKind, Whose };

/** A stretch of a text that says who or where somebody is. Offsets of the original text, `end` exclusive. */
export interface PersonalDetail {
  kind: DetailKind;
  start: number;
  end: number;
  /** "another" and "own" only when the words beside it say so. */
  whose: Whose;
}

/** Longer texts are looked at this far; nobody is held up by a wall of digits. */
const longest = 20_000;

/** The surest first: what one has claimed, the next does not see. */
const finders: readonly Finder[] = [...numbers, ...contacts, ...places];

/** One character for one character, so that offsets stay: other spaces, dashes and wide digits, and the letter o in a number. */
const fold = (text: string): string =>
  text
    .slice(0, longest)
    .replace(/[\u00a0\u2000-\u200f\u202f\u2060\u3000\ufeff]/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/(?<=\d)o{1,3}(?= ?\d)|(?<![\w'])o(?=\d{3})/gi, (letters) => '0'.repeat(letters.length));

/**
 * Finds telephone numbers, addresses, card and account numbers and the like in a text (safety.md 4.2 G). For the hint
 * beside one's own draft and for moderators; runs in the browser, too. Public lines (999, 116 123, freephone) are nobody's.
 */
export function findPersonalDetails(text: string, known: Known = {}): PersonalDetail[] {
  const folded = fold(text);
  const found: PersonalDetail[] = [];
  for (const { kind, pattern, accept } of finders)
    for (const hit of folded.matchAll(pattern)) {
      const range = accept ? accept(hit, folded, known) : { start: hit.index, end: hit.index + hit[0].length };
      if (!range || found.some((other) => range.start < other.end && other.start < range.end)) continue;
      found.push({ kind, ...range, whose: whoseIs(folded, range, kind) });
    }
  return found.sort((a, b) => a.start - b.start);
}
