import DataLoader from 'dataloader';

import type { Actor } from '@kith/domain/actor';

import type { Tx } from './db.js';

/** Reads many things at once for one viewer. Missing or withheld keys are left out of the map. */
export type Batch<V> = (ids: readonly string[], on: { db: Tx; actor: Actor | null }) => Promise<Map<string, V>>;

/** One per request. The batch function itself is the key, so features need no registry. */
export class Loaders {
  private readonly byBatch = new Map<Batch<never>, DataLoader<string, unknown>>();

  constructor(private readonly on: { db: Tx; actor: Actor | null }) {}

  load<V>(batch: Batch<V>, id: string): Promise<V | null> {
    let loader = this.byBatch.get(batch as never);
    if (!loader) {
      loader = new DataLoader<string, unknown>(async (ids) => {
        const found = await batch(ids, this.on);
        return ids.map((key) => found.get(key) ?? null);
      });
      this.byBatch.set(batch as never, loader);
    }
    return loader.load(id) as Promise<V | null>;
  }
}
