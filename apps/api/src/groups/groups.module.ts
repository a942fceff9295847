import { Module } from '@nestjs/common';

import { GroupResolver } from './group.resolver.js';
import { GroupService } from './group.service.js';
import { GroupStore } from './group.store.js';
import { MembershipStore } from './membership.store.js';
import { MembershipsOfMeResolver } from './membership.resolver.js';

/** Peer groups and who one is in them. */
@Module({
  providers: [GroupStore, MembershipStore, GroupService, GroupResolver, MembershipsOfMeResolver],
  exports: [GroupService],
})
export class GroupsModule {}
