import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';

/** Who made a proposal; null where the lexicon as a whole is meant. */
export interface LexiconSubject {
  proposedBy: string | null;
}

const proposes = (actor: Actor) => hasRole(actor, 'leadModerator', 'clinician', 'clinicalLead');

/** The rules that texts are read with (R61). A change needs two people, and the second is a clinical lead (R4, H27). */
export const lexiconPolicy = {
  read: (actor) => proposes(actor) || hasRole(actor, 'safeguardingLead', 'auditor'),
  propose: proposes,
  decide: (actor, { proposedBy }) => hasRole(actor, 'clinicalLead') && actor.id !== proposedBy,
  withdraw: (actor, { proposedBy }) => proposes(actor) && actor.id === proposedBy,
} satisfies Policy<LexiconSubject>;
