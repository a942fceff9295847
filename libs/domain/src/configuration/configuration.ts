import { DomainError } from '../refusal.js';
import { checkText } from '../text.js';
import { checked, type Fields, type Value } from './field.js';
import {
  type Retention,
  retentionFields,
  type Reveals,
  revealFields,
  thresholdFields,
  type Thresholds,
} from './numbers.js';
import { type StaffedHours, staffedHoursFields } from './staffed-hours.js';
import { templateFields, type TemplateTexts } from './templates.js';
import { checkOrder, timerFields, type Timers } from './timers.js';

/** What an organisation decides for itself, in parts that are changed one by one. */
export const partNames = ['timers', 'templates', 'thresholds', 'staffedHours', 'reveals', 'retention'] as const;
export type PartName = (typeof partNames)[number];

/** Everything that is agreed: the defaults of safety.md, with what two people have changed. */
export interface Agreed {
  timers: Timers;
  templates: TemplateTexts;
  thresholds: Thresholds;
  staffedHours: StaffedHours;
  reveals: Reveals;
  retention: Retention;
}

export const fieldsOf: Readonly<Record<PartName, Fields>> = {
  timers: timerFields,
  templates: templateFields,
  thresholds: thresholdFields,
  staffedHours: staffedHoursFields,
  reveals: revealFields,
  retention: retentionFields,
};

/** Values of one part by key, as they are kept. */
export type PartValues = Readonly<Record<string, Value>>;

/** One value that is otherwise than it was. */
export interface FieldChange {
  key: string;
  before: Value;
  after: Value;
}

/** A part before anybody has changed it. This is its version 1. */
export const standardOf = (part: PartName): PartValues =>
  Object.fromEntries(Object.entries(fieldsOf[part]).map(([key, { standard }]) => [key, standard]));

export const firstVersion = 1;
/** Longer than anything that could be agreed on; a field may allow less. */
const longestValue = 5000;

/** Everything as it is before anybody has changed it. */
export const standard = Object.fromEntries(partNames.map((part) => [part, standardOf(part)])) as unknown as Agreed;

/**
 * A part with these values in place of the standard ones. A key of an earlier release is passed over, one that is new has its
 * standard value. Refuses `configuration.invalid` with the field and what would do.
 */
export function partWith(part: PartName, values: PartValues, touched: readonly string[] = []): PartValues {
  const known = Object.entries(fieldsOf[part]);
  const whole = Object.fromEntries(
    known.map(([key, field]) => [key, checked(key, field, values[key] ?? field.standard)]),
  );
  if (part === 'timers') checkOrder(whole as Timers, touched);
  return whole;
}

/** What is different between two states of a part, in the order of its fields. */
export const differing = (part: PartName, before: PartValues, after: PartValues): FieldChange[] =>
  Object.entries(fieldsOf[part]).flatMap(([key, { standard: usual }]) => {
    const change = { key, before: before[key] ?? usual, after: after[key] ?? usual };
    return change.before === change.after ? [] : [change];
  });

/**
 * What a proposal changes in the part in force. Refuses `configuration.invalid` for a value that will not do or a field that
 * there is not, and `input.invalid` when nothing would be different.
 */
export function changesIn(
  part: PartName,
  inForce: PartValues,
  asked: readonly { key: string; value: string }[],
): FieldChange[] {
  for (const { value } of asked) checkText(value, 'value', { max: longestValue });
  const keys = asked.map(({ key }) => key);
  const unknown = keys.find((key, place) => !Object.hasOwn(fieldsOf[part], key) || keys.indexOf(key) !== place);
  if (unknown !== undefined) throw new DomainError('input.invalid', { field: 'changes', wanted: 'each field once' });
  const wanted = Object.fromEntries(asked.map(({ key, value }) => [key, value]));
  const changes = differing(part, inForce, partWith(part, { ...inForce, ...wanted }, keys));
  if (!changes.length) throw new DomainError('input.invalid', { field: 'changes', wanted: 'a change' });
  return changes;
}
