import type { Level } from '@kith/contracts/level';
import type { Document } from '../document.js';
import type { Category } from '../lexicon/rule.js';
import { featuresOf, letters } from './message-features.js';
import weights from './community.json' with { type: 'json' };

/** What `npm run triage:train` writes of the community model; bytes stand as base64, one a feature. */
export interface CommunityWeights {
  readonly version: string;
  /** Names of the features, a line each. */
  readonly features: string;
  /** Rarity in twentieths. */
  readonly rarity: string;
  /** Per head: whole-number weights, what one step of them is worth, the shift, and for levels slope and shift of the calibration. */
  readonly heads: Readonly<
    Record<string, { weights: string; step: number; shift: number; calibration?: readonly number[] }>
  >;
}

/** Levels that a message can reach at least. */
export type Reached = Exclude<Level, 'GREEN'>;

/** What the community model says of a message. */
export interface CommunityReading {
  /** How likely each level, or a higher one, is, from 0 to 1. */
  readonly atLeast: Readonly<Record<Reached, number>>;
  /** What it is about, if it is about anything. */
  readonly category: Category;
  /** The sentences that weighed most towards red, as numbers of sentences of the document. */
  readonly sentences: readonly number[];
}

interface Head {
  readonly name: string;
  readonly weights: Int8Array;
  readonly step: number;
  readonly shift: number;
  readonly slope: number;
  readonly offset: number;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
const reached = ['AMBER', 'RED', 'CRISIS'] as const satisfies readonly Reached[];
const mostSentences = 2;

/** Reads weights once and gives the function that reads a message. */
export function community(given: CommunityWeights): (document: Document) => CommunityReading {
  const index = new Map(given.features.split('\n').map((feature, at) => [feature, at]));
  const rarity = bytesOf(given.rarity);
  const heads: Head[] = Object.entries(given.heads).map(([name, { weights, step, shift, calibration }]) => ({
    name,
    weights: new Int8Array(bytesOf(weights).buffer),
    step,
    shift,
    slope: calibration?.[0] ?? 1,
    offset: calibration?.[1] ?? 0,
  }));
  const red = heads.find(({ name }) => name === 'RED') as Head;

  return (document) => {
    const known: { at: number; value: number; isLetters: boolean; places: readonly number[] }[] = [];
    const lengths = { words: 0, letters: 0 };
    for (const [feature, places] of featuresOf(document.tokens.slice(document.own))) {
      const at = index.get(feature);
      if (at === undefined) continue;
      const value = (1 + Math.log(places.length)) * ((rarity[at] ?? 0) / 20);
      const isLetters = feature.startsWith(letters);
      known.push({ at, value, isLetters, places });
      lengths[isLetters ? 'letters' : 'words'] += value * value;
    }
    const words = Math.sqrt(lengths.words) || 1;
    const letterGroups = Math.sqrt(lengths.letters) || 1;
    const sums = heads.map(({ shift }) => shift);
    const bySentence = new Map<number, number>();
    for (const { at, value, isLetters, places } of known) {
      const scaled = value / (isLetters ? letterGroups : words);
      for (const [i, { weights, step }] of heads.entries())
        sums[i] = (sums[i] ?? 0) + scaled * (weights[at] ?? 0) * step;
      const share = (scaled * (red.weights[at] ?? 0) * red.step) / places.length;
      for (const place of places) {
        const sentence = document.sentence[document.own + place] ?? 0;
        bySentence.set(sentence, (bySentence.get(sentence) ?? 0) + share);
      }
    }
    const likely = (level: Reached): number => {
      const at = heads.findIndex(({ name }) => name === level);
      const { slope = 1, offset = 0 } = heads[at] ?? {};
      return 1 / (1 + Math.exp(-(slope * (sums[at] ?? 0) + offset)));
    };
    const [amber = 0, ofRed = 0, crisis = 0] = reached.map(likely);
    const category = heads
      .map(({ name }, at) => ({ name, sum: sums[at] ?? 0 }))
      .filter(({ name }) => name.length === 1)
      .reduce((best, each) => (each.sum > best.sum ? each : best), { name: 'B', sum: -Infinity });
    return {
      atLeast: { AMBER: Math.max(amber, ofRed, crisis), RED: Math.max(ofRed, crisis), CRISIS: crisis },
      category: category.name as Category,
      sentences: [...bySentence]
        .filter(([, weight]) => weight > 0)
        .sort((a, b) => b[1] - a[1])
        .slice(0, mostSentences)
        .map(([sentence]) => sentence),
    };
  };
}

export const communityVersion = weights.version;
export const readCommunity = community(weights);
