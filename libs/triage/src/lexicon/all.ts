import { acts } from './acts-and-plans.js';
import { despairAndOthers } from './despair-and-others.js';
import { emergencies } from './emergencies.js';
import { goodbyes } from './goodbye-and-unsafe.js';
import { highs } from './highs.js';
import { lows } from './lows.js';
import { selfHarm } from './self-harm.js';
import { supply } from './supply.js';
import type { Rule } from './rule.js';

/** Raised with every change of a rule, a turn or a reading of numbers; stored with each finding (R6). */
export const lexiconVersion = 'lexicon-1';

export const rules: readonly Rule[] = [
  ...acts,
  ...goodbyes,
  ...selfHarm,
  ...despairAndOthers,
  ...lows,
  ...highs,
  ...supply,
  ...emergencies,
];
