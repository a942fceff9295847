import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Me } from '../accounts/account.model.js';
import { CurrentActor, CurrentViewer, Load, type Viewer } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Author, MyMembership, PeerGroup, SilencedPerson, SilenceKind } from './group.model.js';
import { GroupService } from './group.service.js';
import { authors, myMemberships } from './membership.loader.js';
import { MembershipService } from './membership.service.js';

type Actor = Viewer['actor'];
const id = (description: string) => ({ type: () => UuidScalar, description });
const text = (description: string) => ({ type: () => String, description });

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

@Resolver(() => SilencedPerson)
export class MembershipResolver {
  constructor(private readonly memberships: MembershipService) {}

  @Mutation(() => PeerGroup, { description: 'Join an open group, or ask to join one. Safe to repeat with its key.' })
  joinGroup(
    @CurrentActor() actor: Actor,
    @Args('key', id('Makes the request safe to repeat.')) key: string,
    @Args('groupId', id('The group.')) groupId: string,
    @Args('displayName', text('Name to wear there.')) displayName: string,
    @Args('avatar', text('Drawing and ground.')) avatar: string,
    @Args('note', { ...text('A word to the moderators; at most 500 characters.'), nullable: true }) note: string | null,
  ) {
    return this.memberships.join(actor, { key, groupId, displayName, avatar, note: note ?? null });
  }

  @Mutation(() => PeerGroup, { description: 'Leave a group, or take back the wish to join.' })
  leaveGroup(@CurrentActor() actor: Actor, @Args('groupId', id('The group.')) groupId: string) {
    return this.memberships.leave(actor, groupId);
  }

  @Mutation(() => MyMembership, { description: 'Change what others see of the viewer in one group.' })
  async changeMembership(
    @CurrentActor() actor: Actor,
    @Args('id', id("The viewer's membership.")) membershipId: string,
    @Args('displayName', text('Name, 2 to 30 characters.')) displayName: string,
    @Args('avatar', text('Drawing and ground.')) avatar: string,
    @Args('about', text('A few words; at most 300 characters.')) about: string,
    @Load() load: Loaders,
  ) {
    return load.load(myMemberships, await this.memberships.change(actor, membershipId, { displayName, avatar, about }));
  }

  @Mutation(() => MyMembership, { description: 'Offer to greet new people of one group, or stop offering.' })
  async greetNewPeople(
    @CurrentActor() actor: Actor,
    @Args('id', id("The viewer's membership.")) membershipId: string,
    @Args('greets', { type: () => Boolean, description: 'Whether the offer holds from now on.' }) greets: boolean,
    @Load() load: Loaders,
  ) {
    return load.load(myMemberships, await this.memberships.greet(actor, membershipId, greets));
  }

  @Mutation(() => PeerGroup, { description: 'The viewer is here now; the visit before this one is remembered.' })
  visitGroup(@CurrentActor() actor: Actor, @Args('groupId', id('The group.')) groupId: string) {
    return this.memberships.visit(actor, groupId);
  }

  @Mutation(() => Author, { description: 'Mute or block a person, silently.' })
  async silence(
    @CurrentActor() actor: Actor,
    @Args('membershipId', id('The person.')) membershipId: string,
    @Args('kind', { type: () => SilenceKind, description: 'Mute or block.' }) kind: SilenceKind,
    @Load() load: Loaders,
  ) {
    return load.load(authors, await this.memberships.silence(actor, membershipId, kind));
  }

  @Mutation(() => Author, { description: 'Take mute or block back.' })
  async unsilence(
    @CurrentActor() actor: Actor,
    @Args('membershipId', id('The person.')) membershipId: string,
    @Load() load: Loaders,
  ) {
    return load.load(authors, await this.memberships.unsilence(actor, membershipId));
  }

  @Query(() => [SilencedPerson], { description: 'Whom the viewer has muted or blocked.' })
  mySilenced(@CurrentActor() actor: Actor) {
    return this.memberships.silencedOf(actor);
  }

  @ResolveField(() => Author, { description: 'Who.' })
  author(@Parent() silenced: { targetId: string }, @Load() load: Loaders) {
    return load.load(authors, silenced.targetId);
  }

  @Query(() => Author, {
    name: 'author',
    nullable: true,
    description: 'A person in a group the viewer shares; null for anybody else.',
  })
  async personOfGroup(
    @CurrentActor() actor: Actor,
    @Args('id', id('The membership.')) membershipId: string,
    @Load() load: Loaders,
  ) {
    const visible = await this.memberships.visible(actor, membershipId);
    return visible && load.load(authors, visible);
  }
}
