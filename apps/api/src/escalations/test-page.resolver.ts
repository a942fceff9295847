import { Args, Mutation, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { ClinicInbox } from './escalation.model.js';
import { TestPageModel } from './test-page.model.js';
import { TestPages } from './test-page.service.js';

@Resolver(() => ClinicInbox)
export class TestPageResolver {
  constructor(private readonly pages: TestPages) {}

  @ResolveField(() => [TestPageModel], { description: "The viewer's own test pages that wait for an answer." })
  testPages(@CurrentActor() actor: Actor): Promise<TestPageModel[]> {
    return this.pages.waiting(actor);
  }

  @Mutation(() => Done, {
    description: 'The holder of a shift says that its test page arrived. Late is better than never.',
  })
  answerTestPage(@CurrentActor() actor: Actor, @Args('id', { type: () => UuidScalar }) id: string): Promise<Done> {
    return this.pages.answer(actor, id);
  }
}
