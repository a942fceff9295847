/** An instant from the server (ISO text) or a Date. */
export type Instant = string | Date;

const at = (instant: Instant): Date => (instant instanceof Date ? instant : new Date(instant));

/** "9:03pm", or "9pm" on the hour when `short`. */
export function clock(instant: Instant, locale: string, timeZone: string, short = false): string {
  const parts = new Intl.DateTimeFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
    hour12: true,
  }).formatToParts(at(instant));
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? '';
  const minutes = part('minute');
  const halfOfDay = part('dayPeriod').toLowerCase().replace(/[\s.]/g, '');
  return short && minutes === '00' ? `${part('hour')}${halfOfDay}` : `${part('hour')}:${minutes}${halfOfDay}`;
}

const dayKey = (date: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);

/** Whole calendar days from `now` to the instant in the reader's zone; negative in the past. */
export function daysAway(instant: Instant, now: Date, timeZone: string): number {
  const noon = (key: string) => Date.parse(`${key}T12:00:00Z`);
  return Math.round((noon(dayKey(at(instant), timeZone)) - noon(dayKey(now, timeZone))) / 86_400_000);
}

/** "Tuesday 17 November" */
export const longDay = (instant: Instant, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
    .format(at(instant))
    .replace(',', '');

/** "17 November 2025" */
export const date = (instant: Instant, locale: string, timeZone: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at(instant));

/**
 * The day as people say it: "Today", "Tuesday" within six days, "Tuesday 17 November" within half a year, else the date.
 */
export function day(instant: Instant, now: Date, locale: string, timeZone: string): string {
  const away = daysAway(instant, now, timeZone);
  if (away === 0) {
    const today = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(0, 'day');
    return today.charAt(0).toLocaleUpperCase(locale) + today.slice(1);
  }
  if (Math.abs(away) <= 6) return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone }).format(at(instant));
  return Math.abs(away) < 180 ? longDay(instant, locale, timeZone) : date(instant, locale, timeZone);
}

/** "Tuesday, 9:03pm" */
export const dayAndClock = (instant: Instant, now: Date, locale: string, timeZone: string): string =>
  `${day(instant, now, locale, timeZone)}, ${clock(instant, locale, timeZone)}`;

/** Greeting of the hour in the reader's zone. */
export function partOfDay(now: Date, timeZone: string): 'morning' | 'afternoon' | 'evening' {
  const hour = Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(now));
  if (hour >= 5 && hour < 12) return 'morning';
  return hour >= 12 && hour < 18 ? 'afternoon' : 'evening';
}

/** "1 min 52 s" under five minutes, "52 min" under an hour, "1 h 10 min" under a day, else "3 days". Never negative. */
export function span(seconds: number, locale: string): string {
  const whole = Math.max(0, Math.floor(seconds));
  const unit = (value: number, name: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: name === 'day' ? 'long' : 'short' }).format(
      value,
    );
  const minutes = Math.floor(whole / 60);
  if (minutes < 5) {
    const rest = unit(whole % 60, 'second').replace(/secs?\b/, 's');
    if (minutes === 0) return rest;
    return whole % 60 ? `${plain(unit(minutes, 'minute'))} ${rest}` : plain(unit(minutes, 'minute'));
  }
  if (minutes < 60) return plain(unit(minutes, 'minute'));
  const hours = Math.floor(minutes / 60);
  if (hours < 24) {
    const hourText = unit(hours, 'hour').replace(/hrs?\b/, 'h');
    return minutes % 60 ? `${hourText} ${plain(unit(minutes % 60, 'minute'))}` : hourText;
  }
  return unit(Math.floor(hours / 24), 'day');
}

const plain = (text: string): string => text.replace(/mins?\b/, 'min');

export interface Left {
  /** Seconds that are left; negative when late. */
  seconds: number;
  /** "6 min" */
  words: string;
  isLate: boolean;
  /** Share used, 0 to 1; undefined when the whole is not known. */
  used: number | undefined;
}

/** How long until a deadline, for `TimeLeft`. */
export function left(by: Instant, now: Date, locale: string, totalSeconds?: number | null): Left {
  const seconds = (at(by).getTime() - now.getTime()) / 1000;
  return {
    seconds,
    words: span(Math.abs(seconds), locale),
    isLate: seconds < 0,
    used: totalSeconds ? Math.min(1, Math.max(0, 1 - seconds / totalSeconds)) : undefined,
  };
}
