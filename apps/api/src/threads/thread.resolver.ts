import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { PeerGroup } from '../groups/group.model.js';
import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Post } from './post.model.js';
import { newThreadsOf } from './thread.loader.js';
import { Thread, ThreadPage, ThreadSort } from './thread.model.js';
import { ThreadService } from './thread.service.js';

const uuid = { type: () => UuidScalar };

@Resolver(() => Thread)
export class ThreadResolver {
  constructor(private readonly service: ThreadService) {}

  @Query(() => ThreadPage, { description: 'Threads of a group that the viewer may see, 20 at a time.' })
  threads(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('groupSlug', { type: () => String, description: 'The group in addresses.' }) groupSlug: string,
    @Args('sort', { type: () => ThreadSort, description: 'Order, or only those without a reply.' }) sort: ThreadSort,
    @Args('after', { type: () => String, nullable: true, description: 'Mark of the page before.' })
    after?: string | null,
    @Args('before', { type: () => String, nullable: true, description: 'Mark that the page ends before.' })
    before?: string | null,
    @Args('first', { type: () => Int, nullable: true, description: 'How many, 1 to 50.' }) first?: number | null,
  ) {
    return this.service.threads(actor, load, {
      groupSlug,
      sort,
      after: after ?? null,
      before: before ?? null,
      first: first ?? null,
    });
  }

  @Query(() => Thread, { nullable: true, description: 'One thread; null when it does not exist for the viewer.' })
  thread(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('id', { ...uuid, description: 'The thread.' }) id: string,
  ) {
    return this.service.thread(actor, load, id);
  }

  @Mutation(() => Thread, { description: 'Moves the read mark forward to a post; never back.' })
  async markRead(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('threadId', { ...uuid, description: 'The thread.' }) threadId: string,
    @Args('number', { type: () => Int, description: 'Number of the last post that was read.' }) number: number,
  ) {
    const { id } = await this.service.markRead(actor, threadId, number);
    return this.service.thread(actor, load, id);
  }

  @ResolveField(() => PeerGroup, { description: 'Its group.' })
  group(@Parent() thread: Thread) {
    return this.service.group(thread.groupId);
  }

  @ResolveField(() => Post, { description: 'The post that opens it.' })
  opening(@Parent() thread: Thread, @CurrentActor() actor: Actor, @Load() load: Loaders) {
    return this.service.opening(actor, load, thread.id);
  }
}

/** What the forum adds to a group. */
@Resolver(() => PeerGroup)
export class GroupThreadsResolver {
  @ResolveField(() => Int, {
    description: "Threads others have opened since the viewer's last visit; counted up to 99.",
  })
  async newThreads(@Parent() group: PeerGroup, @Load() load: Loaders) {
    return (await load.load(newThreadsOf, group.id)) ?? 0;
  }
}
