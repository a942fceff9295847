import type { Level } from '@kith/contracts/level';

/** What one person may carry (R50): minutes of queue work, and how long a pause is. */
export interface WorkLimits {
  /** Minutes of queue work without a pause. */
  stretchMinutes: number;
  /** Minutes without queue work that make a pause. */
  pauseMinutes: number;
  /** Minutes of queue work in any 24 hours. */
  dayMinutes: number;
}

export const workLimits: WorkLimits = { stretchMinutes: 90, pauseMinutes: 15, dayMinutes: 180 };

/** Categories of signals that weigh on whoever reads them: self-harm (B) and abuse (E). */
export const hardTopics: readonly string[] = ['B', 'E'];

/** A life at risk, self-harm or abuse: what counts towards the hard items of a shift. */
export const isHard = (level: Level, about: readonly string[]): boolean =>
  level === 'CRISIS' || about.some((topic) => hardTopics.includes(topic.charAt(0)));

/** Time in which somebody worked at the queue, as the server saw it: from the first to the last sign of work. */
export interface Stretch {
  from: Date;
  until: Date;
}

export interface Exposure {
  /** Minutes of the stretch that runs now; 0 after a pause. */
  stretchMinutes: number;
  /** Minutes in the last 24 hours. */
  dayMinutes: number;
  /** The limit that is reached, and when it no longer is. */
  reached: { limit: 'stretch' | 'day'; againAt: Date } | null;
}

const minute = 60_000;
const day = 24 * 60 * minute;
const whole = (milliseconds: number) => Math.floor(milliseconds / minute);

/** Stretches in order; those with less than a pause between them are one. */
function joined(stretches: readonly Stretch[], pause: number): Stretch[] {
  const result: Stretch[] = [];
  for (const next of [...stretches].sort((a, b) => a.from.getTime() - b.from.getTime())) {
    const last = result.at(-1);
    if (last && next.from.getTime() - last.until.getTime() < pause)
      last.until = new Date(Math.max(last.until.getTime(), next.until.getTime()));
    else result.push({ ...next });
  }
  return result;
}

/** How much somebody has carried. Whoever holds an open lease is at work now. */
export function exposureOf(
  seen: readonly Stretch[],
  holdsLease: boolean,
  now: Date,
  limits: WorkLimits = workLimits,
): Exposure {
  const pause = limits.pauseMinutes * minute;
  const stretches = joined(holdsLease ? [...seen, { from: now, until: now }] : seen, pause);
  const last = stretches.at(-1);
  const runs = last && now.getTime() - last.until.getTime() < pause ? last : null;
  const stretch = runs ? runs.until.getTime() - runs.from.getTime() : 0;
  const since = now.getTime() - day;
  const recent = stretches.map(({ from, until }) => [Math.max(from.getTime(), since), until.getTime()] as const);
  const worked = recent.reduce((sum, [from, until]) => sum + Math.max(0, until - from), 0);

  const reached: NonNullable<Exposure['reached']>[] = [];
  if (runs && stretch >= limits.stretchMinutes * minute)
    reached.push({ limit: 'stretch', againAt: new Date(runs.until.getTime() + pause) });
  if (worked >= limits.dayMinutes * minute)
    reached.push({ limit: 'day', againAt: new Date(leaves(recent, worked - limits.dayMinutes * minute) + day) });
  reached.sort((a, b) => b.againAt.getTime() - a.againAt.getTime());
  return { stretchMinutes: whole(stretch), dayMinutes: whole(worked), reached: reached[0] ?? null };
}

/** The moment in the past by which that much of the work was done, and a minute more: a day later it no longer counts. */
function leaves(recent: readonly (readonly [number, number])[], excess: number): number {
  let left = excess + minute;
  for (const [from, until] of recent) {
    const length = Math.max(0, until - from);
    if (left <= length) return from + left;
    left -= length;
  }
  return recent.at(-1)?.[1] ?? 0;
}
