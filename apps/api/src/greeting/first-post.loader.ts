import { figureDays, type Kept } from '@kith/domain/greeting/first-post';

import type { Batch } from '../platform/loaders.js';
import { FirstPostStore } from './first-post.store.js';

const store = new FirstPostStore();

/** How often each group kept the promise in the last 30 days, by group id. */
export const keptIn: Batch<Kept> = async (groupIds, { db, now }) => {
  const since = new Date(now.getTime() - figureDays * 86_400_000);
  const found = await store.figures(db, since, now, groupIds);
  return new Map(found.map((kept) => [kept.groupId, kept]));
};
