import { rules } from './all.js';
import { expand } from './macros.js';

/** The words of the lexicon: odd spellings are undone only towards one of these. */
export const lexiconWords: ReadonlySet<string> = new Set(
  rules.flatMap((rule) => rule.all.flat().flatMap((pattern) => expand(pattern).match(/[a-z]{2,}/g) ?? [])),
);
