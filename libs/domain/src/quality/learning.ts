import { lastHazard, type LearningCause, type LearningChange, type LearningDoor } from '@kith/contracts/quality-codes';

import { DomainError } from '../refusal.js';

/** A short look at a case that was missed or late: what let it pass, and what changes (R52). It names no one who erred. */
export interface LearningReview {
  id: string;
  cause: LearningCause;
  openedAt: Date;
  /** Null until somebody has written what changes. */
  plan: LearningPlan | null;
  plannedBy: string | null;
  closedBy: string | null;
  closedAt: Date | null;
  version: number;
}

export interface LearningPlan {
  door: LearningDoor;
  change: LearningChange;
  /** What will be done, in words of staff. */
  words: string;
  /** Row of the hazard log, such as H01. */
  hazard: string;
  ownerId: string;
  /** A day, as `2026-03-31`. */
  dueOn: string;
}

const hazard = /^H(\d\d)$/;

/** Row H01 to H30 of the hazard log. */
export function checkHazard(given: string): string {
  const number = Number(hazard.exec(given)?.[1] ?? 0);
  if (number < 1 || number > lastHazard)
    throw new DomainError('input.invalid', { field: 'hazard', wanted: `H01 to H${lastHazard}` });
  return given;
}

/** A day that exists, written as `2026-03-31`. */
export function checkDay(given: string, field: string): string {
  const at = /^\d{4}-\d\d-\d\d$/.test(given) ? new Date(`${given}T00:00:00Z`) : null;
  if (!at || Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== given)
    throw new DomainError('input.invalid', { field, wanted: 'a day such as 2026-03-31' });
  return given;
}

function changeable(review: LearningReview, version: number): LearningReview {
  if (review.closedAt) throw new DomainError('learning.closed');
  if (review.version !== version) throw new DomainError('resource.stale', { version: review.version });
  return review;
}

/** Writes or rewrites what changes, until it is closed. */
export const planned = (review: LearningReview, by: string, plan: LearningPlan, version: number): LearningReview => ({
  ...changeable(review, version),
  plan,
  plannedBy: by,
});

/** Closed by somebody who neither wrote the plan nor owns it, once there is one (R4, R52). */
export function closed(review: LearningReview, by: string, version: number, now: Date): LearningReview {
  const { plan, plannedBy } = changeable(review, version);
  if (!plan) throw new DomainError('learning.noPlan');
  if (by === plan.ownerId || by === plannedBy) throw new DomainError('action.involved');
  return { ...review, closedBy: by, closedAt: now };
}
