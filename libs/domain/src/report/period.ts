/** What a report is for: a week of the desk, a month of the clinic, a year for the public (safety.md 2.10). */
export const reportKinds = ['WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type ReportKind = (typeof reportKinds)[number];

/** A stretch of whole days in the zone of the organisation. */
export interface Period {
  /** `2026-W47` (ISO 8601), `2026-11` or `2026`. */
  key: string;
  from: Date;
  /** First moment after it. */
  until: Date;
}

const day = 24 * 3_600_000;

/** A day of the calendar, as its midnight in UTC: days can be counted on it, whatever clocks do. */
type Day = number;

const parts = new Map<string, Intl.DateTimeFormat>();
function partsIn(timeZone: string): Intl.DateTimeFormat {
  let format = parts.get(timeZone);
  if (!format) {
    const two = '2-digit';
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    });
    parts.set(timeZone, format);
  }
  return format;
}

/** What a clock on the wall shows, as if it were UTC. */
function wallTime(at: Date, timeZone: string): number {
  const shown = Object.fromEntries(
    partsIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day: date = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, date, hour, minute, second);
}

const dayOf = (at: Date, timeZone: string): Day => Math.floor(wallTime(at, timeZone) / day) * day;

/** The first moment of a day. Where clocks are moved at midnight, that may be one in the morning. */
function startOf(wanted: Day, timeZone: string): Date {
  const offsetAt = (at: number) => wallTime(new Date(at), timeZone) - at;
  const candidates = [wanted - offsetAt(wanted - day), wanted - offsetAt(wanted + day)].sort((a, b) => a - b);
  return new Date(candidates.find((at) => dayOf(new Date(at), timeZone) === wanted) ?? wanted - offsetAt(wanted));
}

const mondayOf = (one: Day): Day => one - ((new Date(one).getUTCDay() + 6) % 7) * day;
const pad = (number: number) => String(number).padStart(2, '0');

function firstAndNext(kind: ReportKind, one: Day): [key: string, first: Day, next: Day] {
  const year = new Date(one).getUTCFullYear();
  const month = new Date(one).getUTCMonth();
  if (kind === 'YEARLY') return [String(year), Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  if (kind === 'MONTHLY') return [`${year}-${pad(month + 1)}`, Date.UTC(year, month), Date.UTC(year, month + 1)];
  const monday = mondayOf(one);
  const weekYear = new Date(monday + 3 * day).getUTCFullYear();
  const week = 1 + (monday - mondayOf(Date.UTC(weekYear, 0, 4))) / (7 * day);
  return [`${weekYear}-W${pad(week)}`, monday, monday + 7 * day];
}

/** The period that a moment falls in. Weeks begin on Monday and are numbered as ISO 8601 does. */
export function periodOf(kind: ReportKind, at: Date, timeZone: string): Period {
  const [key, first, next] = firstAndNext(kind, dayOf(at, timeZone));
  return { key, from: startOf(first, timeZone), until: startOf(next, timeZone) };
}

export const periodBefore = (kind: ReportKind, period: Period, timeZone: string): Period =>
  periodOf(kind, new Date(period.from.getTime() - 1), timeZone);

/** From the one that `last` falls in back to the one of `first`, newest first, at most `most`. */
export function periodsBack(kind: ReportKind, first: Date, last: Date, timeZone: string, most: number): Period[] {
  const found = [periodOf(kind, last, timeZone)];
  while (found.length < most && found.at(-1)!.from > first) found.push(periodBefore(kind, found.at(-1)!, timeZone));
  return found;
}
