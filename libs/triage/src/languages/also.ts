import type { Finding } from '../finding.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { spanishHints, spanishLexicon } from './es/spanish.js';
import type { Guess } from './guess.js';

/** Raised with every change of a list, a guess or a rule of this folder; stored with each assessment (R6). */
export const languagesVersion = 'languages-1';

/** Lexicons of languages other than English. */
export const otherLexicons: readonly Lexicon[] = [spanishLexicon];

/** Too few words to tell may be Spanish unless some of them are English and none is a word of the Spanish rules. */
const maySpeak = ({ parts, traces, leaning, words }: Guess): boolean =>
  traces.has('es') ||
  (parts.length === 0 && words.length > 0 && (leaning !== 'en' || words.some(({ word }) => spanishHints.has(word))));

/** The lexicons that read a text beside the English one. One word of Spanish is enough to ask the Spanish rules. */
export const lexiconsBeside = (guess: Guess): readonly Lexicon[] => (maySpeak(guess) ? otherLexicons : []);

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
