import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { RotaColleague, RotaSwap } from './rota-swap.model.js';
import { RotaSwaps } from './rota-swap.service.js';

const id = () => ({ type: () => UuidScalar });
const key = () => ({ type: () => UuidScalar, description: 'Makes the request safe to repeat.' });

@Resolver(() => RotaSwap)
export class RotaSwapResolver {
  constructor(private readonly swaps: RotaSwaps) {}

  @Query(() => [RotaSwap], {
    description:
      'Offers of shifts that concern the viewer, all of them for a clinical lead: standing, and settled within 7 days.',
  })
  rotaSwaps(@CurrentActor() actor: Actor): Promise<RotaSwap[]> {
    return this.swaps.list(actor);
  }

  @Query(() => [RotaColleague], { description: 'Whom a shift of this duty can be offered to. Clinical people only.' })
  rotaColleagues(
    @CurrentActor() actor: Actor,
    @Args('duty', { type: () => String, description: 'PRIMARY, BACKUP or MANAGER.' }) duty: string,
  ): Promise<RotaColleague[]> {
    return this.swaps.colleagues(actor, duty);
  }

  @Mutation(() => RotaSwap, {
    description:
      'Offer an own shift or a part of it. It stays the holder’s until somebody accepts. Refuses `swap.standing`.',
  })
  offerRotaSwap(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('shiftId', id()) shiftId: string,
    @Args('from', { type: () => Date, description: 'Not before the shift, and still to come.' }) from: Date,
    @Args('until', { type: () => Date, description: 'Not after the shift.' }) until: Date,
    @Args('toAccountId', { ...id(), nullable: true, description: 'Without it: to all who may hold the duty.' })
    toAccountId: string | null,
  ): Promise<RotaSwap> {
    return this.swaps.offer(actor, { key: withKey, shiftId, from, until, toAccountId: toAccountId ?? null });
  }

  @Mutation(() => RotaSwap, {
    description:
      'Take an offered shift. Of two at once one wins, the other hears `swap.settled`. Refuses `shift.overlaps`.',
  })
  acceptRotaSwap(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('id', id()) swapId: string,
  ): Promise<RotaSwap> {
    return this.swaps.accept(actor, swapId, withKey);
  }

  @Mutation(() => RotaSwap, { description: 'Say no to an offered shift; its holder is told.' })
  refuseRotaSwap(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('id', id()) swapId: string,
  ): Promise<RotaSwap> {
    return this.swaps.refuse(actor, swapId, withKey);
  }

  @Mutation(() => RotaSwap, { description: 'The holder takes an offer back, or a clinical lead cancels it.' })
  endRotaSwap(
    @CurrentActor() actor: Actor,
    @Args('key', key()) withKey: string,
    @Args('id', id()) swapId: string,
  ): Promise<RotaSwap> {
    return this.swaps.end(actor, swapId, withKey);
  }
}
