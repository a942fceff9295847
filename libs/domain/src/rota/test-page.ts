import type { Cover } from '../escalation/cover.js';
import type { Duty } from './rota.js';

/** Minutes within which a test page at the start of a shift must be answered (R28). */
export const answerWithin = 10;

/** Levels that such a page carries in place of a case's: nothing has happened, and nobody can take it for a case. */
export const testLevels = { holder: 'SHIFT_TEST', manager: 'TEST_MISSED' } as const;
export type TestLevel = (typeof testLevels)[keyof typeof testLevels];

/** A page at the start of a shift that only asks whether it arrives. */
export interface TestPage {
  id: string;
  number: number;
  accountId: string;
  duty: Duty;
  sentAt: Date;
  answerBy: Date;
  answeredAt: Date | null;
  missedAt: Date | null;
}

/** Whether its time is up and nobody was told of it yet. */
export const isNewlyMissed = (page: Pick<TestPage, 'answerBy' | 'answeredAt' | 'missedAt'>, now: Date): boolean =>
  page.answeredAt === null && page.missedAt === null && page.answerBy <= now;

/**
 * Who is rung when it was not answered: the manager of the slot; where that is the holder, or nobody, the leads; and where
 * there is no other lead, everybody else.
 */
export function rungWhenMissed(holder: string, cover: Pick<Cover, 'manager' | 'leads' | 'everyone'>): string[] {
  if (cover.manager && cover.manager !== holder) return [cover.manager];
  const others = (ids: readonly string[]) => ids.filter((id) => id !== holder);
  return others(cover.leads).length ? others(cover.leads) : others(cover.everyone);
}
