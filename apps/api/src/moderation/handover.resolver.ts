import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { DeskHandover, HandedOverConcern } from './handover.model.js';
import { HandoverService } from './handover.service.js';
import { DeskMoment } from './queue.model.js';

const uuid = () => UuidScalar;

@Resolver(() => DeskHandover)
export class HandoverResolver {
  constructor(private readonly handovers: HandoverService) {}

  @Query(() => DeskHandover, {
    description:
      'What the viewer holds, with a drawn-up hand-over for each, and what colleagues ask them to take (R33).',
  })
  deskHandover(@CurrentActor() actor: Actor): Promise<DeskHandover> {
    return this.handovers.handover(actor);
  }

  @Mutation(() => Done, {
    description:
      'Ask a colleague on shift to take a concern over. Refuses reviewItem.cannotTake. It stays with the viewer until accepted.',
  })
  offerConcern(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('id', { type: uuid }) id: string,
    @Args('toShiftId', { type: uuid, description: 'Shift of the colleague.' }) toShiftId: string,
    @Args('note', { type: () => String, description: 'What they should know, at most 2000 characters.' }) note: string,
  ): Promise<Done> {
    return this.handovers.offer(actor, { key, id, toShiftId, note });
  }

  @Mutation(() => Done, {
    description: 'Take over what was offered; only on shift. Refuses reviewItem.notOffered or shift.notRunning.',
  })
  acceptConcern(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<Done> {
    return this.handovers.accept(actor, id);
  }

  @Mutation(() => Done, {
    description: 'Not take over what was offered; the one who holds it takes the offer back by it.',
  })
  declineConcern(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<Done> {
    return this.handovers.decline(actor, id);
  }
}

@Resolver(() => DeskMoment)
export class DeskHandoverResolver {
  constructor(private readonly handovers: HandoverService) {}

  @ResolveField(() => [HandedOverConcern], {
    description: 'Given back by somebody who left, in the last 12 hours, and not taken since.',
  })
  handedOver(@CurrentActor() actor: Actor): Promise<HandedOverConcern[]> {
    return this.handovers.handedOver(actor);
  }

  @ResolveField(() => Int, { description: 'How many concerns colleagues ask the viewer to take over.' })
  offeredToMe(@CurrentActor() actor: Actor): Promise<number> {
    return this.handovers.countOffered(actor);
  }
}
