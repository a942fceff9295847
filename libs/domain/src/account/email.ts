import { DomainError } from '../refusal.js';

/** One spelling per address, for looking it up. Refuses what cannot be one with `input.invalid` and its field. */
export function normaliseEmail(given: string): string {
  const email = given.normalize('NFKC').trim().toLowerCase();
  if (email.length > 254) throw new DomainError('input.tooLong', { field: 'email', max: 254 });
  if (!/^[^\s@<>"(),;:\\[\]\p{Cc}\p{Cf}\p{Cs}]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(email)) {
    throw new DomainError('input.invalid', { field: 'email' });
  }
  return email;
}
