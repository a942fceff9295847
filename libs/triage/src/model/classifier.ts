import { linear, type Weights } from './linear.js';
import weights from './weights.json' with { type: 'json' };

export type { LevelScores, Reading } from './linear.js';

const read = linear(weights as unknown as Weights);

/** The model of `weights.json`; what it is for and what not is in `model-card.md`. */
export const linearClassifier = { version: weights.version, classify: read };

export const classify = read;
