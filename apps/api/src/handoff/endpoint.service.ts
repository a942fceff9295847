import { Inject, Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { checkScopes, type HandoffScope } from '@kith/domain/handoff/handoff';
import { handoffPolicy } from '@kith/domain/handoff/handoff.policy';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { checkText } from '@kith/domain/text';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import type { Config } from '../platform/config.js';
import { Db, type Tx } from '../platform/db.js';
import { Outbox } from '../platform/outbox.js';
import { Sealer } from '../platform/sealed.js';
import { CONFIG } from '../platform/settings.js';
import { WriteKeys } from '../platform/write-keys.js';
import { Egress } from './egress.js';
import { type DeliveryRow, type EndpointRow, EndpointStore } from './endpoint.store.js';
import { newSecret } from './signature.js';

/** Name of the subscriber that a waiting delivery rings. */
export const deliveryBell = 'handoff.deliver';

const longestName = 80;

export interface NewEndpoint {
  key: string;
  name: string;
  url: string;
  scopes: readonly HandoffScope[];
}

type Made = { id: string; secret: string | null; made: EndpointRow };

/** Where a clinic's system is told that a case changed. Secrets are sealed: they sign each message. */
@Injectable()
export class EndpointService {
  private readonly sealer: Sealer;

  constructor(
    private readonly db: Db,
    private readonly store: EndpointStore,
    private readonly egress: Egress,
    private readonly keys: WriteKeys,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.sealer = new Sealer(config.identityKey, 'handoff endpoint');
  }

  list(tx: Tx): Promise<EndpointRow[]> {
    return this.store.list(tx);
  }

  dead(tx: Tx): Promise<DeliveryRow[]> {
    return this.store.dead(tx);
  }

  secretOf(endpointId: string, sealed: Buffer): string {
    return this.sealer.open(sealed, place(endpointId));
  }

  /** The secret is in the first answer only; sent again with the same key it is null. Needs the second factor anew. */
  create(actor: Actor, input: NewEndpoint): Promise<Made> {
    authorize(handoffPolicy, 'change', actor, { createdBy: null });
    if (!actor.steppedUp) throw new DomainError('auth.stepUpRequired');
    const name = checkText(input.name, 'name', { max: longestName, min: 1 });
    const url = this.egress.checkUrl(input.url, 'url');
    const scopes = checkScopes(input.scopes);
    return this.db.tx((tx) =>
      this.keys.once<Made>(
        tx,
        { accountId: actor.id, key: input.key, operation: 'createHandoffEndpoint', input: { ...input, name, url } },
        async () => {
          const secret = newSecret();
          const id = await this.store.newId(tx);
          const sealed = this.sealer.seal(secret, place(id));
          await this.store.add(tx, { id, name, url, scopes, sealed, by: actor.id, at: this.clock.now() });
          await this.record(tx, actor, 'handoffEndpoint.created', id, { scopes, host: new URL(url).host });
          return { id, secret, made: await this.mustFind(tx, id) };
        },
        async (id) => ({ id, secret: null, made: await this.mustFind(tx, id) }),
      ),
    );
  }

  /** Nothing more is sent there, what waits included. */
  stop(actor: Actor, id: string): Promise<EndpointRow> {
    return this.db.tx(async (tx) => {
      const endpoint = authorize(handoffPolicy, 'stop', actor, await this.store.lock(tx, id));
      if (endpoint.stoppedAt === null) {
        await this.store.stop(tx, id, this.clock.now());
        await this.record(tx, actor, 'handoffEndpoint.stopped', id, {});
      }
      return this.mustFind(tx, id);
    });
  }

  /** Sends what was given up once more, from the start. Refuses `resource.stale` when it is not given up. */
  redeliver(actor: Actor, id: string): Promise<DeliveryRow> {
    return this.db.tx(async (tx) => {
      const delivery = authorize(handoffPolicy, 'change', actor, await this.store.delivery(tx, id));
      if (delivery.status !== 'DEAD') throw new DomainError('resource.stale');
      const now = this.clock.now();
      await this.store.again(tx, id, now);
      await this.outbox.ringAt(tx, deliveryBell, now, { type: 'handoff.due', deliveryId: id });
      await this.audit.record(tx, actor, {
        action: 'handoffDelivery.again',
        targetType: 'handoffDelivery',
        targetId: id,
        escalationId: delivery.escalationId,
      });
      return { ...delivery, status: 'WAITING', attempts: 0, answer: null };
    });
  }

  private record(tx: Tx, actor: Actor, action: string, id: string, details: Record<string, unknown>): Promise<void> {
    return this.audit.record(tx, actor, { action, targetType: 'handoffEndpoint', targetId: id, details });
  }

  private async mustFind(tx: Tx, id: string): Promise<EndpointRow> {
    const found = await this.store.find(tx, id);
    if (!found) throw new DomainError('resource.notFound');
    return found;
  }
}

const place = (endpointId: string) => `handoff_endpoint:secret:${endpointId}`;
