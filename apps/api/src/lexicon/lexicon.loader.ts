import type { Batch } from '../platform/loaders.js';
import { LexiconStore, type ReplayRow } from './lexicon.store.js';

const store = new LexiconStore();

/** The newest replay, by proposal id. */
export const replayOf: Batch<ReplayRow> = async (ids, { db }) =>
  new Map((await store.replays(db, ids)).map((replay) => [replay.proposalId, replay]));
