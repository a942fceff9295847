import { Injectable } from '@nestjs/common';

import { type HandoffScope, opens } from '@kith/domain/handoff/handoff';
import { DomainError } from '@kith/domain/refusal';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db } from '../platform/db.js';
import { Rates } from '../platform/rates.js';
import { keyHash } from './handoff-key.service.js';
import { type HandoffKeyRow, HandoffKeyStore } from './handoff-key.store.js';

/** A budget of its own, so that a system that asks too often slows down itself and nobody else (SAFE-5). */
const perKey = { count: 300, seconds: 60 };
/** Refused attempts from one address. */
const refusedFrom = { count: 20, seconds: 60 };
/** Answers under way at a time in one process: few beside the connections that people have (SAFE-5). */
const atOnce = 2;

/** The door for clinics' systems: which key, what it opens, how often. Everything else is refused. */
@Injectable()
export class HandoffDoor {
  private inside = 0;

  constructor(
    private readonly db: Db,
    private readonly store: HandoffKeyStore,
    private readonly rates: Rates,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Does `work` for the holder of a key with this scope. Refuses with `auth.required` (no key, or one that opens nothing),
   * `action.forbidden` (in force, without the scope) and `rate.limited`. Refusals are on record (R54).
   */
  async enter<T>(
    from: { authorization: string | undefined; address: string },
    scope: HandoffScope,
    work: (key: HandoffKeyRow) => Promise<T>,
  ): Promise<T> {
    if (this.inside >= atOnce) throw new DomainError('rate.limited', { retryAfterSeconds: 1 });
    this.inside++;
    try {
      const key = await this.identify(from, scope);
      await this.rates.spend(`handoff key:${key.id}`, perKey);
      await this.store.used(this.db.reader, key.id, this.clock.now());
      return await work(key);
    } finally {
      this.inside--;
    }
  }

  private async identify(
    { authorization, address }: { authorization: string | undefined; address: string },
    scope: HandoffScope,
  ): Promise<HandoffKeyRow> {
    const bucket = `handoff door:${address}`;
    const wait = await this.rates.over(bucket, refusedFrom, 0);
    if (wait > 0) throw new DomainError('rate.limited', { retryAfterSeconds: wait });
    const secret = /^bearer (kith_[\w-]{43})$/i.exec(authorization ?? '')?.[1];
    const key = secret ? await this.store.byHash(this.db.reader, keyHash(secret)) : null;
    const now = this.clock.now();
    if (key && opens(key, scope, now)) return key;
    await this.rates.over(bucket, refusedFrom, 1);
    const isIn = key !== null && key.scopes.some((one) => opens(key, one, now));
    const code = isIn ? 'action.forbidden' : 'auth.required';
    await this.db.tx((tx) =>
      this.audit.record(tx, null, {
        action: 'access.refused',
        targetType: 'handoff',
        targetId: key?.id ?? 'unknown',
        reasonCode: code,
        details: { scope },
      }),
    );
    throw new DomainError(code, isIn ? { scope } : {});
  }
}
