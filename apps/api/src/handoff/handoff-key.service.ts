import { Injectable } from '@nestjs/common';

import { createHash, randomBytes } from 'node:crypto';

import type { Actor } from '@kith/domain/actor';
import {
  checkScopes,
  type HandoffScope,
  type KeyStanding,
  longestKeyDays,
  needsSecondPerson,
  standingOf,
} from '@kith/domain/handoff/handoff';
import { handoffPolicy } from '@kith/domain/handoff/handoff.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import { type HandoffKeyRow, HandoffKeyStore } from './handoff-key.store.js';

export interface NewKey {
  key: string;
  name: string;
  scopes: readonly HandoffScope[];
  /** Days from now. */
  days: number;
}

export type ShownKey = HandoffKeyRow & { standing: KeyStanding; viewerCan: { approve: boolean; revoke: boolean } };

const prefix = 'kith_';
const longestName = 80;

/** 256 random bits, so a plain digest is enough: nobody can try them out. */
export const keyHash = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** Keys by which a clinic's system reads cases: made by one, let in by another where words are to be read (R4). */
@Injectable()
export class HandoffKeyService {
  constructor(
    private readonly db: Db,
    private readonly store: HandoffKeyStore,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async list(tx: Tx, actor: Actor): Promise<ShownKey[]> {
    return (await this.store.list(tx, this.clock.now())).map((key) => this.shown(actor, key));
  }

  /** The secret is in the first answer only; sent again with the same key it is null. Needs the second factor anew. */
  async create(actor: Actor, input: NewKey): Promise<{ id: string; secret: string | null; made: ShownKey }> {
    authorize(handoffPolicy, 'change', actor, { createdBy: null });
    if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
    const name = checkText(input.name, 'name', { max: longestName, min: 1 });
    const scopes = checkScopes(input.scopes);
    if (input.days < 1 || input.days > longestKeyDays)
      throw new DomainError('input.invalid', { field: 'days', longestDays: longestKeyDays });
    const secret = prefix + randomBytes(32).toString('base64url');
    return this.db.tx((tx) =>
      this.keys.once<{ id: string; secret: string | null; made: ShownKey }>(
        tx,
        { accountId: actor.id, key: input.key, operation: 'createHandoffKey', input: { ...input, name } },
        async () => {
          const at = this.clock.now();
          const expiresAt = new Date(at.getTime() + input.days * 86_400_000);
          const id = await this.store.add(tx, {
            name,
            scopes,
            at,
            expiresAt,
            hash: keyHash(secret),
            hint: secret.slice(0, prefix.length + 4),
            createdBy: actor.id,
          });
          await this.record(tx, actor, 'handoffKey.created', id, { scopes, expiresAt: expiresAt.toISOString() });
          return { id, secret, made: await this.mustShow(tx, actor, id) };
        },
        async (id) => ({ id, secret: null, made: await this.mustShow(tx, actor, id) }),
      ),
    );
  }

  /** A second person lets a key that reads words in. Needs the second factor anew; once is enough. */
  approve(actor: Actor, id: string): Promise<ShownKey> {
    return this.db.tx(async (tx) => {
      const key = authorize(handoffPolicy, 'approve', actor, await this.store.lock(tx, id));
      if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
      if (key.approvedAt === null && needsSecondPerson(key.scopes)) {
        if (standingOf(key, this.clock.now()) !== 'WAITS') throw new DomainError('resource.stale');
        await this.store.approve(tx, id, actor.id, this.clock.now());
        await this.record(tx, actor, 'handoffKey.approved', id, { scopes: key.scopes });
      }
      return this.mustShow(tx, actor, id);
    });
  }

  /** Ends a key at once: the next request with it is refused. */
  revoke(actor: Actor, id: string): Promise<ShownKey> {
    return this.db.tx(async (tx) => {
      const key = authorize(handoffPolicy, 'stop', actor, await this.store.lock(tx, id));
      if (key.revokedAt === null) {
        await this.store.revoke(tx, id, this.clock.now());
        await this.record(tx, actor, 'handoffKey.revoked', id, {});
      }
      return this.mustShow(tx, actor, id);
    });
  }

  private record(tx: Tx, actor: Actor, action: string, id: string, details: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, actor, { action, targetType: 'handoffKey', targetId: id, details });
  }

  private shown(actor: Actor, key: HandoffKeyRow): ShownKey {
    const standing = standingOf(key, this.clock.now());
    const lives = standing === 'WAITS' || standing === 'IN_FORCE';
    const approve = standing === 'WAITS' && handoffPolicy.approve(actor, key);
    return { ...key, standing, viewerCan: { approve, revoke: lives && handoffPolicy.stop(actor) } };
  }

  private async mustShow(tx: Tx, actor: Actor, id: string): Promise<ShownKey> {
    const key = await this.store.find(tx, id);
    if (!key) throw new DomainError('resource.notFound');
    return this.shown(actor, key);
  }
}
