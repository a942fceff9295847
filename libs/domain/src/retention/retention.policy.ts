import type { Role } from '@kith/contracts/roles';

import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';

const decides = (actor: Actor) => hasRole(actor, 'privacyOfficer', 'administrator');

/** Who can be the second person for a run: one of the two is a privacy officer. */
export const secondPersonsOf = (byOfficer: boolean): readonly Role[] =>
  byOfficer ? ['privacyOfficer', 'administrator'] : ['privacyOfficer'];

/** Who made a run; null where retention as a whole is meant. */
export interface RetentionSubject {
  proposedBy: string | null;
  /** A privacy officer did. */
  byOfficer: boolean;
}

/** What is kept and for how long (2.1: the privacy officer decides about erasure, the administrator carries it out; H22). */
export const retentionPolicy = {
  read: (actor) => decides(actor) || hasRole(actor, 'auditor'),
  propose: decides,
  letGo: (actor, { proposedBy, byOfficer }) => actor.id !== proposedBy && hasRole(actor, ...secondPersonsOf(byOfficer)),
  withdraw: decides,
  /** A legal hold beats every clock. */
  hold: (actor) => hasRole(actor, 'privacyOfficer'),
} satisfies Policy<RetentionSubject>;
