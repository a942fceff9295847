import type { Token } from '../normalise.js';

/**
 * What the community model sees of a message: its words as the rules see them (numbers already read, odd spellings undone),
 * in groups of one to three, in pairs that stand up to four words apart, and the letters of longer words.
 */

/** Further words weigh nothing; the time stays bounded. */
const mostWords = 800;
const longestWord = 24;
const farthest = 4;
/** Letter groups begin with this, so that they are told from words. */
export const letters = '#';

/** Where a feature was seen, as places of words. */
export type Places = readonly number[];

const shown = (word: string): string => (/^\d/.test(word) ? '0' : word.slice(0, longestWord));

/** Each feature with the places of its last words. */
export function featuresOf(tokens: readonly Pick<Token, 'word'>[]): Map<string, number[]> {
  const words = tokens.slice(0, mostWords).map(({ word }) => shown(word));
  const found = new Map<string, number[]>();
  const add = (feature: string, place: number): void => {
    const places = found.get(feature);
    if (places) places.push(place);
    else found.set(feature, [place]);
  };
  for (const [i, word] of words.entries()) {
    add(word, i);
    if (i > 0) add(`${words[i - 1]} ${word}`, i);
    if (i > 1) add(`${words[i - 2]} ${words[i - 1]} ${word}`, i);
    for (let back = 2; back <= farthest && i >= back; back += 1) add(`${words[i - back]} ~ ${word}`, i);
    if (word.length < 4 || word.includes(':')) continue;
    const padded = `_${word}_`;
    for (let size = 3; size <= 5; size += 1)
      for (let from = 0; from + size <= padded.length; from += 1)
        add(`${letters}${padded.slice(from, from + size)}`, i);
  }
  return found;
}
