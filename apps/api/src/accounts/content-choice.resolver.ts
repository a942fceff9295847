import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { ContentSubject } from './content-choice.model.js';
import { ContentChoiceService } from './content-choice.service.js';

@Resolver()
export class ContentChoiceResolver {
  constructor(private readonly service: ContentChoiceService) {}

  @Query(() => [ContentSubject], {
    description: 'Subjects the viewer would rather choose to read. Nobody else can ask for them, on the staff or not.',
  })
  myContentNotes(@CurrentActor() actor: Actor) {
    return this.service.mine(actor);
  }

  @Mutation(() => [ContentSubject], {
    description: 'Says which subjects the viewer would rather choose to read; replaces what was said before.',
  })
  chooseContentNotes(
    @CurrentActor() actor: Actor,
    @Args('subjects', { type: () => [ContentSubject], description: 'All of them; none folds nothing.' })
    subjects: ContentSubject[],
  ) {
    return this.service.choose(actor, subjects);
  }
}
