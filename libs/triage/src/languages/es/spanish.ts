import type { Language } from '../../language.js';
import { lexiconOf, type Lexicon } from '../../lexicon/lexicon.js';
import { lexiconWords } from '../../lexicon/vocabulary.js';
import { normalise } from '../../normalise.js';
import { frequent } from '../frequent.js';
import { readSpanishNumbers } from './numbers.js';
import { compileSpanish, expandSpanish, wordsOfPattern } from './pieces.js';
import { spanishRules } from './rules/all.js';
import { spanishSpelling } from './spelling.js';
import { spanishTurns } from './turns.js';

const known: ReadonlySet<string> = new Set(spanishRules.flatMap((rule) => rule.all.flat().flatMap(wordsOfPattern)));

const ofEnglish: ReadonlySet<string> = new Set(frequent.en?.split(' '));
/** Words of the rules and of chats that English has not: one of them in a short line is enough to ask the rules. */
export const spanishHints: ReadonlySet<string> = new Set(
  [...known, ...Object.keys(spanishSpelling.joined), ...spanishSpelling.watched].filter(
    (word) => !lexiconWords.has(word) && !ofEnglish.has(word),
  ),
);

export const spanish: Language = {
  code: 'es',
  read: (text, usual) => readSpanishNumbers(normalise(text, known, spanishSpelling), usual),
  expand: expandSpanish,
  compile: compileSpanish,
  turns: spanishTurns,
};

export const spanishLexicon: Lexicon = lexiconOf('es-1', spanishRules, spanish);
