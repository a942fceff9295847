import { linear, type Reading, type Weights } from './linear.js';
import weights from './weights.json' with { type: 'json' };

export type { LevelScores, Reading } from './linear.js';

/**
 * Scores a text. An operator may plug in another one (a hosted model) beside the linear one: its readings go to
 * `secondOpinion` as `others`. None is plugged in by default, and the linear one always reads too.
 */
export interface Classifier {
  /** Kept with every assessment it had a part in (R6). */
  readonly version: string;
  classify(text: string): Reading | Promise<Reading>;
}

const read = linear(weights as unknown as Weights);

/** The model of `weights.json`; what it is for and what not is in `model-card.md`. */
export const linearClassifier = {
  version: weights.version,
  classify: read,
} satisfies Classifier;

export const classify = read;
