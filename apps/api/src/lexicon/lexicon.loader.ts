import type { Batch } from '../platform/loaders.js';
import { LexiconStore, type ReplayRow, type VersionRow } from './lexicon.store.js';

const store = new LexiconStore();

/** The newest replay, by proposal id. */
export const replayOf: Batch<ReplayRow> = async (ids, { db }) =>
  new Map((await store.replays(db, ids)).map((replay) => [replay.proposalId, replay]));

/** Versions that changed a rule, newest first, by its id. */
export const historyOf: Batch<VersionRow[]> = async (ids, { db }) => {
  const versions = await store.versionsOf(db, ids);
  return new Map(ids.map((id) => [id, versions.filter(({ touched }) => touched.includes(id))]));
};
