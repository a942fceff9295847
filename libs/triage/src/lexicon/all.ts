import { access } from './access.js';
import { advice } from './advice.js';
import { age } from './age.js';
import { bodiesNow } from './bodies-now.js';
import { conduct } from './conduct.js';
import { despairPlainly } from './despair-plainly.js';
import { dosesAndSupply } from './doses-and-supply.js';
import { eating } from './eating.js';
import { lately } from './lately.js';
import { safeguarding } from './safeguarding.js';
import { acts } from './acts-and-plans.js';
import { despairAndOthers } from './despair-and-others.js';
import { emergencies } from './emergencies.js';
import { goodbyes } from './goodbye-and-unsafe.js';
import { highs } from './highs.js';
import { lows } from './lows.js';
import { selfHarm } from './self-harm.js';
import { supply } from './supply.js';
import { toldUs } from './told-us.js';
import { twoCuesOfTheBody } from './two-cues-body.js';
import { twoCuesOfDespair } from './two-cues-despair.js';
import { twoCuesAboutOthers } from './two-cues-others.js';
import type { Rule } from './rule.js';

/** Raised with every change of a rule, a turn or a reading of numbers; stored with each finding (R6). */
export const lexiconVersion = 'lexicon-6';

export const rules: readonly Rule[] = [
  ...acts,
  ...goodbyes,
  ...selfHarm,
  ...despairAndOthers,
  ...lows,
  ...highs,
  ...supply,
  ...emergencies,
  ...access,
  ...advice,
  ...bodiesNow,
  ...conduct,
  ...despairPlainly,
  ...dosesAndSupply,
  ...eating,
  ...lately,
  ...safeguarding,
  ...age,
  ...twoCuesOfTheBody,
  ...twoCuesOfDespair,
  ...twoCuesAboutOthers,
  ...toldUs,
];
