import { type Actor, hasRole, leadsDesk } from '../actor.js';
import type { Policy } from '../policy.js';

/** A decided concern with what ties the actor to it. */
export interface RatingSubject {
  /** It is about the actor, the actor reported it, or is a party in its thread (R3). */
  involved: boolean;
  /** The actor decided it, or did anything else about it. */
  actedOn: boolean;
}

/** Who rates at all: the lead of the desk and the clinical lead (R51). */
export const mayRate = (actor: Actor): boolean => hasRole(actor, 'leadModerator', 'clinicalLead');

const again = (actor: Actor, { involved, actedOn }: RatingSubject) => mayRate(actor) && !involved && !actedOn;

/** A second rating: never by somebody who had a hand in the first, never by a party (R3, R4). */
export const ratingPolicy = {
  read: again,
  rate: again,
} satisfies Policy<RatingSubject>;

/** A text that no door flagged. */
export interface SampleSubject {
  /** The actor wrote it, or wrote in its thread (R3). */
  involved: boolean;
}

const unflagged = (actor: Actor, { involved }: SampleSubject) => mayRate(actor) && !involved;

export const samplePolicy = {
  read: unflagged,
  rate: unflagged,
} satisfies Policy<SampleSubject>;

/** Figures are counts without words; what people disagreed about is words, and only those who lead the desk see it. */
export const qualityPolicy = {
  read: (actor) => leadsDesk(actor) || hasRole(actor, 'auditor'),
  discuss: leadsDesk,
} satisfies Policy<unknown>;

/** A review of a case, with what ties the actor to it. */
export interface LearningSubject {
  /** They are a party to the concern (R3). */
  involved: boolean;
  /** They wrote the plan or own it. */
  own: boolean;
}

const leads = (actor: Actor, { involved }: LearningSubject) => leadsDesk(actor) && !involved;

export const learningPolicy = {
  read: leads,
  plan: leads,
  /** By another than who wrote or owns it (R4). */
  close: (actor, review) => leads(actor, review) && !review.own,
} satisfies Policy<LearningSubject>;
