import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { QuestionMove, VisitQuestion, VisitQuestionInput, VisitQuestionOrigin } from './visit-question.model.js';
import { VisitQuestionService } from './visit-question.service.js';

const uuid = { type: () => UuidScalar };
const keyArg = { ...uuid, description: 'Makes the request safe to repeat.' };
const questionArg = { ...uuid, description: 'The question.' };

@Resolver(() => VisitQuestion)
export class VisitQuestionResolver {
  constructor(private readonly service: VisitQuestionService) {}

  @Query(() => [VisitQuestion], { description: "The viewer's questions for their next visit, in order; at most 200." })
  myVisitQuestions(@CurrentActor() actor: Actor): Promise<VisitQuestion[]> {
    return this.service.mine(actor);
  }

  @ResolveField(() => VisitQuestionOrigin, {
    nullable: true,
    description: 'Where the thought came from; null when it came from nowhere here or the viewer cannot read it now.',
  })
  origin(@CurrentActor() actor: Actor, @Load() load: Loaders, @Parent() question: VisitQuestion) {
    return this.service.origin(actor, load, question.postId);
  }

  @Mutation(() => VisitQuestion, {
    description:
      'Adds a question in own words at the end of the list. Refuses `input.invalid` with `most` when the list is full.',
  })
  addVisitQuestion(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('key', keyArg) key: string,
    @Args('words', { type: () => String, description: 'The question; at most 1,000 characters.' }) words: string,
    @Args('postId', { ...uuid, nullable: true, description: 'The post it came from; only the link is kept.' })
    postId?: string | null,
  ): Promise<VisitQuestion> {
    return this.service.add(actor, load, { key, words, postId: postId ?? null });
  }

  @Mutation(() => VisitQuestion, {
    description: 'Changes words, marks it as asked, notes the answer. Refuses `resource.stale`.',
  })
  changeVisitQuestion(@CurrentActor() actor: Actor, @Args('input') input: VisitQuestionInput): Promise<VisitQuestion> {
    return this.service.change(actor, input);
  }

  @Mutation(() => VisitQuestion, {
    description: 'One place up or down, among those to ask or those asked. At the end it stays where it is.',
  })
  moveVisitQuestion(
    @CurrentActor() actor: Actor,
    @Args('key', keyArg) key: string,
    @Args('questionId', questionArg) questionId: string,
    @Args('way', { type: () => QuestionMove, description: 'Which way.' }) way: QuestionMove,
  ): Promise<VisitQuestion> {
    return this.service.move(actor, { key, questionId, way });
  }

  @Mutation(() => Done, { description: 'Takes a question off the list. For an hour it can be put back.' })
  removeVisitQuestion(
    @CurrentActor() actor: Actor,
    @Args('key', keyArg) key: string,
    @Args('questionId', questionArg) questionId: string,
  ): Promise<Done> {
    return this.service.remove(actor, { key, questionId });
  }

  @Mutation(() => VisitQuestion, { description: 'Puts a question back that was taken off the list within the hour.' })
  putBackVisitQuestion(
    @CurrentActor() actor: Actor,
    @Args('key', keyArg) key: string,
    @Args('questionId', questionArg) questionId: string,
  ): Promise<VisitQuestion> {
    return this.service.putBack(actor, { key, questionId });
  }
}
