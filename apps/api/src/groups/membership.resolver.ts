import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { Me } from '../accounts/account.model.js';
import { CurrentViewer, type Viewer } from '../platform/auth.js';
import { MyMembership } from './group.model.js';
import { GroupService } from './group.service.js';

@Resolver(() => Me)
export class MembershipsOfMeResolver {
  constructor(private readonly groups: GroupService) {}

  @ResolveField(() => [MyMembership], {
    description: "The viewer's groups, with the name worn in each; empty until the session may act.",
  })
  memberships(@Parent() _: Me, @CurrentViewer() viewer: Viewer | null) {
    return viewer?.state === 'ready' ? this.groups.membershipsOf(viewer.actor) : [];
  }
}
