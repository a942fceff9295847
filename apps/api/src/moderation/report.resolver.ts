import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { Conversation, ConversationReceipt } from '../conversations/conversation.model.js';
import { ModeratorHere } from '../groups/group.model.js';
import { Context, CurrentActor, type GraphContext, Load, Public } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { HelpCard } from '../screening/screening.model.js';
import { readBy } from './help-card.loader.js';
import { HelpCardService } from './help-card.service.js';
import { HelpRequestInput, Report, ReportInput } from './report.model.js';
import { ReportService } from './report.service.js';
import { SignedOutHelpService } from './signed-out-help.service.js';

const uuid = () => UuidScalar;

@Resolver(() => Report)
export class ReportResolver {
  constructor(
    private readonly reports: ReportService,
    private readonly signedOut: SignedOutHelpService,
  ) {}

  @Query(() => [Report], { description: "The viewer's reports and requests for help, newest first." })
  myReports(@CurrentActor() actor: Actor): Promise<Report[]> {
    return this.reports.mine(actor);
  }

  @Query(() => Report, { nullable: true, description: "One of the viewer's reports." })
  report(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<Report | null> {
    return this.reports.one(actor, id);
  }

  @Mutation(() => Report, {
    name: 'report',
    description: 'Tell us about words or a person. The other will not know who did.',
  })
  sendReport(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => ReportInput }) input: ReportInput,
  ): Promise<Report> {
    return this.reports.report(actor, input);
  }

  @Mutation(() => Report, { description: 'After an answer: I am still worried. It comes back at once.' })
  stillWorried(@CurrentActor() actor: Actor, @Args('reportId', { type: uuid }) reportId: string): Promise<Report> {
    return this.reports.stillWorried(actor, reportId);
  }

  @Mutation(() => Report, { description: 'A member asks for a person. Never rate limited (SAFE-1).' })
  askForHelp(
    @CurrentActor() actor: Actor,
    @Args('input', { type: () => HelpRequestInput }) input: HelpRequestInput,
  ): Promise<Report> {
    return this.reports.askForHelp(actor, input);
  }

  @Public()
  @Mutation(() => Done, {
    description: 'The same, signed out (SAFE-2). The contact is sealed; leads read it, and clinicians in a crisis.',
  })
  askForHelpSignedOut(
    @Context() { req }: GraphContext,
    @Args('key', { type: uuid }) key: string,
    @Args('contact', { type: () => String }) contact: string,
    @Args('words', { type: () => String }) words: string,
    @Args('country', { type: () => String }) country: string,
  ): Promise<Done> {
    return this.signedOut.ask({ key, contact, words, country }, req.ip);
  }
}

@Resolver(() => HelpCard)
export class HelpCardResolver {
  constructor(private readonly cards: HelpCardService) {}

  @ResolveField(() => ModeratorHere, { nullable: true, description: 'A moderator of the group who is here now.' })
  moderator(@Parent() card: HelpCard, @Load() load: Loaders): Promise<ModeratorHere | null> {
    return load.load(this.cards.moderatorFor, card.membershipId);
  }

  @ResolveField(() => Date, { nullable: true, description: 'By when a person will have read the words.' })
  readBy(@Parent() card: HelpCard, @Load() load: Loaders): Promise<Date | null> {
    return load.load(readBy, card.membershipId);
  }
}

@Resolver(() => Conversation)
export class ConversationReceiptResolver {
  constructor(private readonly cards: HelpCardService) {}

  @ResolveField(() => ConversationReceipt, {
    nullable: true,
    description: 'Who reads it and by when, for its member, while the moderation team has not answered.',
  })
  async receipt(@Parent() { waiting }: Conversation, @Load() load: Loaders): Promise<ConversationReceipt | null> {
    if (!waiting) return null;
    const [lookBy, moderator] = await Promise.all([
      load.load(readBy, waiting),
      load.load(this.cards.moderatorFor, waiting),
    ]);
    return { lookBy, moderator };
  }
}
