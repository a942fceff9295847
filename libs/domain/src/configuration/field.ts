import { DomainError } from '../refusal.js';
import { checkText } from '../text.js';

export type Unit = 'minutes' | 'hours' | 'days' | 'percent' | 'count';

/** A number that an organisation decides, within bounds. Both bounds are allowed. */
export interface NumberField {
  kind: 'number';
  unit: Unit;
  /** What it is until somebody decides otherwise: the value of safety.md. */
  standard: number;
  min: number;
  max: number;
  /** Nothing in the product reads it yet: it is written down as policy only. */
  recordedOnly?: true;
}

/** Hours of one day such as `08:00-22:00`; empty when nobody is promised. */
export interface HoursField {
  kind: 'hours';
  standard: string;
  recordedOnly?: true;
}

/** A time zone by its IANA name. */
export interface ZoneField {
  kind: 'zone';
  standard: string;
  recordedOnly?: true;
}

/** Words to members, with blanks in braces. */
export interface TextField {
  kind: 'text';
  standard: string;
  /** Blanks that must stay in the words. */
  keeps: readonly string[];
  /** May be empty; then another text stands in. */
  mayBeEmpty: boolean;
}

export type Field = NumberField | HoursField | ZoneField | TextField;
export type Fields = Readonly<Record<string, Field>>;
export type Value = number | string;

/** The values of one part, by the keys of its fields. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends NumberField ? number : string;
};

/** Blanks that say nothing private by themselves: some the product fills, the others a person (R23). */
export const safeBlanks = ['name', 'emergency', 'time', 'theirWords', 'detail'] as const;
/** One of these must be filled by a person, so that nothing goes out as boilerplate. */
const personalBlanks: readonly string[] = ['theirWords', 'detail'];

export const shortestTemplate = 20;
export const longestTemplate = 1200;

const invalid = (field: string, fault: string, facts: Readonly<Record<string, string | number>> = {}): DomainError =>
  new DomainError('configuration.invalid', { field, fault, ...facts });

/** A field as it may be kept. Refuses `configuration.invalid`, which names the field and what would do. */
export function checked(key: string, field: Field, given: Value): Value {
  switch (field.kind) {
    case 'number':
      return checkNumber(key, field, given);
    case 'hours':
      return checkHours(key, String(given).trim());
    case 'zone':
      return checkZone(key, String(given).trim());
    case 'text':
      return checkWords(key, field, String(given));
  }
}

function checkNumber(key: string, { min, max, unit }: NumberField, given: Value): number {
  const text = String(given).trim();
  const bounds = { min, max, unit };
  if (!/^\d{1,9}$/.test(text)) throw invalid(key, 'notANumber', bounds);
  const number = Number(text);
  if (number < min || number > max) throw invalid(key, 'outOfBounds', bounds);
  return number;
}

const clock = '([01]\\d|2[0-3]):[0-5]\\d';
const hours = new RegExp(`^${clock}-(${clock}|24:00)$`);

function checkHours(key: string, given: string): string {
  if (given === '') return given;
  const [from = '', until = ''] = given.split('-');
  if (!hours.test(given) || from >= until) throw invalid(key, 'hours');
  return given;
}

function checkZone(key: string, given: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: given }).resolvedOptions().timeZone;
  } catch {
    throw invalid(key, 'zone');
  }
}

function checkWords(key: string, { keeps, mayBeEmpty }: TextField, given: string): string {
  const words = checkText(given, key, { max: longestTemplate });
  if (!words && mayBeEmpty) return '';
  if (words.length < shortestTemplate) throw invalid(key, 'tooShort', { min: shortestTemplate });
  const found = [...words.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  const unknown = found.find((name) => !safeBlanks.some((safe) => safe === name));
  if (unknown !== undefined) throw invalid(key, 'unsafeBlank');
  if (/[{}]/.test(words.replaceAll(/\{[^{}]*\}/g, ''))) throw invalid(key, 'brace');
  const missing = keeps.find((name) => !found.includes(name));
  if (missing) throw invalid(key, 'blankMissing', { blank: missing });
  if (!found.some((name) => personalBlanks.includes(name))) throw invalid(key, 'boilerplate');
  return words;
}
