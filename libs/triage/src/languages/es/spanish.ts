import type { Language } from '../../language.js';
import { lexiconOf, type Lexicon } from '../../lexicon/lexicon.js';
import { normalise } from '../../normalise.js';
import { readSpanishNumbers } from './numbers.js';
import { compileSpanish, wordsOfPattern } from './pieces.js';
import { spanishRules } from './rules/all.js';
import { spanishSpelling } from './spelling.js';
import { spanishTurns } from './turns.js';

const known: ReadonlySet<string> = new Set(spanishRules.flatMap((rule) => rule.all.flat().flatMap(wordsOfPattern)));

export const spanish: Language = {
  code: 'es',
  read: (text, usual) => readSpanishNumbers(normalise(text, known, spanishSpelling), usual),
  compile: compileSpanish,
  turns: spanishTurns,
};

export const spanishLexicon: Lexicon = lexiconOf('es-1', spanishRules, spanish);
