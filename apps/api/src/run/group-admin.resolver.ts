import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { askedIn } from './group-admin.loader.js';
import { Asked, GroupInput, RunGroup } from './group-admin.model.js';
import { GroupAdminService } from './group-admin.service.js';
import type { RunGroupRow } from './group-admin.store.js';

@Resolver(() => RunGroup)
export class GroupAdminResolver {
  constructor(private readonly groups: GroupAdminService) {}

  @Query(() => [RunGroup], { description: 'Every group with its settings.' })
  runGroups(@CurrentActor() actor: Actor) {
    return this.groups.list(actor);
  }

  @Mutation(() => RunGroup, { description: 'Makes a group with its live room.' })
  createGroup(
    @CurrentActor() actor: Actor,
    @Args('key', { type: () => UuidScalar }) key: string,
    @Args('input') input: GroupInput,
  ) {
    return this.groups.create(actor, key, input);
  }

  @Mutation(() => RunGroup, { description: 'Changes settings. Refused with resource.stale when somebody was first.' })
  changeGroup(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => UuidScalar }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: GroupInput,
  ) {
    return this.groups.change(actor, id, version, input);
  }

  @Mutation(() => RunGroup, { description: 'Lets somebody in who asked, or declines; they are told either way.' })
  decideAsked(
    @CurrentActor() actor: Actor,
    @Args('membershipId', { type: () => UuidScalar }) membershipId: string,
    @Args('accept') accept: boolean,
  ) {
    return this.groups.decideAsked(actor, membershipId, accept);
  }

  @ResolveField(() => [Asked])
  asked(@Parent() group: RunGroupRow, @Load() load: Loaders) {
    return load.load(askedIn, group.id);
  }
}
