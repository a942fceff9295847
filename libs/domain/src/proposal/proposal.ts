import { DomainError } from '../refusal.js';

export const proposalStates = ['PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A change that waits for a second person, or has had its answer (R4). */
export interface Proposal {
  id: string;
  state: ProposalState;
  /** The version that its maker saw. */
  base: number;
  proposedBy: string;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string | null;
  /** The version that it became. */
  madeVersion: number | null;
}

/** Refuses `proposal.outOfDate` when somebody else's change has come into force since: it must be looked at anew. */
export function checkBase(base: number, inForce: number): void {
  if (base !== inForce) throw new DomainError('proposal.outOfDate', { field: 'base', base, inForce });
}

function decided<P extends Proposal>(
  proposal: P,
  state: ProposalState,
  by: string,
  reason: string | null,
  now: Date,
): P {
  if (proposal.state !== 'PROPOSED') throw new DomainError('proposal.decided', { state: proposal.state });
  return { ...proposal, state, decidedBy: by, decidedAt: now, decisionReason: reason || null };
}

/** A second person agrees, on the version in force: it becomes the next one. */
export function approved<P extends Proposal>(proposal: P, by: string, inForce: number, reason: string, now: Date): P {
  if (proposal.proposedBy === by) throw new DomainError('action.involved');
  const next = decided(proposal, 'APPROVED', by, reason, now);
  checkBase(proposal.base, inForce);
  return { ...next, madeVersion: inForce + 1 };
}

/** Says no, with the reason its maker reads. */
export function declined<P extends Proposal>(proposal: P, by: string, reason: string, now: Date): P {
  if (proposal.proposedBy === by) throw new DomainError('action.involved');
  return decided(proposal, 'DECLINED', by, reason, now);
}

/** Taken back by its maker. */
export const withdrawn = <P extends Proposal>(proposal: P, by: string, now: Date): P =>
  decided(proposal, 'WITHDRAWN', by, null, now);
