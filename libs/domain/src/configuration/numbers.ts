import type { NumberField, Unit, Values } from './field.js';

const number = (standard: number, unit: Unit, min: number, max: number): NumberField => ({
  kind: 'number',
  unit,
  standard,
  min,
  max,
});
const recorded = (standard: number, unit: Unit, min: number, max: number): NumberField => ({
  ...number(standard, unit, min, max),
  recordedOnly: true,
});

/** Limits of safety.md other than times. */
export const thresholdFields = {
  /** Texts that wait to be read before the write path reads them itself (R9). */
  backlogItems: number(200, 'count', 10, 400),
  backlogMinutes: number(5, 'minutes', 1, 10),
  /** Open crisis cases that one clinician holds at most (R32). */
  crisisCases: number(3, 'count', 1, 6),
  /** One draw in so many is kept for amber (R17). */
  amberEvery: number(5, 'count', 2, 10),
  /** An amber past this part of its time goes before a red under that part of its own (R17). */
  amberLate: number(75, 'percent', 50, 95),
  redFresh: number(25, 'percent', 5, 50),
  /** Hard items (red, crisis) that one shift takes at most (R50). */
  hardItems: number(10, 'count', 1, 10),
  shiftLongest: number(12, 'hours', 2, 12),
  shiftUsual: number(2, 'hours', 1, 6),
  /** Decisions that a second person rates without seeing the first (R51). */
  reviewSample: number(5, 'percent', 1, 100),
} as const satisfies Record<string, NumberField>;
export type Thresholds = Values<typeof thresholdFields>;

/** The clocks of sealed details (R42-R44). */
export const revealFields = {
  /** How long details can be seen. */
  lasts: number(60, 'minutes', 5, 60),
  /** How long a request waits for an answer. */
  requestLasts: number(24, 'hours', 1, 48),
  /** Until when the member is told. */
  tellMember: number(72, 'hours', 1, 72),
  /** When a reveal that nobody has reviewed alarms. */
  reviewAlarm: number(2, 'days', 1, 4),
  /** How far off the day may be on which somebody looks again whether the member can be told. */
  lookAgain: number(90, 'days', 7, 180),
} as const satisfies Record<string, NumberField>;
export type Reveals = Values<typeof revealFields>;

/** Days that each class of data is kept. A run that two people let go deletes by them; recorded only: nothing does (H22). */
export const retentionFields = {
  communityContent: number(2190, 'days', 365, 7305),
  roomLines: number(365, 'days', 30, 2190),
  privateConversations: number(2190, 'days', 365, 7305),
  moderationRecords: recorded(2190, 'days', 2190, 7305),
  clinicalRecords: recorded(7305, 'days', 2922, 10958),
  auditTrail: recorded(2922, 'days', 2190, 10958),
  closedAccounts: recorded(30, 'days', 1, 365),
  drafts: number(90, 'days', 7, 365),
} as const satisfies Record<string, NumberField>;
export type Retention = Values<typeof retentionFields>;
