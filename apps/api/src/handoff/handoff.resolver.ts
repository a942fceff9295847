import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { CaseExportService } from './case-export.service.js';
import { EndpointService } from './endpoint.service.js';
import { HandoffKeyService } from './handoff-key.service.js';
import {
  CaseExport,
  Handoff,
  HandoffDelivery,
  HandoffEndpoint,
  HandoffEndpointInput,
  HandoffKey,
  HandoffKeyInput,
  NewHandoffEndpoint,
  NewHandoffKey,
} from './handoff.model.js';
import { HandoffService } from './handoff.service.js';

const id = { type: () => UuidScalar };

@Resolver()
export class HandoffResolver {
  constructor(
    private readonly service: HandoffService,
    private readonly keys: HandoffKeyService,
    private readonly endpoints: EndpointService,
    private readonly exports: CaseExportService,
  ) {}

  @Query(() => Handoff, {
    description: "Keys and endpoints of clinics' systems. Administrators, clinical leads and privacy officers.",
  })
  handoff(@CurrentActor() actor: Actor): Promise<Handoff> {
    return this.service.all(actor);
  }

  @Mutation(() => NewHandoffKey, {
    description: 'Makes a key and shows it once. Administrators only, with a fresh second factor.',
  })
  createHandoffKey(@CurrentActor() actor: Actor, @Args('input') input: HandoffKeyInput): Promise<NewHandoffKey> {
    return this.keys.create(actor, input);
  }

  @Mutation(() => HandoffKey, {
    description: 'A clinical lead or privacy officer lets in a key that reads words; never the one who made it.',
  })
  approveHandoffKey(@CurrentActor() actor: Actor, @Args('id', id) keyId: string): Promise<HandoffKey> {
    return this.keys.approve(actor, keyId);
  }

  @Mutation(() => HandoffKey, { description: 'Ends a key at once.' })
  revokeHandoffKey(@CurrentActor() actor: Actor, @Args('id', id) keyId: string): Promise<HandoffKey> {
    return this.keys.revoke(actor, keyId);
  }

  @Mutation(() => NewHandoffEndpoint, {
    description: 'Makes an endpoint and shows its secret once. Administrators only, with a fresh second factor.',
  })
  createHandoffEndpoint(
    @CurrentActor() actor: Actor,
    @Args('input') input: HandoffEndpointInput,
  ): Promise<NewHandoffEndpoint> {
    return this.endpoints.create(actor, input);
  }

  @Mutation(() => HandoffEndpoint, { description: 'Sends nothing more to an endpoint; what waits for it is dropped.' })
  stopHandoffEndpoint(@CurrentActor() actor: Actor, @Args('id', id) endpointId: string): Promise<HandoffEndpoint> {
    return this.endpoints.stop(actor, endpointId);
  }

  @Mutation(() => HandoffDelivery, {
    description: 'Sends a message that was given up once more. `resource.stale` when it is on its way already.',
  })
  redeliverHandoff(@CurrentActor() actor: Actor, @Args('id', id) deliveryId: string): Promise<HandoffDelivery> {
    return this.endpoints.redeliver(actor, deliveryId);
  }

  @Mutation(() => CaseExport, {
    description:
      'The whole case as a file in FHIR R4, for clinical leads with a fresh second factor. Each one is on record.',
  })
  exportCase(@CurrentActor() actor: Actor, @Args('caseId', id) caseId: string): Promise<CaseExport> {
    return this.exports.export(actor, caseId);
  }
}
