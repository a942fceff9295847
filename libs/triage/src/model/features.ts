/**
 * What the linear model sees of a text: its words in groups of one to three, and the letters of each word in groups of two
 * to five. Letters never reach over a space, so that a feature holds part of one word or at most three whole ones.
 */

/** Further words weigh nothing; a model of posts has no more to say, and the time stays bounded. */
const mostWords = 1_200;
const longestWord = 24;

export const wordsOf = (text: string): string[] =>
  (
    text
      .toLowerCase()
      .replace(/[\u2019\u2018'`]/g, '')
      .match(/[a-z]{1,40}|\d{1,20}|[?!]/g) ?? []
  )
    .slice(0, mostWords)
    .map((word) => (/\d/.test(word) ? '0' : word.slice(0, longestWord)));

/** How often each feature is in the text. Word groups have spaces inside, letter groups begin with `#`. */
export function featuresOf(text: string): Map<string, number> {
  const words = wordsOf(text);
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  words.forEach((word, i) => {
    add(word);
    if (i > 0) add(`${words[i - 1]} ${word}`);
    if (i > 1) add(`${words[i - 2]} ${words[i - 1]} ${word}`);
    if (word.length < 2) return;
    const padded = `_${word}_`;
    for (let size = 2; size <= 5; size += 1)
      for (let from = 0; from + size <= padded.length; from += 1) add(`#${padded.slice(from, from + size)}`);
  });
  return counts;
}

/**
 * Features as numbers: damped counts times how rare they are, words and letters each brought to length one, so that a long
 * text weighs no more than a short one.
 */
export function vectorOf(text: string, rarity: (feature: string) => number | undefined): Map<string, number> {
  const vector = new Map<string, number>();
  const lengths = [0, 0];
  for (const [feature, count] of featuresOf(text)) {
    const rare = rarity(feature);
    if (rare === undefined) continue;
    const value = (1 + Math.log(count)) * rare;
    vector.set(feature, value);
    lengths[feature.startsWith('#') ? 1 : 0]! += value * value;
  }
  for (const [feature, value] of vector)
    vector.set(feature, value / Math.sqrt(lengths[feature.startsWith('#') ? 1 : 0] || 1));
  return vector;
}
