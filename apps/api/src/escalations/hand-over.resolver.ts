import { Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { ClinicInbox } from './escalation.model.js';
import { HandOver, OpenShift } from './hand-over.model.js';
import { HandOvers } from './hand-over.service.js';

@Resolver(() => ClinicInbox)
export class HandOverResolver {
  constructor(private readonly handOvers: HandOvers) {}

  @Query(() => HandOver, { description: 'The viewer’s cases at the end of a shift on call. Clinical people only.' })
  handOver(@CurrentActor() actor: Actor): Promise<HandOver> {
    return this.handOvers.view(actor);
  }

  @ResolveField(() => OpenShift, {
    nullable: true,
    description: "The viewer's own shift that is past its end and stays open; null when there is none.",
  })
  openShift(@CurrentActor() actor: Actor): Promise<OpenShift | null> {
    return this.handOvers.openShiftOf(actor);
  }
}
