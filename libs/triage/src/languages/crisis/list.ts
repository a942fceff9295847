import type { LanguageCode } from '../frequent.js';
import type { Category } from '../../lexicon/rule.js';

/**
 * A short crisis list (R60): what somebody says whose words nobody here can read by rule. Phrases are separated by " | ",
 * and are written as people write; accents do not matter. A phrase of one word counts only where its language has a part
 * of the text.
 */
export interface CrisisList {
  readonly language: LanguageCode;
  readonly phrases: Readonly<Record<Kind, string>>;
  /** Everyday turns of phrase; a phrase that stands inside one is none. */
  readonly idioms: string;
  readonly owner: string;
  /** ISO date of the last look at this list. */
  readonly lastReview: string;
  /** Whether somebody who speaks the language, and the clinical lead, have signed it off. */
  readonly signedOff: boolean;
  /** Sentences that must be heard, and some that must not. */
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

export type Kind = 'wish to die' | 'goodbye' | 'unresponsive' | 'overdose' | 'ill' | 'violence' | 'help';

/** The row of safety.md 4.2 that a kind of phrase belongs to. */
export const categories: Readonly<Record<Kind, Category>> = {
  'wish to die': 'B',
  goodbye: 'B',
  unresponsive: 'A',
  overdose: 'A',
  ill: 'A',
  violence: 'E',
  help: 'A',
};

/** The keeping record every list shares until somebody who speaks the language has read it. */
export const draftList = { owner: 'clinical-lead', lastReview: '2026-11-27', signedOff: false } as const;
