import DataLoader from 'dataloader';

import type { Actor } from '@kith/domain/actor';

import type { Tx } from './db.js';

/** Reads many things at once for one viewer. Missing or withheld keys are left out of the map. */
export type Batch<V> = (ids: readonly string[], on: LoadedFor) => Promise<Map<string, V>>;

/** For whom a batch is read, and when: powers and marks hold by the clock. */
export interface LoadedFor {
  db: Tx;
  actor: Actor | null;
  now: Date;
}

/** One per request. The batch function itself is the key, so features need no registry. */
export class Loaders {
  private readonly byBatch = new Map<Batch<never>, DataLoader<string, unknown>>();

  constructor(private readonly on: LoadedFor) {}

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
