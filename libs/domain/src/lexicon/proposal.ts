import { approved, type Proposal } from '../proposal/proposal.js';
import { DomainError } from '../refusal.js';
import { concernsOf, type Replay } from './replay.js';

/** What stands now beside a proposal. */
export interface Standing {
  /** The version in force. */
  inForce: number;
  /** Name of the rules that the release brings. */
  release: string;
  replay: Replay | null;
}

/**
 * A second person approves (R4, H27). Refuses `lexicon.replayNeeded` without a replay of exactly this on what is in force,
 * and `lexicon.reasonNeeded` when the replay shows that less is found or more is raised and no reason is written.
 */
export function approvedWithReplay<P extends Proposal>(
  proposal: P,
  by: string,
  { inForce, release, replay }: Standing,
  reason: string,
  now: Date,
): P {
  const next = approved(proposal, by, inForce, reason, now);
  if (!isReplayOf(replay, inForce, release)) throw new DomainError('lexicon.replayNeeded');
  if (concernsOf(replay).length > 0 && !reason) throw new DomainError('lexicon.reasonNeeded', { field: 'reason' });
  return next;
}

/** Whether these figures say what the proposal would do to the rules in force. */
export const isReplayOf = (replay: Replay | null, inForce: number, release: string): replay is Replay =>
  replay?.base === inForce && replay.release === release;
