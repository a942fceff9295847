import type { Rule } from '../../../lexicon/rule.js';
import { despair } from './despair.js';
import { emergencies } from './emergencies.js';
import { highs } from './highs.js';
import { lows } from './lows.js';
import { others } from './others.js';
import { suicide } from './suicide.js';

export const spanishRules: readonly Rule[] = [...suicide, ...despair, ...lows, ...highs, ...emergencies, ...others];
