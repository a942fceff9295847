import type { Instant } from './time.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const at = (instant: Instant): number => (instant instanceof Date ? instant.getTime() : Date.parse(instant));

/** What the clocks of a zone show at an instant, as the value of a `datetime-local` field: "2026-03-29T01:30". */
export function wallOf(instant: Instant, zone: string): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(at(instant))
      .map(({ type, value }) => [type, value]),
  ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>;
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** Milliseconds that the clocks of a zone are ahead of UTC at an instant. */
const aheadOf = (instant: number, zone: string): number =>
  Date.parse(`${wallOf(new Date(instant), zone)}Z`) - Math.floor(instant / minute) * minute;

/**
 * The instants at which the clocks of a zone show a wall time, in order: one; none in the hour that is left out when they go
 * forward; two in the hour that comes twice when they go back.
 */
export function instantsOf(wall: string, zone: string): Date[] {
  const asUtc = Date.parse(`${wall.slice(0, 16)}Z`);
  if (Number.isNaN(asUtc)) return [];
  const offsets = new Set([aheadOf(asUtc - day, zone), aheadOf(asUtc + day, zone)]);
  return [...offsets]
    .map((ahead) => asUtc - ahead)
    .filter((instant) => wallOf(new Date(instant), zone) === wall.slice(0, 16))
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

/** Hours by which the clocks change between two instants: 1 when they go forward, -1 when they go back, 0 mostly. */
export const clockChange = (from: Instant, until: Instant, zone: string): number =>
  (aheadOf(at(until), zone) - aheadOf(at(from), zone)) / (60 * minute);

/** Whether two zones show the same time at an instant. */
export const isSameTime = (instant: Instant, one: string, other: string): boolean =>
  wallOf(instant, one) === wallOf(instant, other);

/** A zone as people call it: "London" for Europe/London. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
