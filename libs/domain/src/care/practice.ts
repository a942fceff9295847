import { type Level, rankOf } from '@kith/contracts/level';

/** What somebody can do with an invented concern; as the answers at the Desk. */
export const practiceActs = ['noAction', 'write', 'hide', 'pause', 'escalate'] as const;
export type PracticeAct = (typeof practiceActs)[number];

/** A concern that never was, with what we would do and why. */
export interface PracticeConcern {
  /** Stable: progress is kept by it. */
  code: string;
  place: string;
  author: string;
  /** How it came to the Desk, in words. */
  source: string;
  words: string;
  /** What stands around it. */
  context: string | null;
  level: Level;
  /** Any of these is a good answer; the first is ours. */
  acts: readonly PracticeAct[];
  why: string;
}

export interface Comparison {
  level: 'same' | 'higher' | 'lower';
  act: 'same' | 'other';
}

/** How an answer stands beside ours. Higher is never wrong to begin with, so it has a word of its own. */
export function compared(
  { level, acts }: Pick<PracticeConcern, 'level' | 'acts'>,
  answer: { level: Level; act: string },
): Comparison {
  const step = rankOf(answer.level) - rankOf(level);
  return {
    level: step === 0 ? 'same' : step > 0 ? 'higher' : 'lower',
    act: (acts as readonly string[]).includes(answer.act) ? 'same' : 'other',
  };
}
