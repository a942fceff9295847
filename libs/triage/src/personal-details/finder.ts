/** What a personal detail is. */
export type DetailKind =
  | 'phone'
  | 'email'
  | 'card'
  | 'iban'
  | 'bank-account'
  | 'national-number'
  | 'health-number'
  | 'address'
  | 'name-and-birth-date'
  | 'handle'
  | 'device-number';

/** What is known of the author beside the text. */
export interface Known {
  /** ISO 3166 country, for numbers that look alike in several countries. */
  country?: string | undefined;
}

export interface Range {
  start: number;
  end: number;
}

/** A pattern, and a second look at what it hits. Every repetition in a pattern has an upper bound. */
export interface Finder {
  kind: DetailKind;
  pattern: RegExp;
  accept?: (hit: RegExpExecArray, text: string, known: Known) => Range | undefined;
}

export const rangeOf = (hit: RegExpExecArray, length = hit[0].length): Range => ({
  start: hit.index,
  end: hit.index + length,
});

export const before = (text: string, at: number, reach = 30): string => text.slice(Math.max(0, at - reach), at);
export const after = (text: string, at: number, reach = 30): string => text.slice(at, at + reach);
export const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Words that say a number beside them belongs to a thing. */
const ofThing =
  /\b(?:lot|batch|serial|sn|s\/n|model|ref|reference|order|tracking|ticket|item|part|product|barcode|ean|isbn|version|app|error|code|grant|trial|study|doi|pmid|issue|page|sensor|pump|reader|meter|receiver|transmitter|invoice|parcel|case)\b(?: (?:no|nos|number|numbers|id|code|ref))?[.:#]? ?(?:(?:is|was|of|the|my|says) )?(?:[a-z]{1,4}[- ]?)?$/i;

export const isOfThing = (text: string, at: number): boolean => ofThing.test(before(text, at));
