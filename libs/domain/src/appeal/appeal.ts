import { DomainError } from '../refusal.js';

/** A decision can be challenged for six months (R22). */
export const appealMonths = 6;

export const appealOutcomes = ['UPHELD', 'PARTLY', 'OVERTURNED'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** "Partly" is offered only where there is a part to change: a pause that still runs can end early and yet stand. */
export const outcomesFor = (
  { what, endsAt }: { what: string; endsAt: Date | null },
  now: Date,
): readonly AppealOutcome[] =>
  what === 'RESTRICTED' && endsAt && endsAt > now ? appealOutcomes : ['UPHELD', 'OVERTURNED'];

export interface Appeal {
  id: string;
  statementId: string;
  words: string;
  status: 'LODGED' | 'DECIDED';
  lodgedAt: Date;
  decideBy: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  outcome: AppealOutcome | null;
  answer: string | null;
}

/** Six calendar months on; the last day of a shorter month counts. */
export function appealUntil(from: Date): Date {
  const until = new Date(from);
  until.setUTCMonth(until.getUTCMonth() + appealMonths);
  if (until.getUTCDate() !== from.getUTCDate()) until.setUTCDate(0);
  return until;
}

/** Another person decides within so many days (R22). Refuses `appeal.tooLate` after six months and `appeal.closed` when it was challenged before or has been lifted. */
export function lodged(
  decision: { id: string; appealUntil: Date; liftedAt: Date | null; appealed: boolean },
  words: string,
  now: Date,
  decideWithinDays: number,
): Omit<Appeal, 'id'> {
  if (decision.appealed || decision.liftedAt) throw new DomainError('appeal.closed');
  if (decision.appealUntil <= now) throw new DomainError('appeal.tooLate');
  return {
    statementId: decision.id,
    words,
    status: 'LODGED',
    lodgedAt: now,
    decideBy: new Date(now.getTime() + decideWithinDays * 24 * 3_600_000),
    decidedBy: null,
    decidedAt: null,
    outcome: null,
    answer: null,
  };
}

/** Once, by somebody else; who may is the policy's matter. Refuses `appeal.closed`. */
export function answered(appeal: Appeal, actorId: string, outcome: AppealOutcome, answer: string, now: Date): Appeal {
  if (appeal.status !== 'LODGED') throw new DomainError('appeal.closed');
  return { ...appeal, status: 'DECIDED', decidedBy: actorId, decidedAt: now, outcome, answer };
}
