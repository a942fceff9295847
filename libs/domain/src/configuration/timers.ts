import { DomainError } from '../refusal.js';
import type { NumberField, Unit, Values } from './field.js';

const day = 24 * 60;

/** A time of safety.md 2.4: never longer than twice the value of the note. */
const time = (standard: number, unit: Unit = 'minutes'): NumberField => ({
  kind: 'number',
  unit,
  standard,
  min: Math.max(1, Math.ceil(standard / 10)),
  max: standard * 2,
});

/** How long each step may take, by step and level (safety.md 2.4), in the order of the work. */
export const timerFields = {
  'claim.CRISIS': time(3),
  'act.CRISIS': time(5),
  'lease.CRISIS': time(3),
  pageUnclaimed: time(3),
  'acknowledge.CRISIS': time(5),
  'again.CRISIS': time(5),
  'backup.CRISIS': time(5),
  'everyone.CRISIS': time(5),
  'repeat.CRISIS': time(5),
  'open.CRISIS': time(5),
  'firstContact.CRISIS': time(15),
  decide: time(30),
  'idle.CRISIS': time(10),
  'claim.RED': time(15),
  'act.RED': time(30),
  'lease.RED': time(10),
  'acknowledge.RED': time(30),
  'again.RED': time(15),
  'backup.RED': time(15),
  'everyone.RED': time(30),
  'repeat.RED': time(30),
  'open.RED': time(30),
  'firstContact.RED': time(60),
  'idle.RED': time(60),
  'watch.RED': time(day),
  'claim.AMBER': time(240),
  'act.AMBER': time(480),
  'lease.AMBER': time(10),
  'acknowledge.AMBER': time(day),
  // Half of the promise, so that somebody is asked before it breaks (docs/safety/simulation.md).
  'firstPage.AMBER': time(day / 2),
  'again.AMBER': time(day / 2),
  'backup.AMBER': time(day / 2),
  'everyone.AMBER': time(day),
  'repeat.AMBER': time(day),
  'open.AMBER': time(day),
  'firstContact.AMBER': time(day),
  'idle.AMBER': time(day),
  'watch.AMBER': time(14 * day),
  signOff: time(day),
  signOffAgain: time(60),
  reopen: { ...time(30, 'days'), min: 7, max: 90 },
  quiet: { ...time(7, 'days'), max: 30 },
  appeal: { ...time(7, 'days'), max: 7 },
  shiftEnd: time(30),
  firstPostGreet: time(240),
  // Half of the promise, so that a moderator can still keep it.
  firstPostDesk: time(day / 2),
  firstPostAnswer: time(day),
} as const satisfies Record<string, NumberField>;

export type TimerKey = keyof typeof timerFields;
export type Timers = Values<typeof timerFields>;

/** Pairs in which the first may not be longer than the second. */
const inOrder: readonly (readonly [TimerKey, TimerKey])[] = [
  ...(['CRISIS', 'RED', 'AMBER'] as const).map((level) => [`claim.${level}`, `act.${level}`] as const),
  ...(['claim', 'act', 'acknowledge', 'open', 'firstContact', 'idle'] as const).flatMap((step) => [
    [`${step}.CRISIS`, `${step}.RED`] as const,
    [`${step}.RED`, `${step}.AMBER`] as const,
  ]),
  ['pageUnclaimed', 'act.CRISIS'],
  ['firstPostGreet', 'firstPostDesk'],
  ['firstPostDesk', 'firstPostAnswer'],
];

/** Refuses `configuration.invalid` where a graver level would wait longer than a lesser one, or an act come due before the claim. */
export function checkOrder(timers: Timers, touched: readonly string[]): void {
  const broken = inOrder.find(([shorter, longer]) => timers[shorter] > timers[longer]);
  if (!broken) return;
  const [shorter, longer] = broken;
  const [field, other] = touched.includes(shorter) ? [shorter, longer] : [longer, shorter];
  const fault = field === shorter ? 'longerThan' : 'shorterThan';
  throw new DomainError('configuration.invalid', { field, fault, other, value: timers[other] });
}
