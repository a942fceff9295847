import type { Level } from '@kith/contracts/level';

/** What a draw needs to know of a waiting item. */
export interface Candidate {
  id: string;
  level: Level;
  raisedAt: Date;
  claimBy: Date | null;
}

/** Five draws: four from red, one reserved for amber (R17). */
export const laneShare = ['RED', 'RED', 'RED', 'RED', 'AMBER'] as const satisfies readonly Level[];

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
 * The next item (R17): a crisis before anything; then red and amber by their share; an amber past 75 % of its time goes
 * before any red under 25 % of its own; green when both are empty. A turn of an empty lane goes to the other.
 */
export function drawNext(waiting: readonly Candidate[], position: number, now: Date): Draw | null {
  const first = (level: Level) => waiting.filter((item) => item.level === level).sort(waitsLonger)[0];
  const crisis = first('CRISIS');
  if (crisis) return { item: crisis, position };
  const red = first('RED');
  const amber = first('AMBER');
  const turn = laneShare[position % laneShare.length];
  const next = (position + 1) % laneShare.length;
  if (red && amber) {
    if (turn === 'AMBER') return { item: amber, position: next };
    const hurry = usedTime(amber, now) > 0.75 && usedTime(red, now) < 0.25;
    return hurry ? { item: amber, position } : { item: red, position: next };
  }
  const other = red ?? amber;
  if (other) return { item: other, position: next };
  const green = first('GREEN');
  return green ? { item: green, position } : null;
}

/** What somebody takes in one shift, chosen when it began (R50). */
export interface Limits {
  /** Hard items (red, crisis) the shift still takes. */
  hardLeft: number;
  /** Categories or codes they would rather not see. */
  prefersNot: readonly string[];
}

export interface Offer extends Candidate {
  /** Categories and codes of its signals. */
  about: readonly string[];
  /** Somebody else on shift may take it. */
  hasOthers: boolean;
}

/** What may be drawn for somebody within their limits; a crisis that nobody else on shift may take is never held back. */
export const withinLimits = <O extends Offer>(waiting: readonly O[], { hardLeft, prefersNot }: Limits): O[] =>
  waiting.filter((item) => {
    if (item.level === 'CRISIS' && !item.hasOthers) return true;
    const isHard = item.level === 'RED' || item.level === 'CRISIS';
    return !(isHard && hardLeft <= 0) && !item.about.some((topic) => prefersNot.includes(topic));
  });
