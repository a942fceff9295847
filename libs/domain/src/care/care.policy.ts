import { type Actor, hasRole, leadsDesk } from '../actor.js';
import type { Policy } from '../policy.js';

/** Whom it is about. */
export interface CareSubject {
  accountId: string;
}

const worksAtDesk = (actor: Actor) => leadsDesk(actor) || hasRole(actor, 'peerModerator');
const isOwn = (actor: Actor, { accountId }: CareSubject) => actor.id === accountId;
const ofAnother = (actor: Actor, subject: CareSubject) => leadsDesk(actor) && !isOwn(actor, subject);

/** Care for moderators is between them and the leads; nobody leads their own talk (R49, R50). */
export const carePolicy = {
  read: (actor: Actor, subject: CareSubject) => leadsDesk(actor) || (worksAtDesk(actor) && isOwn(actor, subject)),
  /** Ask for a talk, for oneself. */
  ask: (actor: Actor, subject: CareSubject) => worksAtDesk(actor) && isOwn(actor, subject),
  decline: (actor: Actor, subject: CareSubject) => worksAtDesk(actor) && isOwn(actor, subject),
  arrange: ofAnother,
  hold: ofAnother,
  /** That a supervision took place, and with whom. */
  recordSupervision: ofAnother,
  /** Who needs what, with nobody in particular. */
  readAll: (actor: Actor) => leadsDesk(actor),
  /** The private questions of the month. */
  answerPulse: (actor: Actor) => worksAtDesk(actor),
  /** Their sums, of five answers and more. */
  readPulse: (actor: Actor) => leadsDesk(actor) || hasRole(actor, 'programmeManager'),
  /** The invented concerns. */
  practise: (actor: Actor) => worksAtDesk(actor),
} satisfies Policy<CareSubject>;
