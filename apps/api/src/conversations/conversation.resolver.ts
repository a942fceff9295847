import { Args, Mutation, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Conversation } from './conversation.model.js';
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
