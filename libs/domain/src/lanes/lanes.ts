import type { Level } from '@kith/contracts/level';

import type { Thresholds } from '../configuration/numbers.js';
import { isHard } from '../shift/exposure.js';

/** What a draw needs to know of a waiting item. */
export interface Candidate {
  id: string;
  level: Level;
  raisedAt: Date;
  claimBy: Date | null;
}

/** One round of draws: from red, and the last one reserved for amber (R17). */
export const laneShare = ({ amberEvery }: Pick<Thresholds, 'amberEvery'>): ('RED' | 'AMBER')[] => [
  ...Array<'RED'>(amberEvery - 1).fill('RED'),
  'AMBER',
];

export interface Draw {
  item: Candidate;
  /** Position in the share for the next draw; a crisis and a late amber leave it where it was. */
  position: number;
}

const waitsLonger = (a: Candidate, b: Candidate): number =>
  (a.claimBy?.getTime() ?? Infinity) - (b.claimBy?.getTime() ?? Infinity) ||
  a.raisedAt.getTime() - b.raisedAt.getTime() ||
  (a.id < b.id ? -1 : 1);

/** Part of its promised time that has gone by; 1 and more is late. */
export function usedTime({ raisedAt, claimBy }: Candidate, now: Date): number {
  if (!claimBy) return 0;
  const total = claimBy.getTime() - raisedAt.getTime();
  return total > 0 ? (now.getTime() - raisedAt.getTime()) / total : 1;
}

/**
 * The next item (R17): a crisis before anything; then red and amber by their share; an amber that is late in its time goes
 * before any red that is fresh in its own; green when both are empty. A turn of an empty lane goes to the other.
 */
export function drawNext(
  waiting: readonly Candidate[],
  position: number,
  now: Date,
  limits: Pick<Thresholds, 'amberEvery' | 'amberLate' | 'redFresh'>,
): Draw | null {
  const share = laneShare(limits);
  const first = (level: Level) => waiting.filter((item) => item.level === level).sort(waitsLonger)[0];
  const crisis = first('CRISIS');
  if (crisis) return { item: crisis, position };
  const red = first('RED');
  const amber = first('AMBER');
  const turn = share[position % share.length];
  const next = (position + 1) % share.length;
  if (red && amber) {
    if (turn === 'AMBER') return { item: amber, position: next };
    const hurry = usedTime(amber, now) > limits.amberLate / 100 && usedTime(red, now) < limits.redFresh / 100;
    return hurry ? { item: amber, position } : { item: red, position: next };
  }
  const other = red ?? amber;
  if (other) return { item: other, position: next };
  const green = first('GREEN');
  return green ? { item: green, position } : null;
}

/** What somebody can take now (R50). */
export interface Limits {
  /** Why they must pause before they take anything more. */
  reached: 'stretch' | 'day' | null;
  /** Hard items the shift still takes. */
  hardLeft: number;
  /** Categories or codes they have declined. */
  prefersNot: readonly string[];
}

export interface Offer {
  level: Level;
  /** Categories and codes of its signals. */
  about: readonly string[];
  /** Somebody else on shift may take it and is within their own limits. */
  hasOthers: boolean;
}

type Carried = Pick<Offer, 'level' | 'about'>;

/** The limit that taking this item would break; what somebody has declined is theirs to take by hand all the same. */
export const limitBroken = (item: Carried, { reached, hardLeft }: Limits): 'stretch' | 'day' | 'hard' | null =>
  reached ?? (isHard(item.level, item.about) && hardLeft <= 0 ? 'hard' : null);

/** Whether somebody is given the item: it breaks no limit of theirs and they have not declined it. */
export const isFor = (item: Carried, limits: Limits): boolean =>
  limitBroken(item, limits) === null && !item.about.some((topic) => limits.prefersNot.includes(topic));

/** A crisis that nobody else on shift can take is never held back: a life comes first. */
export const isLastResort = ({ level, hasOthers }: Pick<Offer, 'level' | 'hasOthers'>): boolean =>
  level === 'CRISIS' && !hasOthers;

/** What may be drawn for somebody within their limits. */
export const withinLimits = <O extends Offer>(waiting: readonly O[], limits: Limits): O[] =>
  waiting.filter((item) => isLastResort(item) || isFor(item, limits));
