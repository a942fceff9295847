import type { Level } from '@kith/contracts/level';
import type { LanguageCode } from './languages/frequent.js';
import type { Category } from './lexicon/rule.js';
/** One frame of the lexicon found in a text. */
export interface Finding {
  ruleId: string;
  category: Category;
  /** Row of safety.md 4.2; words for staff in `signals.ts`. */
  signal: string;
  level: Level;
  /** "possible" never sets more than RED by itself. */
  certainty: 'strong' | 'possible';
  /** Evidence as offsets in the original text, `end` exclusive. */
  spans: readonly { start: number; end: number }[];
  /** Warm hold: kept and read by a person before others see it. Only B7. */
  hold: boolean;
}

/** What a text was found to say. */
export interface Assessment {
  level: Level;
  findings: readonly Finding[];
  version: string;
  /** Languages with a part of the text as guessed, the largest first; "unknown" where it is too short to tell. */
  languages?: readonly (LanguageCode | 'unknown')[];
}

/** The answer when a text could not be read: a person must look at it (R9). */
export interface Unscreened {
  unscreened: true;
  version: string;
}
