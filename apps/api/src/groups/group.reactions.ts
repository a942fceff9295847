import { Injectable } from '@nestjs/common';

import type { Tx } from '../platform/db.js';
import { Sweeps } from '../platform/sweeps.js';
import { JoinWishStore } from './join-wish.store.js';

/** Frees names that were kept for a join nobody confirmed. */
@Injectable()
export class FreeNames {
  readonly name = 'groups.free-names';

  constructor(
    sweeps: Sweeps,
    private readonly wishes: JoinWishStore,
  ) {
    sweeps.register(this);
  }

  run(tx: Tx, now: Date): Promise<number> {
    return this.wishes.forgetOld(tx, now);
  }
}
