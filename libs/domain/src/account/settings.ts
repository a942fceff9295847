import { consents } from '@kith/contracts/consents';

import { DomainError } from '../refusal.js';
import { checkText } from '../text.js';
import { isOpenCountry } from './country.js';

export function checkCountry(code: string): string {
  if (!isOpenCountry(code)) throw new DomainError('account.countryNotOpen');
  return code;
}

/** An IANA zone this machine knows. */
export function checkTimeZone(zone: string): string {
  try {
    if (zone.length <= 60 && /^[A-Za-z]/.test(zone))
      return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    // Not a zone: refused below.
  }
  throw new DomainError('input.invalid', { field: 'timeZone' });
}

export function checkGlucoseUnit(unit: string): string {
  if (unit !== 'mmol/L' && unit !== 'mg/dL') throw new DomainError('input.invalid', { field: 'glucoseUnit' });
  return unit;
}

export interface ConsentGiven {
  purpose: string;
  version: string;
}

/** Texts in their present version; nothing unknown, nothing twice. */
export function checkKnownConsents(given: readonly ConsentGiven[]): ConsentGiven[] {
  const known = given.every((one) => consents.some((c) => c.purpose === one.purpose && c.version === one.version));
  const once = new Set(given.map((one) => one.purpose)).size === given.length;
  if (!known || !once) throw new DomainError('input.invalid', { field: 'consents' });
  return given.map(({ purpose, version }) => ({ purpose, version }));
}

/** Every required text as well: without one of them nobody can join. */
export function checkConsents(given: readonly ConsentGiven[]): ConsentGiven[] {
  const known = checkKnownConsents(given);
  const missing = consents.find((c) => c.required && !given.some((one) => one.purpose === c.purpose));
  if (missing) throw new DomainError('input.required', { field: 'consents', purpose: missing.purpose });
  return known;
}

export interface ToldUs {
  condition: string | null;
  yearsWithIt: number | null;
  treatment: string | null;
  devices: string | null;
  pregnancy: boolean | null;
  ageBand: string | null;
  region: string | null;
  contactBy: string | null;
  supporter: string | null;
}

const longest = {
  condition: 200,
  treatment: 500,
  devices: 500,
  ageBand: 50,
  region: 100,
  contactBy: 200,
  supporter: 200,
} as const;

/** All of it is optional; an empty text is nothing. */
export function checkToldUs(
  input: Partial<Record<keyof ToldUs, string | number | boolean | null | undefined>>,
): ToldUs {
  const text = (field: keyof typeof longest) =>
    checkText(String(input[field] ?? ''), field, { max: longest[field] }) || null;
  const years = input.yearsWithIt ?? null;
  if (years !== null && !(typeof years === 'number' && Number.isInteger(years) && years >= 0 && years <= 120)) {
    throw new DomainError('input.invalid', { field: 'yearsWithIt' });
  }
  return {
    condition: text('condition'),
    yearsWithIt: years,
    treatment: text('treatment'),
    devices: text('devices'),
    pregnancy: typeof input.pregnancy === 'boolean' ? input.pregnancy : null,
    ageBand: text('ageBand'),
    region: text('region'),
    contactBy: text('contactBy'),
    supporter: text('supporter'),
  };
}
