import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { RotaShift } from './rota.model.js';
import { RotaService } from './rota.service.js';

@Resolver(() => RotaShift)
export class RotaResolver {
  constructor(private readonly rotas: RotaService) {}

  @Query(() => [RotaShift], { description: 'Shifts that touch a span of at most 31 days.' })
  rota(
    @CurrentActor() actor: Actor,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
  ): Promise<RotaShift[]> {
    return this.rotas.between(actor, from, until);
  }

  @Query(() => String, { description: 'Zone (IANA) in whose wall time shifts are planned.' })
  rotaZone(@CurrentActor() actor: Actor): string {
    return this.rotas.zone(actor);
  }

  @Mutation(() => RotaShift, { description: 'A clinical lead puts somebody on the rota. Refuses `shift.overlaps`.' })
  planRotaShift(
    @CurrentActor() actor: Actor,
    @Args('duty', { type: () => String, description: 'PRIMARY, BACKUP or MANAGER.' }) duty: string,
    @Args('accountId', { type: () => UuidScalar }) accountId: string,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
  ): Promise<RotaShift> {
    return this.rotas.plan(actor, { duty, accountId, from, until });
  }

  @Mutation(() => Done, {
    description: 'A clinical lead takes a shift out of the rota. A hole it leaves alarms on the board.',
  })
  removeRotaShift(@CurrentActor() actor: Actor, @Args('id', { type: () => UuidScalar }) id: string): Promise<Done> {
    return this.rotas.remove(actor, id);
  }
}
