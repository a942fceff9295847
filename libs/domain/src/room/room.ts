import type { ErrorCode, ErrorDetails } from '@kith/contracts/error-codes';

import { DomainError } from '../refusal.js';

/** States of a room message: those of R19 that a line of chat can be in. */
export type MessageState = 'PUBLISHED' | 'HELD' | 'HIDDEN' | 'REMOVED' | 'AUTHOR_DELETED';

/** What happened to a message in its room, with a number of its own. */
export type RoomEventType = 'SENT' | 'HIDDEN' | 'TAKEN_BACK' | 'RESTORED';

/** Longest message, in characters. */
export const longestMessage = 2000;

/** Seconds a member waits between two messages; 0 turns slow mode off. */
export const paces = [0, 10, 30, 60] as const;

/** Minutes a pause can last that ends by itself; without a number it lasts until a moderator lets the room go on. */
export const pauseMinutes = [2, 5, 10] as const;

/** Why a room is paused, as everybody reads it in a sentence of ours. */
export const pauseReasons = ['BREAK', 'BREATH', 'SORTING_OUT'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** A person counts as there for this long after their last sign of life, in seconds. */
export const presenceSeconds = 60;

/** A room stays open for this long after the last sign of life of its last moderator, in seconds (S05). */
export const graceSeconds = 120;

/** What was said can be read for this long after the room has closed, by those who were there, in hours (M13). */
export const readableHours = 24;

/** How often each process renews the signs of life of its sockets, in seconds. */
export const heartbeatSeconds = 20;

/** Chat shown to a moderator before and after a message, in minutes each way (R6). */
export const contextMinutes = 5;

/** What decides whether a room is open. */
export interface Attendance {
  /** A moderator of the group is on shift and on the line. */
  isAttended: boolean;
  /** Last sign of life of a moderator of the group on shift; null without one. */
  lastSeenAt: Date | null;
}

const graceEnd = (seenAt: Date) => new Date(seenAt.getTime() + graceSeconds * 1000);

/** Open while a moderator is there, and for two minutes after their line was lost. */
export const isOpen = ({ lastSeenAt }: Attendance, now: Date): boolean =>
  lastSeenAt !== null && graceEnd(lastSeenAt) > now;

/** The moderator has stepped away: writing pauses at this time unless one comes back. Null otherwise. */
export const pausesAt = (room: Attendance, now: Date): Date | null =>
  !room.isAttended && room.lastSeenAt && isOpen(room, now) ? graceEnd(room.lastSeenAt) : null;

export type Band = 'NOBODY' | 'A_FEW' | 'ABOUT_12' | 'MORE_THAN_20';

/** Members are counted only coarsely (WS-6). */
export function bandOf(people: number): Band {
  if (people === 0) return 'NOBODY';
  if (people < 8) return 'A_FEW';
  return people <= 20 ? 'ABOUT_12' : 'MORE_THAN_20';
}

/** The last pause of a room, if it had one. */
export interface Pausing {
  pausedAt: Date | null;
  /** The pause lifts itself then; null while it lasts until a moderator lets the room go on. */
  pausedUntil: Date | null;
}

/** A moderator has stopped the room for everybody, and it does not go on yet. */
export const isPaused = ({ pausedAt, pausedUntil }: Pausing, now: Date): boolean =>
  pausedAt !== null && (pausedUntil === null || pausedUntil > now);

/** What must be known to let a member speak. */
export interface SendingFacts extends Pausing {
  /** A moderator of the group is on shift and on the line, or was until a moment ago. */
  isOpen: boolean;
  restrictedUntil: Date | null;
  slowModeSeconds: number;
  /** Moderators are not slowed down, and speak in a paused room. */
  isModerator: boolean;
  lastSentAt: Date | null;
  /** Messages of the member in the last minute. */
  sentLately: number;
  /** The member's e-mail address is confirmed; before that one may read but not write. */
  isConfirmed: boolean;
}

/** Most messages of one person in a minute. */
export const messagesPerMinute = 60;

/**
 * Why a message cannot be said in the room now, or null. The caller still keeps it for moderators when its words show
 * danger (SAFE-1).
 */
export function whyNotSend(facts: SendingFacts, now: Date): { code: ErrorCode; details: ErrorDetails } | null {
  if (facts.restrictedUntil && facts.restrictedUntil > now) {
    return { code: 'membership.restricted', details: { until: facts.restrictedUntil.toISOString() } };
  }
  if (!facts.isConfirmed) return { code: 'account.emailUnconfirmed', details: {} };
  if (facts.sentLately >= messagesPerMinute) return { code: 'rate.limited', details: { retryAfterSeconds: 60 } };
  if (!facts.isOpen) return { code: 'room.closed', details: {} };
  if (!facts.isModerator && isPaused(facts, now)) {
    return { code: 'room.paused', details: { until: facts.pausedUntil?.toISOString() ?? null } };
  }
  if (facts.isModerator || !facts.slowModeSeconds || !facts.lastSentAt) return null;
  const wait = facts.lastSentAt.getTime() + facts.slowModeSeconds * 1000 - now.getTime();
  return wait > 0 ? { code: 'room.slowDown', details: { retryAfterSeconds: Math.ceil(wait / 1000) } } : null;
}

/** Moves of moderation (R19). What an author took back stays taken back. */
const moves: Readonly<Record<MessageState, readonly MessageState[]>> = {
  PUBLISHED: ['HELD', 'HIDDEN', 'REMOVED', 'AUTHOR_DELETED'],
  HELD: ['PUBLISHED', 'HIDDEN', 'REMOVED', 'AUTHOR_DELETED'],
  HIDDEN: ['PUBLISHED', 'REMOVED', 'AUTHOR_DELETED'],
  REMOVED: ['PUBLISHED'],
  AUTHOR_DELETED: [],
};

/**
 * The event that tells the room of a move, or null when the room notices nothing. `wasSaid`: the message once stood in
 * the room. Refuses with `post.illegalTransition`.
 */
export function move(from: MessageState, to: MessageState, wasSaid: boolean): RoomEventType | null {
  if (!moves[from].includes(to)) throw new DomainError('post.illegalTransition', { from, to });
  if (to === 'PUBLISHED') return wasSaid ? 'RESTORED' : 'SENT';
  if (from !== 'PUBLISHED') return null;
  return to === 'AUTHOR_DELETED' ? 'TAKEN_BACK' : 'HIDDEN';
}
