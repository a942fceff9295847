import { Module } from '@nestjs/common';

import { AgeClosing } from './age-closing.service.js';
import { GroupResolver } from './group.resolver.js';
import { GroupService } from './group.service.js';
import { GroupStore } from './group.store.js';
import { FreeNames } from './group.reactions.js';
import { JoinResolver } from './join.resolver.js';
import { JoinService } from './join.service.js';
import { JoinWishStore } from './join-wish.store.js';
import { MembershipService } from './membership.service.js';
import { NameService } from './name.service.js';
import { MembershipStore } from './membership.store.js';
import { MembershipResolver, MembershipsOfMeResolver } from './membership.resolver.js';

/** Peer groups and who one is in them. */
@Module({
  providers: [
    GroupStore,
    MembershipStore,
    GroupService,
    MembershipService,
    AgeClosing,
    NameService,
    JoinWishStore,
    JoinService,
    FreeNames,
    GroupResolver,
    MembershipResolver,
    MembershipsOfMeResolver,
    JoinResolver,
  ],
  exports: [GroupService, MembershipService, AgeClosing],
})
export class GroupsModule {}
