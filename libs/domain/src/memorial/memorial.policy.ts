import { type Actor, hasRole, leadsDesk } from '../actor.js';
import type { Policy } from '../policy.js';
import type { Memorial } from './memorial.js';

type Subject = Pick<Memorial, 'accountId' | 'undoAskedBy' | 'undoneAt'>;
type Rule = (actor: Actor, m: Subject) => boolean;

const lead: Rule = (actor, m) => actor.secondFactor && leadsDesk(actor) && actor.id !== m.accountId;
const stands =
  (rule: Rule): Rule =>
  (actor, m) =>
    m.undoneAt === null && rule(actor, m);

/** Leads decide what a group sees after a death; peer moderators and members see no more than the name (R2, R47). */
export const memorialPolicy = {
  read: lead,
  decideName: stands(lead),
  noteDebrief: lead,
  askUndo: stands((actor, m) => lead(actor, m) && hasRole(actor, 'clinicalLead')),
  /** A second person, never the one who asked (R4). */
  confirmUndo: stands(
    (actor, m) =>
      lead(actor, m) &&
      hasRole(actor, 'clinicalLead', 'safeguardingLead') &&
      m.undoAskedBy !== null &&
      m.undoAskedBy !== actor.id,
  ),
} satisfies Policy<Subject>;
