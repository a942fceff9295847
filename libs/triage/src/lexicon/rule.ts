import type { Level } from '@kith/contracts/level';

/**
 * Rows of safety.md 4.2. A body and treatment, B suicide and self-harm, C eating and insulin left out for weight, D access
 * to insulin, E abuse and safeguarding, F dangerous advice, G personal details, H selling and recruiting, I harassment.
 */
export type Category = 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'I';

/** What a member may have told us that makes some words about themselves graver (R58). */
export const facts = ['type1', 'pump', 'sglt2', 'pregnant'] as const;
export type Fact = (typeof facts)[number];

/**
 * One frame of the lexicon (safety.md 4.1, R61). Patterns are small regular expressions over the normalised words of
 * `normalise.ts` (lower case, no apostrophes except in 'll, one space between words, `|` and `?` closing a sentence);
 * names in braces are expanded by `macros.ts`.
 */
export interface Rule {
  readonly id: string;
  /** Row of safety.md 4.2, for example 'A1' or 'B7'; the words for staff are in `signals.ts`. */
  readonly signal: string;
  readonly category: Category;
  readonly level: Level;
  readonly certainty: 'strong' | 'possible';
  /** Warm hold: the words are kept and read by a person before others see them. Only B7. */
  readonly hold?: boolean;
  /** Heard only from somebody who told us one of these, about themselves. Staff read neutral words for it (`declared.ts`). */
  readonly needs?: readonly Fact[];
  /** Every part must be found; each part is a list of alternatives. */
  readonly all: readonly (readonly string[])[];
  /** How many sentences the parts may lie apart. Default 0: the same sentence. */
  readonly within?: number;
  /** Words of an everyday meaning that turn the rule off; `match.ts` says how near they must stand. */
  readonly unless?: readonly string[];
  /** Readings of the surrounding words that this rule does not listen to. */
  readonly deaf?: readonly Turn[];
  readonly owner: string;
  /** ISO date of the last look at this rule. */
  readonly lastReview: string;
  /** Whether the clinical lead has signed it off. */
  readonly signedOff: boolean;
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

/** The languages that have rules. */
export const ruleLanguages = ['en', 'es'] as const;
export type RuleLanguage = (typeof ruleLanguages)[number];

/** The language of a rule stands in its id: `B1.es-act` is Spanish, `B1.act` English. */
export const languageOf = (id: string): RuleLanguage => (/^[^.]*\.es-/.test(id) ? 'es' : 'en');

/** What the words around a signal can say about it. */
export const turns = [
  'negated',
  'everyday',
  'past',
  'general',
  'other person',
  'fiction',
  'joke',
  'idiom',
  'handled',
] as const;
export type Turn = (typeof turns)[number];

/** The keeping record every rule of a file shares until the clinical lead signs rules one by one. */
export const draft = { owner: 'clinical-lead', lastReview: '2026-11-22', signedOff: false } as const;
