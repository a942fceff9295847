import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { groupPolicy } from '@kith/domain/group/group.policy';
import { sizeBandOf } from '@kith/domain/group/membership';

import { CurrentActor, CurrentViewer, Load, Public, type Viewer } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import type { Loaders } from '../platform/loaders.js';
import { GroupModerator, GroupViewerCan, MyMembership, PeerGroup } from './group.model.js';
import { GroupService } from './group.service.js';
import type { GroupRow } from './group.store.js';
import { groupFacts, myMemberships } from './membership.loader.js';

const nothing: GroupViewerCan = {
  join: false,
  ask: false,
  leave: false,
  readContent: false,
  write: false,
  enterRoom: false,
};

@Resolver(() => PeerGroup)
export class GroupResolver {
  constructor(
    private readonly groupService: GroupService,
    private readonly clock: Clock,
  ) {}

  @Public()
  @Query(() => [PeerGroup], {
    description: 'Groups one can join or is in. Groups by invitation are listed for their members only.',
  })
  groups(@CurrentViewer() viewer: Viewer | null) {
    return this.groupService.visibleTo(viewer);
  }

  @Query(() => PeerGroup, {
    nullable: true,
    description: 'One group by its address; null when it does not exist for the viewer.',
  })
  group(
    @CurrentActor() actor: Viewer['actor'],
    @Args('slug', { type: () => String, description: 'The group in addresses.' }) slug: string,
  ) {
    return this.groupService.find(actor, slug);
  }

  @ResolveField(() => String, {
    description: 'NOBODY, A_FEW, ABOUT_50, ABOUT_200, ABOUT_500 or ABOUT_1000: a band, never a count of people.',
  })
  async sizeBand(@Parent() group: GroupRow, @Load() load: Loaders) {
    return sizeBandOf((await load.load(groupFacts, group.id))?.people ?? 0);
  }

  @ResolveField(() => [GroupModerator], {
    description:
      'Who moderates here, with a certificate in force. Nobody for strangers: peer moderators are members too.',
  })
  async moderators(@Parent() group: GroupRow, @CurrentViewer() viewer: Viewer | null, @Load() load: Loaders) {
    if (viewer?.state !== 'ready') return [];
    return (await load.load(groupFacts, group.id))?.moderators ?? [];
  }

  @ResolveField(() => MyMembership, { nullable: true, description: "The viewer's own place in the group." })
  myMembership(@Parent() group: GroupRow, @Load() load: Loaders) {
    return load.load(myMemberships, group.id);
  }

  @ResolveField(() => GroupViewerCan, { description: 'What the viewer may do here now.' })
  async viewerCan(
    @Parent() group: GroupRow,
    @CurrentViewer() viewer: Viewer | null,
    @Load() load: Loaders,
  ): Promise<GroupViewerCan> {
    if (viewer?.state !== 'ready') return nothing;
    const mine = await load.load(myMemberships, group.id);
    const subject = { ...group, mine, confirmed: mine?.confirmed ?? false, now: this.clock.now() };
    const may = (action: keyof GroupViewerCan) => groupPolicy[action](viewer.actor, subject);
    return {
      join: may('join'),
      ask: may('ask'),
      leave: may('leave'),
      readContent: may('readContent'),
      write: may('write'),
      enterRoom: may('enterRoom'),
    };
  }
}
