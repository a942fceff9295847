import type { Agreed } from '../configuration/configuration.js';

/** A peer of the group, or somebody who moderated it when they answered. */
export type AnsweredBy = 'PEER' | 'STAFF';

/**
 * The first post of a membership that opens a thread, and its clocks. A reply never starts them: it already has somebody to
 * talk to. Clocks run from the moment the group can read the post.
 */
export interface FirstPost {
  publishedAt: Date;
  /** When greeters are asked, the desk is told, and the promise is broken. */
  greetAt: Date;
  deskAt: Date;
  answerBy: Date;
  greetersAskedAt: Date | null;
  deskToldAt: Date | null;
  answeredAt: Date | null;
  answeredBy: AnsweredBy | null;
  /** Nobody can answer any more: taken down, closed, or its author is gone. */
  endedAt: Date | null;
}

/** What stands in the thread now. */
export interface Seen {
  /** The group can read it and answer, and its author is there to read that. */
  isOpen: boolean;
  /** The first reply of another person that the author can read. */
  answer: { at: Date; by: AnsweredBy } | null;
}

export type Step = 'askGreeters' | 'tellDesk';

/** How many greeters are asked about one post. */
export const greetersAsked = 2;
/** How far back the figures look, in days. */
export const figureDays = 30;
/** A post that the group could read for longer is nobody's first any more: no clocks start, whatever is done with it. */
export const isTooOld = (publishedAt: Date, now: Date): boolean =>
  now.getTime() - publishedAt.getTime() > figureDays * 86_400_000;
/** Fewer first posts say nothing about what staffing can keep. */
const fewestForPromise = 5;
/** Of a hundred first posts, those answered in time (community.md 4, behaviour 13). */
const promisedShare = 95;

/** The clocks of a first post that the group can read from `publishedAt`. */
export const begin = (
  publishedAt: Date,
  { after, agreed: { timers } }: { after: (from: Date, minutes: number) => Date; agreed: Agreed },
): FirstPost => ({
  publishedAt,
  greetAt: after(publishedAt, timers.firstPostGreet),
  deskAt: after(publishedAt, timers.firstPostDesk),
  answerBy: after(publishedAt, timers.firstPostAnswer),
  greetersAskedAt: null,
  deskToldAt: null,
  answeredAt: null,
  answeredBy: null,
  endedAt: null,
});

/**
 * What is true of a first post now, and what is due. An answer that a moderator hides while the promise still runs leaves the
 * post unanswered again; later than that it stays answered, so that nobody is asked about an old post.
 */
export function look(first: FirstPost, seen: Seen, now: Date): { next: FirstPost; due: Step[] } {
  if (first.endedAt) return { next: first, due: [] };
  const settled = first.answeredAt !== null && now >= first.answerBy;
  const next = settled ? first : { ...first, ...answerOf(first, seen) };
  if (next.answeredAt) return { next, due: [] };
  if (!seen.isOpen) return { next: { ...next, endedAt: now }, due: [] };
  const due: Step[] = [];
  if (!next.greetersAskedAt && now >= next.greetAt) due.push('askGreeters');
  if (!next.deskToldAt && now >= next.deskAt) due.push('tellDesk');
  return { next, due };
}

/** A reply may be older than the clocks, when the post was out of sight in between: then it was answered at once. */
const answerOf = ({ publishedAt }: FirstPost, { answer }: Seen): Pick<FirstPost, 'answeredAt' | 'answeredBy'> => ({
  answeredAt: answer && new Date(Math.max(answer.at.getTime(), publishedAt.getTime())),
  answeredBy: answer?.by ?? null,
});

/** First posts of a group whose time is over or that were answered, and how many of them in time. */
export interface Kept {
  settled: number;
  inTime: number;
}

/** Whether the group may be told a time: nothing is promised that staffing has not kept. */
export const mayPromise = ({ settled, inTime }: Kept): boolean =>
  settled >= fewestForPromise && inTime * 100 >= settled * promisedShare;
