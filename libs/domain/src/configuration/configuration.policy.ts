import type { Role } from '@kith/contracts/roles';

import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';
import type { PartName } from './configuration.js';

/** Which part is meant, and who made a proposal; null where the part itself is meant. */
export interface ConfigurationSubject {
  part: PartName;
  proposedBy: string | null;
}

/** Whose details are opened and how long they are kept is the privacy officer's matter too. */
const isOfPrivacy = (part: PartName): boolean => part === 'reveals' || part === 'retention';
const ofPrivacy = (actor: Actor, { part }: ConfigurationSubject) =>
  isOfPrivacy(part) && hasRole(actor, 'privacyOfficer');

/** Who can be the second person for a part. */
export const decidersOf = (part: PartName): readonly Role[] =>
  isOfPrivacy(part) ? ['clinicalLead', 'privacyOfficer'] : ['clinicalLead'];

const proposes = (actor: Actor, subject: ConfigurationSubject) =>
  hasRole(actor, 'leadModerator', 'clinician', 'clinicalLead') || ofPrivacy(actor, subject);

/** What an organisation decides (safety.md 2.1). A change needs two people, and the second answers for it (R4). */
export const configurationPolicy = {
  read: (actor) =>
    hasRole(actor, 'leadModerator', 'clinician', 'clinicalLead', 'safeguardingLead', 'privacyOfficer', 'auditor'),
  /** What is promised, in the words of the screens. */
  readTimes: (actor) => actor.roles.length > 0,
  propose: proposes,
  decide: (actor, { part, proposedBy }) => hasRole(actor, ...decidersOf(part)) && actor.id !== proposedBy,
  withdraw: (actor, subject) => proposes(actor, subject) && actor.id === subject.proposedBy,
} satisfies Policy<ConfigurationSubject>;
