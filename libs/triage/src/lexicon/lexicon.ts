import { english } from '../english.js';
import type { Language } from '../language.js';
import { frameOf, type Frame } from '../match.js';
import { lexiconVersion, rules } from './all.js';
import type { Rule } from './rule.js';

/** One version of the rules, ready to run. */
export interface Lexicon {
  /** Recorded with every assessment (R6). */
  readonly version: string;
  readonly language: Language;
  readonly rules: ReadonlyMap<string, Rule>;
  readonly frames: readonly Frame[];
  /** Lexicons of other languages in force with this one. Absent: those of the release. */
  readonly beside?: readonly Lexicon[];
}

/** Makes rules ready to run. Throws on a pattern that cannot be read. */
export const lexiconOf = (version: string, of: readonly Rule[], language: Language = english): Lexicon => ({
  version,
  language,
  rules: new Map(of.map((rule) => [rule.id, rule])),
  frames: of.map((rule) => frameOf(rule, language)),
});

/** The rules as this release brings them. */
export const shippedLexicon: Lexicon = lexiconOf(lexiconVersion, rules);
