import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Level as LevelName } from '@kith/contracts/level';
import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { Level } from '../platform/shared.model.js';
import { CaredFor } from './care.model.js';
import { practiceDone } from './practice.loader.js';
import { Practice, PracticeConcern } from './practice.model.js';
import { PracticeService } from './practice.service.js';

const code = { type: () => String, description: 'Code of an invented concern.' };

@Resolver(() => PracticeConcern)
export class PracticeResolver {
  constructor(private readonly practices: PracticeService) {}

  @Query(() => Practice, { description: 'The practice queue of the viewer; for people with a desk.' })
  practice(@CurrentActor() actor: Actor): Promise<Practice> {
    return this.practices.overview(actor);
  }

  @Query(() => PracticeConcern, { nullable: true, description: 'One invented concern.' })
  practiceConcern(@CurrentActor() actor: Actor, @Args('code', code) of: string): Promise<PracticeConcern | null> {
    return this.practices.one(actor, of);
  }

  @Mutation(() => PracticeConcern, {
    description: 'Answer an invented concern; the last answer is kept, and ours is shown beside it.',
  })
  answerPractice(
    @CurrentActor() actor: Actor,
    @Args('code', code) of: string,
    @Args('level', { type: () => Level }) level: LevelName,
    @Args('act', { type: () => String, description: 'noAction, write, hide, pause or escalate.' }) act: string,
  ): Promise<PracticeConcern> {
    return this.practices.answer(actor, of, level, act);
  }
}

@Resolver(() => CaredFor)
export class PracticeDoneResolver {
  @ResolveField(() => Date, { nullable: true, description: 'When they had answered every invented concern.' })
  async practiceDoneAt(@Parent() { accountId }: CaredFor, @Load() load: Loaders): Promise<Date | null> {
    return (await load.load(practiceDone, accountId)) ?? null;
  }
}
