import type { CaseDecision } from './escalation.js';

/** Who can be reached at this moment. */
export interface Cover {
  primary: string | null;
  backup: string | null;
  manager: string | null;
  /** Every clinician, clinical lead and safeguarding lead. */
  everyone: readonly string[];
  /** Clinical and safeguarding leads among them. */
  leads: readonly string[];
  /** Open crisis cases that each person owns. */
  crisisCases: Readonly<Record<string, number>>;
}

export interface Target {
  duty: 'OWNER' | 'PRIMARY' | 'BACKUP' | 'MANAGER' | 'EVERYONE' | 'SIGN_OFF' | 'HANDOVER';
  accountId: string;
}

/** A decision that also rings people. `gap` says that the rota had nobody for a step. */
export interface PagingDecision extends CaseDecision {
  page: { step: number; targets: readonly Target[] } | null;
}
