import type { Batch } from '../platform/loaders.js';
import { practiceConcerns } from './practice-concerns.js';
import { PracticeStore } from './practice.store.js';

const store = new PracticeStore();

/** When each account had answered every invented concern; those who have not are left out. */
export const practiceDone: Batch<Date> = async (accountIds, { db }) => {
  const codes = new Set(practiceConcerns.map(({ code }) => code));
  const known = (await store.answers(db, accountIds)).filter(({ concern }) => codes.has(concern));
  const done = new Map<string, Date>();
  for (const [accountId, answers] of Map.groupBy(known, (answer) => answer.accountId)) {
    const last = answers.at(-1);
    if (last && answers.length === codes.size) done.set(accountId, last.answeredAt);
  }
  return done;
};
