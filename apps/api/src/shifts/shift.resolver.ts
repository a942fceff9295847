import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { type Feeling, startableFrom } from '@kith/domain/shift/shift';
import { shiftPolicy } from '@kith/domain/shift/shift.policy';

import { Me } from '../accounts/account.model.js';
import { ModeratorHere, PeerGroup, PublicMoment } from '../groups/group.model.js';
import { CurrentActor, CurrentViewer, Load, Public, type Viewer } from '../platform/auth.js';
import { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { LeavingService } from './leaving.service.js';
import { moderatorsHere, onShiftUntil } from './shift.loader.js';
import { DeskShift, ShiftFeeling } from './shift.model.js';
import { type NamedShift, ShiftService } from './shift.service.js';

@Resolver(() => DeskShift)
export class ShiftResolver {
  constructor(
    private readonly shifts: ShiftService,
    private readonly leaving: LeavingService,
  ) {}

  @Query(() => [DeskShift], { description: "The viewer's own shifts that run or are still to come." })
  myShifts(@CurrentActor() actor: Actor): Promise<NamedShift[]> {
    return this.shifts.mine(actor);
  }

  @Query(() => [DeskShift], { description: "Moderators' shifts that touch a span of at most 31 days." })
  deskShifts(
    @CurrentActor() actor: Actor,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
  ): Promise<NamedShift[]> {
    return this.shifts.between(actor, from, until);
  }

  @Mutation(() => DeskShift, {
    description: 'Arrive at a planned shift, or start one now. Refuses with shift.overlaps or shift.notStartable.',
  })
  startShift(
    @CurrentActor() actor: Actor,
    @Args('shiftId', { type: () => UuidScalar, nullable: true }) shiftId: string | null,
    @Args('until', { type: () => Date, nullable: true }) until: Date | null,
    @Args('hardItemCap', { type: () => Int }) hardItemCap: number,
    @Args('prefersNot', {
      type: () => [String],
      defaultValue: [],
      description:
        'Categories A to I of signals the moderator would rather not be given; a crisis nobody else can take comes all the same.',
    })
    prefersNot: string[],
    @Args('feeling', { type: () => ShiftFeeling, nullable: true }) feeling?: Feeling | null,
  ): Promise<NamedShift> {
    return this.shifts.start(actor, {
      shiftId: shiftId ?? null,
      until: until ?? null,
      hardItemCap,
      prefersNot,
      feeling: feeling ?? null,
    });
  }

  @Mutation(() => DeskShift, {
    description: 'Change which categories A to I the viewer declines, in the running shift. Refuses shift.notRunning.',
  })
  declineTopics(
    @CurrentActor() actor: Actor,
    @Args('prefersNot', { type: () => [String] }) prefersNot: string[],
  ): Promise<NamedShift> {
    return this.shifts.decline(actor, prefersNot);
  }

  @Mutation(() => DeskShift, {
    description: 'Leave. Refuses shift.stillHolding until each concern held was taken over or given back (R33).',
  })
  endShift(
    @CurrentActor() actor: Actor,
    @Args('handoverNote', { type: () => String }) handoverNote: string,
    @Args('wantsDebrief', { type: () => Boolean, defaultValue: false, description: 'Ask a lead for a talk about it.' })
    wantsDebrief: boolean,
    @Args('feeling', { type: () => ShiftFeeling, nullable: true }) feeling?: Feeling | null,
  ): Promise<NamedShift> {
    return this.leaving.end(actor, handoverNote, { wantsDebrief, feeling: feeling ?? null });
  }

  @Mutation(() => DeskShift, {
    description:
      'Leave now, without a reason. What is held goes back with what its timeline says; leads are told (R49).',
  })
  stepAway(@CurrentActor() actor: Actor): Promise<NamedShift> {
    return this.leaving.stepAway(actor);
  }

  @Mutation(() => DeskShift, { description: 'A lead plans a shift of a moderator.' })
  planDeskShift(
    @CurrentActor() actor: Actor,
    @Args('accountId', { type: () => UuidScalar }) accountId: string,
    @Args('from', { type: () => Date }) from: Date,
    @Args('until', { type: () => Date }) until: Date,
  ): Promise<NamedShift> {
    return this.shifts.plan(actor, { accountId, from, until });
  }

  @Mutation(() => Done, { description: 'A lead takes a shift that has not begun out of the plan.' })
  removeDeskShift(@CurrentActor() actor: Actor, @Args('id', { type: () => UuidScalar }) id: string): Promise<Done> {
    return this.shifts.remove(actor, id);
  }

  @ResolveField(() => [String], {
    nullable: true,
    description: 'Categories the moderator declines; for themselves and the leads who plan.',
  })
  prefersNot(@Parent() shift: NamedShift, @CurrentActor() actor: Actor): readonly string[] | null {
    return shiftPolicy.readDeclined(actor, shift) ? shift.prefersNot : null;
  }

  @ResolveField(() => Date, { description: 'From when its moderator may start it.' })
  startableFrom(@Parent() shift: NamedShift): Date {
    return startableFrom(shift);
  }

  @ResolveField(() => ShiftFeeling, {
    nullable: true,
    description: 'How the moderator was at the start; for themselves and the leads.',
  })
  feelingAtStart(@Parent() shift: NamedShift, @CurrentActor() actor: Actor): Feeling | null {
    return shiftPolicy.readFeelings(actor, shift) ? shift.feelingAtStart : null;
  }

  @ResolveField(() => ShiftFeeling, {
    nullable: true,
    description: 'How the moderator was at the end; for themselves and the leads.',
  })
  feelingAtEnd(@Parent() shift: NamedShift, @CurrentActor() actor: Actor): Feeling | null {
    return shiftPolicy.readFeelings(actor, shift) ? shift.feelingAtEnd : null;
  }

  @ResolveField(() => Boolean, { description: "Whether it is the viewer's own shift." })
  isMine(@Parent() shift: NamedShift, @CurrentActor() actor: Actor): boolean {
    return shift.accountId === actor.id;
  }
}

@Resolver(() => Me)
export class MyShiftResolver {
  @ResolveField(() => Date, {
    nullable: true,
    description: 'Until when the viewer is on shift at the desk; null when not.',
  })
  onShiftUntil(@Parent() me: Me, @Load() load: Loaders): Promise<Date | null> {
    return load.load(onShiftUntil, me.id);
  }
}

@Resolver(() => PeerGroup)
export class GroupShiftResolver {
  @ResolveField(() => [ModeratorHere], {
    description: 'Moderators of the group who are on shift now, by name. Nobody for strangers.',
  })
  async moderatorsHere(
    @Parent() group: PeerGroup,
    @CurrentViewer() viewer: Viewer | null,
    @Load() load: Loaders,
  ): Promise<ModeratorHere[]> {
    if (viewer?.state !== 'ready') return [];
    return (await load.load(moderatorsHere, group.id)) ?? [];
  }
}

@Resolver(() => PublicMoment)
export class PublicMomentResolver {
  constructor(private readonly shifts: ShiftService) {}

  @Public()
  @Query(() => PublicMoment, { name: 'now', description: 'Who is there at this moment. Needs no sign-in.' })
  moment(): PublicMoment {
    return {};
  }

  @ResolveField(() => [ModeratorHere], {
    description: 'Moderators on shift now, by the name they use at work; names of groups and their people stay inside.',
  })
  moderatorsHere(): Promise<ModeratorHere[]> {
    return this.shifts.publiclyHere();
  }

  @ResolveField(() => Date, { nullable: true, description: 'When the next planned shift begins.' })
  nextShiftAt(): Promise<Date | null> {
    return this.shifts.nextPublicShift();
  }
}
