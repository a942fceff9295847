import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { helpCardOf } from '../screening/screening.loader.js';
import { HelpCard } from '../screening/screening.model.js';
import { Conversation, ConversationMessage } from './conversation.model.js';
import { TeamConversationService } from './conversation.service.js';

@Resolver(() => Conversation)
export class ConversationResolver {
  constructor(private readonly conversations: TeamConversationService) {}

  @Mutation(() => Conversation, {
    description: 'Write privately to the moderators of a group one belongs to. Safe to repeat with the same key.',
  })
  writeToTeam(
    @CurrentActor() actor: Actor,
    @Args('key', { type: () => UuidScalar }) key: string,
    @Args('groupId', { type: () => UuidScalar }) groupId: string,
    @Args('body', { type: () => String }) body: string,
  ): Promise<Conversation> {
    return this.conversations.writeToTeam(actor, { groupId, body, key });
  }
}

@Resolver(() => ConversationMessage)
export class ConversationMessageResolver {
  @ResolveField(() => HelpCard, {
    nullable: true,
    description: 'Help for the one who wrote it; nobody else gets it.',
  })
  helpCard(@Parent() message: ConversationMessage, @Load() load: Loaders): Promise<HelpCard | null> {
    return load.load(helpCardOf, message.id);
  }
}
