import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { Me } from '../accounts/account.model.js';
import { Conversation } from '../conversations/conversation.model.js';
import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { InboxService } from './inbox.service.js';

const uuid = { type: () => UuidScalar };

@Resolver(() => Conversation)
export class InboxResolver {
  constructor(private readonly inbox: InboxService) {}

  @Query(() => [Conversation], {
    description: "The viewer's private conversations with moderation teams and clinicians, the latest first.",
  })
  conversations(@CurrentActor() actor: Actor): Promise<Conversation[]> {
    return this.inbox.mine(actor);
  }

  @Query(() => Conversation, {
    nullable: true,
    description: 'One conversation; null when it does not exist for the viewer.',
  })
  conversation(@CurrentActor() actor: Actor, @Args('id', uuid) id: string): Promise<Conversation | null> {
    return this.inbox.one(actor, id);
  }

  @Mutation(() => Conversation, {
    description:
      'Write as a member. Safe to repeat with the same key; refused with conversation.closed after a case has ended.',
  })
  writeInConversation(
    @CurrentActor() actor: Actor,
    @Args('key', uuid) key: string,
    @Args('conversationId', uuid) conversationId: string,
    @Args('body', { type: () => String }) body: string,
  ): Promise<Conversation> {
    return this.inbox.write(actor, conversationId, body, key);
  }

  @Mutation(() => Conversation, { description: "The viewer's side has read everything up to now." })
  markConversationRead(@CurrentActor() actor: Actor, @Args('id', uuid) id: string): Promise<Conversation> {
    return this.inbox.markRead(actor, id);
  }

  @Mutation(() => Conversation, {
    description: 'Ask the clinician to ring the number one has left: at any time, or between two (R34).',
  })
  askCallBack(
    @CurrentActor() actor: Actor,
    @Args('conversationId', uuid) conversationId: string,
    @Args('from', { type: () => Date, nullable: true }) from: Date | null,
    @Args('until', { type: () => Date, nullable: true, description: 'Within a week.' }) until: Date | null,
  ): Promise<Conversation> {
    return this.inbox.askCallBack(actor, conversationId, from ?? null, until ?? null);
  }
}

@Resolver(() => Me)
export class UnreadResolver {
  constructor(private readonly inbox: InboxService) {}

  @ResolveField(() => Int, { description: 'Conversations with something unread.' })
  unreadMessages(@Parent() me: Me): Promise<number> {
    return this.inbox.unread(me.id);
  }
}
