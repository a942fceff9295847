import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';

/** Rules of the Run workspace (safety.md 2.1). Subjects are null where the whole list is meant. */
const leads = (actor: Actor) => hasRole(actor, 'leadModerator', 'clinicalLead', 'safeguardingLead');

/** Who sees the board: figures, cover and case references, never words. */
export const boardPolicy = {
  read: (actor) => leads(actor) || hasRole(actor, 'programmeManager', 'administrator'),
} satisfies Policy<unknown>;

/** Who sees how often each rule of the detector was right (2.10, H03). */
export const ruleFiguresPolicy = {
  read: (actor) => leads(actor) || hasRole(actor, 'auditor'),
} satisfies Policy<unknown>;

export interface PersonSubject {
  id: string;
}

/** People with powers. Nobody changes their own rights (R4). */
export const personPolicy = {
  read: (actor) => hasRole(actor, 'administrator', 'leadModerator', 'programmeManager', 'clinicalLead'),
  /** E-mail addresses, and finding somebody by one (2.1). */
  readEmails: (actor) => hasRole(actor, 'administrator'),
  changeRoles: (actor, person) => hasRole(actor, 'administrator') && actor.id !== person.id,
  /** Somebody who lost their second factor sets up a new one; their password is still needed (AN-7). */
  resetSecondFactor: (actor, person) => hasRole(actor, 'administrator') && actor.id !== person.id,
  certify: (actor, person) => hasRole(actor, 'leadModerator', 'programmeManager') && actor.id !== person.id,
} satisfies Policy<PersonSubject>;

/** Groups as things to run; their content is not in here. */
export const runGroupPolicy = {
  read: (actor) => hasRole(actor, 'programmeManager', 'leadModerator'),
  change: (actor) => hasRole(actor, 'programmeManager'),
  decideAsked: (actor) => hasRole(actor, 'programmeManager', 'leadModerator'),
} satisfies Policy<unknown>;

export type AuditScope = 'all' | 'ownCases' | 'none';

/** Reading the audit trail: privacy officer and auditor all of it, clinical and safeguarding lead their own cases (2.1). */
export const auditScope = (actor: Actor): AuditScope =>
  hasRole(actor, 'privacyOfficer', 'auditor')
    ? 'all'
    : hasRole(actor, 'clinicalLead', 'safeguardingLead')
      ? 'ownCases'
      : 'none';
