import { english } from './english.js';
import type { Language } from './language.js';
import type { Token } from './normalise.js';

/** Inclusive range of words. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A text as the rules see it: its words in one line, which sentence each is in, and where it stood. */
export interface Document {
  readonly tokens: readonly Token[];
  readonly line: string;
  /** Position in `line` of each word. */
  readonly at: readonly number[];
  readonly sentence: readonly number[];
  /** Words before this index come from the author's earlier lines. */
  readonly own: number;
  readonly language: Language;
  /** What each matcher found here, once asked. */
  readonly found: Map<RegExp, readonly Range[]>;
}

/** What earlier lines may weigh in: the last ten, each by its last 500 characters (R58). */
const recentLines = 10;
const recentChars = 500;
/** A pattern that matches more often than this in one text is only followed this far. */
const mostMatches = 200;

const closes = (word: string): boolean => word === '|' || word === '?';

/** Reads a text, with the author's last lines before it. */
export const readDocument = (
  text: string,
  recent: readonly string[] = [],
  usual?: 'mmol/L' | 'mg/dL',
  language: Language = english,
): Document => {
  const tokens: Token[] = [];
  for (const earlier of recent.slice(-recentLines))
    tokens.push(...language.read(earlier.slice(-recentChars), usual), { word: '|', start: 0, end: 0 });
  const own = tokens.length;
  for (const token of language.read(text, usual)) tokens.push(token);
  const at: number[] = [];
  const sentence: number[] = [];
  let position = 1;
  let count = 0;
  for (const token of tokens) {
    at.push(position);
    position += token.word.length + 1;
    sentence.push(count);
    if (closes(token.word)) count += 1;
  }
  const line = ` ${tokens.map((token) => token.word).join(' ')} `;
  return { tokens, line, at, sentence, own, language, found: new Map() };
};

const wordAt = (document: Document, position: number): number => {
  let low = 0;
  let high = document.at.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((document.at[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
};

/** Every place a matcher of `compile` is found. */
export const findAll = (document: Document, matcher: RegExp): readonly Range[] => {
  const known = document.found.get(matcher);
  if (known) return known;
  const found: Range[] = [];
  matcher.lastIndex = 0;
  for (
    let hit = matcher.exec(document.line);
    hit !== null && found.length < mostMatches;
    hit = matcher.exec(document.line)
  ) {
    const end = hit.index + Math.max(hit[0].trimEnd().length, 1) - 1;
    found.push({ from: wordAt(document, hit.index), to: wordAt(document, end) });
    if (hit[0].length === 0) matcher.lastIndex += 1;
  }
  document.found.set(matcher, found);
  return found;
};

export const sentenceOf = (document: Document, range: Range): number => document.sentence[range.from] ?? 0;

/** Words of the sentence a range starts in, as a range. */
export const wholeSentence = (document: Document, range: Range): Range => {
  const number = sentenceOf(document, range);
  let { from, to } = range;
  while (from > 0 && document.sentence[from - 1] === number) from -= 1;
  while (to + 1 < document.tokens.length && document.sentence[to + 1] === number) to += 1;
  return { from, to };
};
