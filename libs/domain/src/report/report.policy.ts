import { type Actor, hasRole } from '../actor.js';
import type { Policy } from '../policy.js';
import type { ReportKind } from './period.js';

/** Figures of the whole service, never of one person. */
const figures = (actor: Actor) =>
  hasRole(actor, 'leadModerator', 'clinicalLead', 'safeguardingLead', 'programmeManager', 'privacyOfficer', 'auditor');

/** The monthly pack lists crisis cases one by one, so it is for those who answer for them. */
const cases = (actor: Actor) => hasRole(actor, 'clinicalLead', 'safeguardingLead', 'privacyOfficer', 'auditor');

const mayRead = (actor: Actor, { kind }: { kind: ReportKind }) => (kind === 'MONTHLY' ? cases(actor) : figures(actor));

/** Who reads a report, and who takes it along as a file (safety.md 2.10). */
export const reportPolicy = { read: mayRead, export: mayRead } satisfies Policy<{ kind: ReportKind }>;
