import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { carePolicy } from '@kith/domain/care/care.policy';
import { pulseQuestions } from '@kith/domain/care/pulse';

import { CurrentActor } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { CareTalk, CareTalkViewerCan, DeskCare, MyCare } from './care.model.js';
import { CareService } from './care.service.js';
import type { NamedTalk } from './care.store.js';
import { PulseService } from './pulse.service.js';

const uuid = () => UuidScalar;

/** Supervision is monthly; a few days of grace. */
const supervisionDays = 35;

@Resolver(() => CareTalk)
export class CareResolver {
  constructor(
    private readonly care: CareService,
    private readonly pulse: PulseService,
    private readonly clock: Clock,
  ) {}

  @Query(() => MyCare, { description: 'Care for the viewer as a moderator: nobody else reads it here.' })
  async myCare(@CurrentActor() actor: Actor): Promise<MyCare> {
    const mine = await this.care.mine(actor);
    return { ...asShown(mine), pulseIsOpen: await this.pulse.isOpen(actor), pulseQuestions };
  }

  @Query(() => DeskCare, { description: 'Who needs a talk, whose time is open, supervision and the pulse; for leads.' })
  async deskCare(@CurrentActor() actor: Actor): Promise<DeskCare> {
    const since = new Date(this.clock.now().getTime() - supervisionDays * 86_400_000).toISOString().slice(0, 10);
    const moderators = await this.care.moderators(actor);
    return {
      talks: (await this.care.talks(actor)) as unknown as CareTalk[],
      toCover: (await this.care.toCover(actor)) as unknown as DeskCare['toCover'],
      moderators: moderators.map((one) => ({
        ...one,
        supervisionDue: one.supervisedOn === null || one.supervisedOn < since,
        isMe: one.accountId === actor.id,
      })),
      pulse: (await this.pulse.results(actor)).map(({ month, result }) => ({
        month,
        answers: result?.answers ?? null,
        means: result?.means ?? [],
      })),
      pulseQuestions,
    };
  }

  @Mutation(() => CareTalk, {
    description: 'Ask for a talk of 15 minutes with a lead, or answer the offer of one with no (R49).',
  })
  askForTalk(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('wanted', { type: () => Boolean }) wanted: boolean,
  ): Promise<NamedTalk> {
    return this.care.ask(actor, key, wanted);
  }

  @Mutation(() => CareTalk, { description: 'A lead sets a time. Refuses care.talkOver or resource.stale.' })
  arrangeTalk(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('at', { type: () => Date }) at: Date,
  ): Promise<NamedTalk> {
    return this.care.arrange(actor, id, version, at);
  }

  @Mutation(() => CareTalk, { description: 'A lead says that it took place; nothing of what was said is kept.' })
  holdTalk(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<NamedTalk> {
    return this.care.hold(actor, id, version);
  }

  @Mutation(() => CareTalk, { description: 'The moderator needs it no longer. Refuses care.talkNeeded after a death.' })
  declineTalk(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('version', { type: () => Int }) version: number,
  ): Promise<NamedTalk> {
    return this.care.decline(actor, id, version);
  }

  @Mutation(() => Done, {
    description:
      'Answer the questions of the month, each from 1 to 5. Kept without a link to the viewer; once a month (R50).',
  })
  answerPulse(@CurrentActor() actor: Actor, @Args('answers', { type: () => [Int] }) answers: number[]): Promise<Done> {
    return this.pulse.answer(actor, answers);
  }

  @Mutation(() => Done, {
    description: 'A lead writes down that they supervised a moderator on a day; no content (R50).',
  })
  recordSupervision(
    @CurrentActor() actor: Actor,
    @Args('accountId', { type: uuid }) accountId: string,
    @Args('heldOn', { type: () => String, description: 'A day such as 2026-03-02, not after today.' }) heldOn: string,
  ): Promise<Done> {
    return this.care.recordSupervision(actor, accountId, heldOn);
  }

  @ResolveField(() => CareTalkViewerCan, { description: 'What the viewer may do with it.' })
  viewerCan(@Parent() talk: NamedTalk, @CurrentActor() actor: Actor): CareTalkViewerCan {
    const isOpen = talk.state === 'ASKED' || talk.state === 'ARRANGED';
    return {
      arrange: isOpen && carePolicy.arrange(actor, talk),
      decline: isOpen && !talk.isMandatory && carePolicy.decline(actor, talk),
    };
  }
}

/** Rows carry more than the schema shows; GraphQL takes the fields that are declared. */
const asShown = ({ talks, isOffered }: { talks: NamedTalk[]; isOffered: boolean }) => ({
  talks: talks as unknown as CareTalk[],
  isOffered,
});
