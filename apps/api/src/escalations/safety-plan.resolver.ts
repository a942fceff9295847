import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { SafetyPlan, SafetyPlanInput } from './safety-plan.model.js';
import { SafetyPlanService } from './safety-plan.service.js';

@Resolver(() => SafetyPlan)
export class SafetyPlanResolver {
  constructor(private readonly plans: SafetyPlanService) {}

  @Query(() => SafetyPlan, { nullable: true, description: "The viewer's own plan; null when none was begun." })
  mySafetyPlan(@CurrentActor() actor: Actor): Promise<SafetyPlan | null> {
    return this.plans.mine(actor);
  }

  @Mutation(() => SafetyPlan, {
    description:
      'Keep a new version: a clinician through the open case, the member their own. Refuses `resource.stale`.',
  })
  saveSafetyPlan(@CurrentActor() actor: Actor, @Args('input') input: SafetyPlanInput): Promise<SafetyPlan> {
    return this.plans.save(actor, { ...input, caseId: input.caseId ?? null });
  }
}
