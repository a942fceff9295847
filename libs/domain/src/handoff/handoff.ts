import { DomainError } from '../refusal.js';

/** What a key of a clinic's system opens. `TASKS` never shows a word that anybody wrote. */
export const handoffScopes = ['TASKS', 'COMMUNICATIONS', 'AUDIT'] as const;
export type HandoffScope = (typeof handoffScopes)[number];

/** Scopes as somebody chose them, each once. Refuses none, and lists that say more than there is. */
export function checkScopes(given: readonly HandoffScope[]): HandoffScope[] {
  const max = handoffScopes.length;
  if (given.length > max) throw new DomainError('input.tooLong', { field: 'scopes', max });
  if (given.length === 0) throw new DomainError('input.required', { field: 'scopes' });
  return handoffScopes.filter((scope) => given.includes(scope));
}

/** A key as its rules see it. The key itself is kept as a hash only. */
export interface HandoffKeyState {
  scopes: readonly HandoffScope[];
  createdBy: string;
  /** Null while it waits for a second person, and where none is needed. */
  approvedAt: Date | null;
  expiresAt: Date;
  revokedAt: Date | null;
}

/** Days after which a key stops by itself, at most; a clinic renews it once a year. */
export const longestKeyDays = 366;

/** Who sets up technical things has no sight of words, so a key that reads any waits for somebody who has (R4, 2.1). */
export const needsSecondPerson = (scopes: readonly HandoffScope[]): boolean =>
  scopes.some((scope) => scope !== 'TASKS');

export type KeyStanding = 'WAITS' | 'IN_FORCE' | 'EXPIRED' | 'REVOKED';

/** Whether a key opens anything now, and if not, why. */
export function standingOf(key: HandoffKeyState, now: Date): KeyStanding {
  if (key.revokedAt) return 'REVOKED';
  if (key.expiresAt <= now) return 'EXPIRED';
  return needsSecondPerson(key.scopes) && !key.approvedAt ? 'WAITS' : 'IN_FORCE';
}

/** Deny by default: the scope is named, and the key is in force. */
export const opens = (key: HandoffKeyState, scope: HandoffScope, now: Date): boolean =>
  standingOf(key, now) === 'IN_FORCE' && key.scopes.includes(scope);

/** Minutes until the next attempt after so many failed ones: most of two days, growing. */
const pauses = [0.5, 2, 8, 30, 120, 360, 720, 1440] as const;

/** Minutes to wait after the given number of failed attempts; null when nobody tries again by themselves. */
export const pauseAfter = (failedAttempts: number): number | null => pauses[failedAttempts - 1] ?? null;
