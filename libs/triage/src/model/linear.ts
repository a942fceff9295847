import type { Level } from '@kith/contracts/level';
import { vectorOf } from './features.js';

/** How likely each level is, from 0 to 1, together 1. */
export type LevelScores = Readonly<Record<Level, number>>;

export const levels = ['GREEN', 'AMBER', 'RED', 'CRISIS'] as const satisfies readonly Level[];

/** What a classifier says of a text. */
export interface Reading {
  levels: LevelScores;
  /** Whether the text is of the kind it has learned from. When it is not, its levels count for nothing by themselves. */
  familiar: boolean;
}

/** What training writes (`npm run triage:train`). Whole numbers, to keep it small. */
export interface Weights {
  readonly version: string;
  /** Per level, and last for the kind of text: what one step of a weight is worth, and the shift. */
  readonly steps: readonly number[];
  readonly shifts: readonly number[];
  /** Per level: slope and shift. */
  readonly calibration: readonly (readonly number[])[];
  /** From this sum on a text is of the kind. */
  readonly familiarFrom: number;
  /** Rarity in hundredths, then a weight per level, then one for the kind. */
  readonly features: Readonly<Record<string, readonly number[]>>;
}

/** Reads weights once and gives the function that scores a text. */
export function linear({ steps, shifts, calibration, familiarFrom, features }: Weights): (text: string) => Reading {
  const known = new Map(Object.entries(features));
  return (text) => {
    const sums = [...shifts];
    const vector = vectorOf(text, (feature) => {
      const rarity = known.get(feature)?.[0];
      return rarity === undefined ? undefined : rarity / 100;
    });
    for (const [feature, value] of vector) {
      const weights = known.get(feature) ?? [];
      for (let i = 0; i < sums.length; i += 1)
        sums[i] = (sums[i] ?? 0) + value * (weights[i + 1] ?? 0) * (steps[i] ?? 0);
    }
    const likely = calibration.map(([slope = 1, shift = 0], level) => {
      return 1 / (1 + Math.exp(-(slope * (sums[level] ?? 0) + shift)));
    });
    const whole = likely.reduce((sum, each) => sum + each, 0);
    const [green = 0, amber = 0, red = 0, crisis = 0] = likely.map((each) => each / whole);
    const kind = sums[levels.length] ?? 0;
    return { levels: { GREEN: green, AMBER: amber, RED: red, CRISIS: crisis }, familiar: kind >= familiarFrom };
  };
}
