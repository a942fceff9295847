import type { Language } from './language.js';
import { compile, expand } from './lexicon/macros.js';
import { lexiconWords } from './lexicon/vocabulary.js';
import { normalise } from './normalise.js';
import { readNumbers } from './numbers.js';
import * as turns from './turns.js';

export const english: Language = {
  code: 'en',
  read: (text, usual) => readNumbers(normalise(text, lexiconWords), usual),
  expand,
  compile,
  turns,
};
