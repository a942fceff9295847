import { type Actor, hasRole, leadsDesk } from '../actor.js';
import type { Policy } from '../policy.js';

/** Whose shift it is. */
export interface ShiftSubject {
  accountId: string;
}

const worksAtDesk = (actor: Actor) => leadsDesk(actor) || hasRole(actor, 'peerModerator');
const seesPlan = (actor: Actor) => worksAtDesk(actor) || hasRole(actor, 'programmeManager', 'administrator');
const plans = (actor: Actor) => hasRole(actor, 'leadModerator', 'clinicalLead');

/** Leads plan the moderators' shifts (2.1 "Edit the rota"); everybody starts and ends only their own. */
export const shiftPolicy = {
  read: (actor: Actor, _shift: ShiftSubject) => seesPlan(actor),
  start: (actor: Actor, shift: ShiftSubject) => worksAtDesk(actor) && actor.id === shift.accountId,
  end: (actor: Actor, shift: ShiftSubject) => worksAtDesk(actor) && actor.id === shift.accountId,
  plan: (actor: Actor, _shift: ShiftSubject) => plans(actor),
  remove: (actor: Actor, _shift: ShiftSubject) => plans(actor),
  /** How somebody is belongs to them and to the leads. */
  readFeelings: (actor: Actor, shift: ShiftSubject) =>
    leadsDesk(actor) || (worksAtDesk(actor) && actor.id === shift.accountId),
  /** What somebody declines belongs to them, and to the leads who plan. */
  readDeclined: (actor: Actor, shift: ShiftSubject) =>
    leadsDesk(actor) || (worksAtDesk(actor) && actor.id === shift.accountId),
  /** The plan of everybody, with no shift in particular. */
  readAll: (actor: Actor) => seesPlan(actor),
} satisfies Policy<ShiftSubject>;
