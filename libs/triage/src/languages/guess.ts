import { frequent, type LanguageCode } from './frequent.js';
import { foldWord, wordsOf, type Word } from './words.js';

/** Part of a text in one language, as words of `wordsOf`; `to` is inclusive. */
export interface Part {
  readonly language: LanguageCode;
  readonly from: number;
  readonly to: number;
}

/** In which languages a text is written. */
export interface Guess {
  /** Languages with a part of the text, the largest first. Empty when there is too little to tell. */
  readonly parts: readonly Part[];
  /** Languages of which at least one word was seen that is no small word of English. */
  readonly traces: ReadonlySet<LanguageCode>;
  /** The language most words lean to, also where there is too little to tell. */
  readonly leaning: LanguageCode | undefined;
  readonly words: readonly Word[];
}

const codes: readonly LanguageCode[] = ['en', 'es', 'pl', 'ro', 'pt', 'it', 'fr', 'de', 'ar', 'ur', 'pa', 'other'];
type Weights = ReadonlyMap<LanguageCode, number>;

/** For each small word what it says for each language; all its languages share one. */
const weights: ReadonlyMap<string, Weights> = (() => {
  const owners = new Map<string, Set<LanguageCode>>();
  for (const code of codes)
    for (const raw of (frequent[code] ?? '').split(' ')) {
      const word = foldWord(raw);
      owners.set(word, (owners.get(word) ?? new Set()).add(code));
    }
  owners.delete('');
  return new Map([...owners].map(([word, of]) => [word, new Map([...of].map((code) => [code, 1 / of.size]))]));
})();

const only = (...of: LanguageCode[]): Weights => new Map(of.map((code) => [code, 1 / of.length]));
const scripts: readonly (readonly [RegExp, Weights])[] = [
  [/[\u0a00-\u0a7f]/u, only('pa')],
  [/[\u0679\u0688\u0691\u06ba\u06be\u06c1\u06d2]/u, only('ur')],
  [/[\u0629\u064a\u0649\u0643\u0623\u0625\u0624]/u, only('ar')],
  [/[\u0600-\u06ff]/u, only('ar', 'ur')],
];
const isAscii = (word: string): boolean => word.charCodeAt(0) < 128;
const anyLatin = /^\p{sc=Latn}/u;

const weightsOf = (text: string, { word, start, end }: Word): Weights | undefined => {
  const known = weights.get(word);
  if (known || isAscii(word) || anyLatin.test(word)) return known;
  const raw = text.slice(start, end);
  return scripts.find(([script]) => script.test(raw))?.[1] ?? only('other');
};

/** What a run of words loses at a word no list has, and at a word of other languages only. */
const unknownCosts = 0.25;
const foreignCosts = 0.75;
/** What a run must weigh to be a part of its own, and beside a larger one ("c'est la vie" is no French). */
const enough = 2;
const enoughBeside = 2.5;

interface Run extends Part {
  readonly score: number;
}

/** The weightiest run of words of a language. */
const bestRun = (language: LanguageCode, said: readonly (Weights | undefined)[]): Run => {
  let best = 0;
  let start = 0;
  let to = -1;
  let from = 0;
  let score = 0;
  for (let at = 0; at < said.length; at += 1) {
    const of = said[at];
    if (score <= 0) {
      score = 0;
      from = at;
    }
    score += of ? (of.get(language) ?? -foreignCosts) : -unknownCosts;
    if (score > best) {
      best = score;
      start = from;
      to = at;
    }
  }
  return { language, from: start, to, score: best };
};

/** A text of so many different words of which hardly any is known is in a language that no list is of. */
const longEnough = 20;
const hardlyAny = 0.2;

/** Guesses the languages of a text by script and small words. Pure, one pass for each language that left a trace. */
export const guessLanguages = (text: string): Guess => {
  const words = wordsOf(text);
  const said = words.map((word) => weightsOf(text, word));
  const traces = new Set<LanguageCode>();
  for (const of of said) if (of && !of.has('en')) for (const code of of.keys()) traces.add(code);
  const sum = (language: LanguageCode, { from, to }: Pick<Part, 'from' | 'to'>): number => {
    let total = 0;
    for (let at = from; at <= to; at += 1) total += said[at]?.get(language) ?? 0;
    return total;
  };
  const parts: Part[] = [];
  const whole = { from: 0, to: words.length - 1 };
  const sizes = new Map((['en', ...traces] as const).map((language) => [language, sum(language, whole)]));
  const bySize = [...sizes.keys()].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  const first = bySize[0] ?? 'other';
  const leaning = (sizes.get(first) ?? 0) > 0 ? first : undefined;
  for (const language of bySize) {
    const { score, ...part } = bestRun(language, said);
    if (score < (parts.length === 0 ? enough : enoughBeside)) continue;
    const own = sum(part.language, part);
    if (parts.every(({ language }) => sum(language, part) < own)) parts.push(part);
  }
  const known = said.reduce((count, of) => (of ? count + 1 : count), 0);
  if (known < words.length * hardlyAny && new Set(words.map(({ word }) => word)).size >= longEnough)
    return { parts: [{ language: 'other', ...whole }], traces, leaning: 'other', words };
  return { parts, traces, leaning, words };
};

/** The codes of a guess as they are kept with an assessment. */
export const languagesOf = ({ parts }: Guess): readonly (LanguageCode | 'unknown')[] =>
  parts.length === 0 ? ['unknown'] : parts.map(({ language }) => language);
