/** Milliseconds worked so far. A busy machine does not count against a text: processor time where it is known. */
export type Stopwatch = () => number;

/** What one text may take before it goes to a person instead (R9). */
export const longestWork = 50;

/** Looked at once in so many frames. */
const pace = 4;

/** The text takes too long to read. */
export class OutOfTime extends Error {}

export const worked: Stopwatch = () => {
  if (typeof process === 'undefined' || !('threadCpuUsage' in process)) return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** A check to call between frames; it throws once the time is spent. */
export const budgetOf = (stopwatch: Stopwatch, most = longestWork): (() => void) => {
  const end = stopwatch() + most;
  let calls = 0;
  return () => {
    calls += 1;
    if (calls % pace === 0 && stopwatch() > end) throw new OutOfTime();
  };
};
