import type { Role } from '@kith/contracts/roles';

const minute = 60_000;

/** Sessions of accounts with powers lock after this long without activity (R5). */
export const idleMs = 15 * minute;
/** A second factor given this recently counts as step-up. */
export const stepUpMs = 5 * minute;
/** Longest life of a session of an account with powers, or of one on a shared device. */
export const shortLifeMs = 12 * 60 * minute;
/** Life of a member's session since the last activity, when they asked to stay signed in. */
export const longLifeMs = 30 * 24 * 60 * minute;
/** Activity is written down at most this often. */
export const touchMs = minute;

export interface SessionFacts {
  /** Roles as granted, whether or not in force: one lapsed certificate does not take the second factor away. */
  granted: readonly Role[];
  secondFactorAt: Date | null;
  lastSeenAt: Date;
}

/** Whether a session may act (R5). Members without powers never lock. */
export function sessionStateOf(session: SessionFacts, now: Date): 'ready' | 'secondFactor' | 'locked' {
  if (session.granted.length === 0) return 'ready';
  if (!session.secondFactorAt) return 'secondFactor';
  return now.getTime() - session.lastSeenAt.getTime() >= idleMs ? 'locked' : 'ready';
}

/** When a session that begins now ends by itself. */
export const firstExpiry = (now: Date, keep: boolean, granted: readonly Role[]): Date =>
  new Date(now.getTime() + (keep && granted.length === 0 ? longLifeMs : shortLifeMs));
