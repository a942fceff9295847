import { useTime } from '../platform/use-time.js';
import type { Instant } from '../platform/time.js';

/** A time as short as it can be: the clock today, with the day otherwise. */
export function useMoment(): (at: Instant) => string {
  const time = useTime();
  return (at) => (time.daysAway(at) === 0 ? time.clock(at) : time.dayAndClock(at));
}
