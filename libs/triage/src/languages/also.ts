import type { Lexicon } from '../lexicon/lexicon.js';
import { spanishLexicon } from './es/spanish.js';
import type { Guess } from './guess.js';

/** Raised with every change of a list, a guess or a rule of this folder; stored with each assessment (R6). */
export const languagesVersion = 'languages-1';

/** Lexicons of languages other than English. */
export const otherLexicons: readonly Lexicon[] = [spanishLexicon];

/** Too few words to tell may be of any language. */
const maySpeak = ({ parts, traces, words }: Guess): boolean =>
  traces.has('es') || (parts.length === 0 && words.length > 0);

/** The lexicons that read a text beside the English one. One word of Spanish is enough to ask the Spanish rules. */
export const lexiconsBeside = (guess: Guess): readonly Lexicon[] => (maySpeak(guess) ? otherLexicons : []);
