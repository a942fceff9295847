import type { Batch } from '../platform/loaders.js';
import { type AskedRow, GroupAdminStore } from './group-admin.store.js';

const store = new GroupAdminStore();

/** People who asked to join, by group id. */
export const askedIn: Batch<AskedRow[]> = async (ids, { db }) => {
  const found = new Map<string, AskedRow[]>(ids.map((id) => [id, []]));
  for (const asked of await store.asked(db, ids)) found.get(asked.groupId)?.push(asked);
  return found;
};
