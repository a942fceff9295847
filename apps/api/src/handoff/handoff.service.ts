import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { handoffPolicy } from '@kith/domain/handoff/handoff.policy';
import { DomainError } from '@kith/domain/refusal';

import { Db } from '../platform/db.js';
import { CaseResources } from './case-resources.service.js';
import { EndpointService } from './endpoint.service.js';
import type { Handoff } from './handoff.model.js';
import { HandoffKeyService } from './handoff-key.service.js';

/** The screen of keys and endpoints as one reader sees it. */
@Injectable()
export class HandoffService {
  constructor(
    private readonly db: Db,
    private readonly keys: HandoffKeyService,
    private readonly endpoints: EndpointService,
    private readonly resources: CaseResources,
  ) {}

  async all(actor: Actor): Promise<Handoff> {
    if (!handoffPolicy.read(actor)) throw new DomainError('action.forbidden', { action: 'handoff.read' });
    const tx = this.db.reader;
    return {
      base: this.resources.base,
      keys: await this.keys.list(tx, actor),
      endpoints: await this.endpoints.list(tx),
      undelivered: await this.endpoints.dead(tx),
      viewerCan: { change: handoffPolicy.change(actor), stop: handoffPolicy.stop(actor) },
    };
  }
}
