import { whole } from '../post/words.js';
import { DomainError } from '../refusal.js';

/** Longest text somebody searches for, in characters. */
export const longestSearch = 200;

/** Searches one account makes in a minute before it is asked to wait. */
export const searchesPerMinute = 40;

/** A search as it is asked: one line, single spaces, no marks of the keyboard. Blank means none. Refuses `input.tooLong`. */
export function searched(text: string | null | undefined, field: string): string {
  const kept = whole(text ?? '', field)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  if (kept.length > longestSearch) throw new DomainError('input.tooLong', { field, max: longestSearch });
  return kept;
}

/**
 * The words of a search that may be spelt otherwise than where they stand: lower case, without accents. None when
 * something is left out with a minus, which likeness could not keep to.
 */
export function wordsWithSlips(text: string): string[] {
  if (/(?:^|\s)-/.test(text)) return [];
  const words = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 4 && word.length <= 40);
  return [...new Set(words)].slice(0, 5);
}

/** Single words that say more than the detector hears in them: it listens for what somebody says about themselves. */
const heavy =
  /suicid|self.?harm|overdos|sobredosis|autolesi|\b(?:hurt|harm|kill|cut)(?:ting|ing)? ?(?:my|your|her|him)?self|\b(?:die|dying|morir|matarme)\b|end(?:ing)? it all/i;

/** Who searches for this is first shown where help is; the search is answered all the same (ux.md M19). */
export const asksForCare = (text: string): boolean => heavy.test(text.normalize('NFKC'));
