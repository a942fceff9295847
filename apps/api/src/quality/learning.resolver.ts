import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { pageSize } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { LearningOwner, LearningPlanInput, LearningReview, LearningReviewPage } from './learning.model.js';
import { LearningService } from './learning.service.js';

const uuid = { type: () => UuidScalar };

@Resolver()
export class LearningResolver {
  constructor(private readonly learning: LearningService) {}

  @Query(() => LearningReviewPage, {
    description: 'What was missed or late, and what is learned from it (R52). For leads.',
  })
  learningReviews(
    @CurrentActor() actor: Actor,
    @Args('open', { description: 'Those that are open, or those that were closed.' }) open: boolean,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
  ): Promise<LearningReviewPage> {
    return this.learning.page(actor, open, after ?? null, pageSize(first));
  }

  @Query(() => [LearningOwner], { description: 'Who can see to what a review changes, by name. For leads.' })
  learningOwners(@CurrentActor() actor: Actor): Promise<LearningOwner[]> {
    return this.learning.owners(actor);
  }

  @Mutation(() => LearningReview, {
    description: 'Write what changes, who sees to it and by when; until it is closed.',
  })
  planLearningReview(@CurrentActor() actor: Actor, @Args('input') input: LearningPlanInput): Promise<LearningReview> {
    return this.learning.plan(actor, input);
  }

  @Mutation(() => LearningReview, {
    description: 'Close a review whose plan is done; not by whoever wrote or owns it (R4).',
  })
  closeLearningReview(
    @CurrentActor() actor: Actor,
    @Args('key', uuid) key: string,
    @Args('id', uuid) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<LearningReview> {
    return this.learning.close(actor, { key, id, version });
  }
}
