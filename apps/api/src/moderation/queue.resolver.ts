import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Batch, Loaders } from '../platform/loaders.js';
import { DeskShift } from '../shifts/shift.model.js';
import { hardItems } from './exposure.store.js';
import { DeskMoment, Queue, QueueView } from './queue.model.js';
import { QueueService } from './queue.service.js';
import { holding } from './queue.store.js';

const heldBy: Batch<number> = (accountIds, { db }) => holding(db, accountIds);
const takenIn: Batch<number> = (shiftIds, { db }) => hardItems(db, shiftIds);

@Resolver(() => Queue)
export class QueueResolver {
  constructor(private readonly queueService: QueueService) {}

  @Query(() => Queue, { description: 'One view of the review queue, as far as the viewer may see it.' })
  queue(@CurrentActor() actor: Actor, @Args('view', { type: () => QueueView }) view: QueueView): Promise<Queue> {
    return this.queueService.queue(actor, view);
  }

  @Query(() => DeskMoment, { description: 'Who is here, what is open and what was handed over.' })
  desk(@CurrentActor() actor: Actor): Promise<DeskMoment> {
    return this.queueService.desk(actor);
  }
}

@Resolver(() => DeskShift)
export class ShiftLoadResolver {
  @ResolveField(() => Int, { description: 'Items held now.' })
  async holding(@Parent() shift: DeskShift & { accountId: string }, @Load() load: Loaders): Promise<number> {
    return (await load.load(heldBy, shift.accountId)) ?? 0;
  }

  @ResolveField(() => Int, { description: 'Hard items taken since the shift began: a life at risk, self-harm, abuse.' })
  async hardItemsTaken(@Parent() shift: DeskShift, @Load() load: Loaders): Promise<number> {
    return (await load.load(takenIn, shift.id)) ?? 0;
  }
}
