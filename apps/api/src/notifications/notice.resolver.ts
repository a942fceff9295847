import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { Me } from '../accounts/account.model.js';
import { CurrentActor, Load } from '../platform/auth.js';
import { Loaders } from '../platform/loaders.js';
import { decodeCursor, pageOf, pageSize } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done, Fact, factsOf } from '../platform/shared.model.js';
import { unseenNotices } from './notice.loader.js';
import { Notice, NoticePage } from './notice.model.js';
import { type NoticeRow, NoticeService } from './notice.service.js';

@Resolver(() => Notice)
export class NoticeResolver {
  constructor(private readonly notices: NoticeService) {}

  @Query(() => NoticePage, { name: 'notices', description: "The viewer's own notices, newest first." })
  async page(
    @CurrentActor() actor: Actor,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
    @Args('first', { type: () => Int, nullable: true }) first?: number | null,
  ) {
    const size = pageSize(first);
    const { rows, unseen } = await this.notices.page(actor, size + 1, decodeCursor(after));
    return { ...pageOf(rows, size, ({ createdAt, id }) => ({ at: createdAt, id }), after), unseen };
  }

  @Mutation(() => Notice, { description: 'Mark one notice as seen. Seen twice changes nothing.' })
  markNoticeSeen(@CurrentActor() actor: Actor, @Args('id', { type: () => UuidScalar }) id: string): Promise<NoticeRow> {
    return this.notices.markSeen(actor, id);
  }

  @Mutation(() => Done, { description: 'Mark every notice of the viewer as seen.' })
  markAllNoticesSeen(@CurrentActor() actor: Actor): Promise<Done> {
    return this.notices.markAllSeen(actor);
  }

  @ResolveField(() => [Fact], { description: 'Codes, ids, group names and display names for the words of the notice.' })
  facts(@Parent() notice: NoticeRow): Fact[] {
    return factsOf(notice.facts);
  }
}

@Resolver(() => Me)
export class UnseenNoticesResolver {
  @ResolveField(() => Int, { description: 'How many notices the viewer has not seen.' })
  async unseenNotices(@Parent() me: Me, @Load() load: Loaders): Promise<number> {
    return (await load.load(unseenNotices, me.id)) ?? 0;
  }
}
