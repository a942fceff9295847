/** The zone whose clocks on the wall the community lives by; its clocks go forward within the thirty days. */
export const zone = 'Europe/London';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

const clockOf = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: 'numeric', minute: 'numeric', hour12: false });
const weekdayOf = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' });

/** Hour by the clock on the wall, with its fraction. */
export function wallHour(at: Date): number {
  const parts = clockOf.formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  return (part('hour') % 24) + part('minute') / 60;
}

/** So many days after the first, at an hour of the clock on the wall. */
export function wallTime(first: Date, days: number, hours: number): Date {
  const guess = new Date(first.getTime() + days * day + hours * hour);
  const noon = new Date(first.getTime() + days * day + 12 * hour);
  const shown = wallHour(noon) - 12;
  return new Date(guess.getTime() - shown * hour);
}

export const isNight = (at: Date): boolean => wallHour(at) < 7 || wallHour(at) >= 23;

export const isWorkingDay = (at: Date): boolean => !['Sat', 'Sun'].includes(weekdayOf.format(at));
