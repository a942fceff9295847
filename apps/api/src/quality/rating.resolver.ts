import { Args, Int, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { DeskWaiting } from '../moderation/decision.model.js';
import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done, Level } from '../platform/shared.model.js';
import { ConcernRatingInput, RatingKind, RatingQueue } from './rating.model.js';
import { RatingService } from './rating.service.js';

const uuid = { type: () => UuidScalar };

@Resolver(() => DeskWaiting)
export class RatingsWaitingResolver {
  constructor(private readonly ratings: RatingService) {}

  @ResolveField(() => Int, {
    name: 'ratings',
    description: 'Concerns and texts they may rate blind; 0 for who rates none.',
  })
  waitingRatings(@CurrentActor() actor: Actor): Promise<number> {
    return this.ratings.count(actor);
  }
}

@Resolver()
export class RatingResolver {
  constructor(private readonly ratings: RatingService) {}

  @Query(() => RatingQueue, {
    description: 'The next to rate blind, by somebody who had no part in it. For lead moderators and clinical leads.',
  })
  toRate(
    @CurrentActor() actor: Actor,
    @Args('kind', { type: () => RatingKind }) kind: RatingKind,
  ): Promise<RatingQueue> {
    return this.ratings.queue(actor, kind);
  }

  @Mutation(() => Done, {
    description:
      'Rate a decided concern, once; it cannot be changed. What is found to be graver goes to the desk at once.',
  })
  rateConcern(@CurrentActor() actor: Actor, @Args('input') input: ConcernRatingInput): Promise<Done> {
    return this.ratings.rateConcern(actor, input);
  }

  @Mutation(() => Done, {
    description:
      'Say how soon somebody should look at a text that no door flagged, once. Anything but GREEN goes to the desk at once.',
  })
  rateText(
    @CurrentActor() actor: Actor,
    @Args('key', uuid) key: string,
    @Args('id', uuid) id: string,
    @Args('level', { type: () => Level }) level: Level,
  ): Promise<Done> {
    return this.ratings.rateText(actor, { key, id, level });
  }

  @Mutation(() => Done, {
    description: 'Leave one to somebody else; no reason is asked.',
  })
  passRating(
    @CurrentActor() actor: Actor,
    @Args('key', uuid) key: string,
    @Args('kind', { type: () => RatingKind }) kind: RatingKind,
    @Args('id', uuid) id: string,
  ): Promise<Done> {
    return this.ratings.pass(actor, { key, kind, id });
  }
}
