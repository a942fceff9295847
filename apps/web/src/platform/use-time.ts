import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';
import * as time from './time.js';
import type { Instant } from './time.js';

/** The current moment, renewed every `every` milliseconds; for words such as "6 min left". */
export function useNow(every = 15_000): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}

/** Zone of the reader (IANA). */
export function useZone(): string {
  return useIntl().timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Times in the words and the language of the reader, in their zone unless another is given. */
export function useTime(zone?: string) {
  const own = useZone();
  const timeZone = zone ?? own;
  const { locale } = useIntl();
  const tongue = locale === 'en' ? 'en-GB' : locale;
  return {
    /** "9:03pm" */
    clock: (instant: Instant) => time.clock(instant, tongue, timeZone),
    /** "9pm" on the hour */
    shortClock: (instant: Instant) => time.clock(instant, tongue, timeZone, true),
    /** "Tuesday", "Today" */
    day: (instant: Instant, now = new Date()) => time.day(instant, now, tongue, timeZone),
    /** "Tuesday, 9:03pm" */
    dayAndClock: (instant: Instant, now = new Date()) => time.dayAndClock(instant, now, tongue, timeZone),
    /** "Tuesday 17 November" */
    longDay: (instant: Instant) => time.longDay(instant, tongue, timeZone),
    /** "17 November 2025" */
    date: (instant: Instant) => time.date(instant, tongue, timeZone),
    partOfDay: (now = new Date()) => time.partOfDay(now, timeZone),
    /** "6 min" */
    span: (seconds: number) => time.span(seconds, tongue),
    left: (by: Instant, now: Date, totalSeconds?: number | null) => time.left(by, now, tongue, totalSeconds),
    /** Whole days away in the reader's zone; 0 is today. */
    daysAway: (instant: Instant, now = new Date()) => time.daysAway(instant, now, timeZone),
  };
}
