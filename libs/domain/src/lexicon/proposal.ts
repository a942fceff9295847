import { DomainError } from '../refusal.js';
import { concernsOf, type Replay } from './replay.js';

export const proposalStates = ['PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** A change of the lexicon that waits for a second person, or has had its answer. */
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

/** What stands now beside a proposal. */
export interface Standing {
  /** The version in force. */
  inForce: number;
  /** Name of the rules that the release brings. */
  release: string;
  replay: Replay | null;
}

/** Refuses `lexicon.outOfDate` when somebody else's change has come into force since: it must be looked at anew. */
export function checkBase(base: number, inForce: number): void {
  if (base !== inForce) throw new DomainError('lexicon.outOfDate', { field: 'base', base, inForce });
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

/**
 * A second person approves (R4, H27). Refuses `lexicon.replayNeeded` without a replay of exactly this on what is in force,
 * and `lexicon.reasonNeeded` when the replay shows that less is found or more is raised and no reason is written.
 */
export function approved<P extends Proposal>(
  proposal: P,
  by: string,
  { inForce, release, replay }: Standing,
  reason: string,
  now: Date,
): P {
  if (proposal.proposedBy === by) throw new DomainError('action.involved');
  const next = decided(proposal, 'APPROVED', by, reason, now);
  checkBase(proposal.base, inForce);
  if (!isReplayOf(replay, inForce, release)) throw new DomainError('lexicon.replayNeeded');
  if (concernsOf(replay).length > 0 && !reason) throw new DomainError('lexicon.reasonNeeded', { field: 'reason' });
  return { ...next, madeVersion: inForce + 1 };
}

/** Whether these figures say what the proposal would do to the rules in force. */
export const isReplayOf = (replay: Replay | null, inForce: number, release: string): replay is Replay =>
  replay?.base === inForce && replay.release === release;

/** Says no, with the reason its maker reads. */
export function declined<P extends Proposal>(proposal: P, by: string, reason: string, now: Date): P {
  if (proposal.proposedBy === by) throw new DomainError('action.involved');
  return decided(proposal, 'DECLINED', by, reason, now);
}

/** Taken back by its maker. */
export const withdrawn = <P extends Proposal>(proposal: P, by: string, now: Date): P =>
  decided(proposal, 'WITHDRAWN', by, null, now);
