import type { Fields, HoursField, Values } from './field.js';

const nobody: HoursField = { kind: 'hours', standard: '', recordedOnly: true };

/**
 * When a moderator is promised (R18). Nothing is promised until two people have said so; groups print
 * hours of their own, and who is called goes by who is on shift.
 */
export const staffedHoursFields = {
  timeZone: { kind: 'zone', standard: 'Europe/London', recordedOnly: true },
  mon: nobody,
  tue: nobody,
  wed: nobody,
  thu: nobody,
  fri: nobody,
  sat: nobody,
  sun: nobody,
} as const satisfies Fields;
export type StaffedHours = Values<typeof staffedHoursFields>;
