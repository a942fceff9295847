import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { mayPromise } from '@kith/domain/greeting/first-post';
import { shownFigures } from '@kith/domain/greeting/figures';

import { AgreedSettings } from '../configuration/agreed-settings.service.js';
import { PeerGroup } from '../groups/group.model.js';
import { DeskWaiting } from '../moderation/decision.model.js';
import { CurrentActor, CurrentViewer, Load, type Viewer } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { decodeCursor, pageOf, pageSize } from '../platform/paging.model.js';
import { keptIn } from './first-post.loader.js';
import { FirstPostFigures, WaitingFirstPost, WaitingFirstPostPage } from './first-post.model.js';
import { FirstPostService } from './first-post.service.js';

@Resolver(() => WaitingFirstPost)
export class FirstPostResolver {
  constructor(private readonly firstPosts: FirstPostService) {}

  @Query(() => WaitingFirstPostPage, {
    description: 'First posts that nobody has answered, in the groups the viewer moderates; longest first.',
  })
  async waitingFirstPosts(
    @CurrentActor() actor: Actor,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
  ) {
    const size = pageSize(first);
    const found = await this.firstPosts.waiting(actor, size + 1, decodeCursor(after));
    return pageOf(found, size, ({ deskAt, threadId }) => ({ at: deskAt, id: threadId }), after);
  }

  @Query(() => [FirstPostFigures], {
    description: 'How each group answered its first posts of the last 30 days; groups without one are left out.',
  })
  async firstPostFigures(@CurrentActor() actor: Actor): Promise<FirstPostFigures[]> {
    return (await this.firstPosts.figures(actor)).map((of) => ({ groupId: of.groupId, ...shownFigures(of) }));
  }
}

@Resolver(() => DeskWaiting)
export class WaitingCountResolver {
  constructor(private readonly service: FirstPostService) {}

  @ResolveField(() => Int, { description: 'First posts nobody has answered, in the viewer’s groups; up to 99.' })
  firstPosts(@CurrentActor() actor: Actor): Promise<number> {
    return this.service.countWaiting(actor);
  }
}

@Resolver(() => PeerGroup)
export class FirstPostPromiseResolver {
  constructor(private readonly agreed: AgreedSettings) {}

  @ResolveField(() => Int, {
    nullable: true,
    description:
      'Minutes within which a person answers nearly every first post here; null where that was not kept in the last 30 days.',
  })
  async firstPostPromise(
    @Parent() group: { id: string },
    @CurrentViewer() viewer: Viewer | null,
    @Load() load: Loaders,
  ): Promise<number | null> {
    if (viewer?.state !== 'ready') return null;
    const kept = await load.load(keptIn, group.id);
    return kept && mayPromise(kept) ? this.agreed.now.timers.firstPostAnswer : null;
  }
}
