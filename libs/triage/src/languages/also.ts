import type { Finding } from '../finding.js';
import { rules } from '../lexicon/all.js';
import { lexiconOf, type Lexicon } from '../lexicon/lexicon.js';
import { languageOf, type Rule, type RuleLanguage } from '../lexicon/rule.js';
import { spanishRules } from './es/rules/all.js';
import { spanish, spanishHints, spanishLexicon } from './es/spanish.js';
import type { Guess } from './guess.js';

/** Raised with every change of a list, a guess or a rule of this folder; stored with each assessment (R6). */
export const languagesVersion = 'languages-2';

/** Lexicons of languages other than English. */
export const otherLexicons: readonly Lexicon[] = [spanishLexicon];

/** Too few words to tell may be Spanish unless some of them are English and none is a word of the Spanish rules. */
const maySpeak = ({ parts, traces, leaning, words }: Guess): boolean =>
  traces.has('es') ||
  (parts.length === 0 && words.length > 0 && (leaning !== 'en' || words.some(({ word }) => spanishHints.has(word))));

/** The rules of all languages as this release brings them. */
export const shippedRules: readonly Rule[] = [...rules, ...spanishRules];

/** Makes rules of all languages ready to run: the English ones, and the others beside them. Throws like `lexiconOf`. */
export const lexiconOfAll = (version: string, of: readonly Rule[]): Lexicon => {
  const rulesIn = (language: RuleLanguage) => of.filter(({ id }) => languageOf(id) === language);
  return { ...lexiconOf(version, rulesIn('en')), beside: [lexiconOf(version, rulesIn('es'), spanish)] };
};

/** The lexicons of other languages that are in force with one. */
export const othersOf = (lexicon: Lexicon): readonly Lexicon[] => lexicon.beside ?? otherLexicons;

/** The lexicons that read a text beside the English one. One word of Spanish is enough to ask the Spanish rules. */
export const lexiconsBeside = (guess: Guess, lexicon: Lexicon): readonly Lexicon[] =>
  maySpeak(guess) ? othersOf(lexicon) : [];

/**
 * Whether a reading of the body by the English rules stands in words of Spanish, where "lo" is no reading of a meter. The
 * rules of that language have read it.
 */
export const isMisread = ({ parts, leaning, words }: Guess, { category, spans }: Finding): boolean =>
  category === 'A' &&
  ((parts.length === 0 && leaning === 'es') ||
    parts.some(({ language, from, to }) => {
      const start = words[from]?.start ?? 0;
      const end = words[to]?.end ?? 0;
      return language === 'es' && spans.every((span) => start <= span.start && span.end <= end);
    }));
