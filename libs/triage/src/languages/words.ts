/** A word of any script, folded; `start` and `end` are offsets in the text it came from. */
export interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Letters that differ by keyboard or habit and not by meaning. Chat leaves out the dots of Gurmukhi as it does accents. */
const alike: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ہ',
  ه: 'ہ',
  ھ: 'ہ',
  ۀ: 'ہ',
  ؤ: 'و',
  ٱ: 'ا',
  ۓ: 'ے',
};
/** Accents, the small vowels of Arabic, nukta and bindi of Gurmukhi, and what cannot be seen. */
const dropped =
  /[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0a02\u0a3c\u00ad\u200b-\u200f'’‘ʼ]/gu;
const plain = /^[a-z]*$/;

/** One word as lists are written: lower case, without accents and apostrophes. */
export const foldWord = (raw: string): string => {
  const lower = raw.toLowerCase();
  if (plain.test(lower)) return lower;
  let out = '';
  for (const char of lower.normalize('NFKD').replace(dropped, '')) out += alike[char] ?? char;
  return out;
};

/** A sign of a script that puts no spaces between words is a word here; a longer run than 40 is none. */
const oneWord =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|(?:[\p{L}\p{M}\u00ad\u200b-\u200f]|['’‘ʼ](?=\p{L})){1,40}/gu;

/** The words of a text in any script, with their place. Figures and marks are left out. */
export const wordsOf = (text: string): Word[] => {
  const words: Word[] = [];
  for (const hit of text.matchAll(oneWord)) {
    const word = foldWord(hit[0]);
    if (word !== '') words.push({ word, start: hit.index, end: hit.index + hit[0].length });
  }
  return words;
};
