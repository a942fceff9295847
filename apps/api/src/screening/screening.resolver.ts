import { Args, Mutation, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { HelpCard, HelpChoice } from './screening.model.js';
import { ScreeningService } from './screening.service.js';

@Resolver(() => HelpCard)
export class ScreeningResolver {
  constructor(private readonly screening: ScreeningService) {}

  @Mutation(() => HelpCard, {
    description: 'The author answers a card that offers help. Changing the answer later is fine.',
  })
  answerHelpCard(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => UuidScalar }) id: string,
    @Args('choice', { type: () => HelpChoice }) choice: HelpChoice,
  ): Promise<HelpCard> {
    return this.screening.answerHelpCard(actor, id, choice);
  }
}
