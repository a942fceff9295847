import { Args, Mutation, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { AppealItem, Decision, DeskWaiting, Proposal, RuleChoice } from './decision.model.js';
import { DecisionService } from './decision.service.js';
import { DeskMoment } from './queue.model.js';
import { ruleChoices } from './rules.js';

const uuid = () => UuidScalar;

@Resolver(() => DeskMoment)
export class DeskWaitingResolver {
  constructor(private readonly decisions: DecisionService) {}

  @ResolveField(() => DeskWaiting, { description: 'What waits for the viewer as a lead.' })
  waiting(@CurrentActor() actor: Actor): Promise<DeskWaiting> {
    return this.decisions.waitingFor(actor);
  }
}

@Resolver(() => Decision)
export class DecisionResolver {
  constructor(private readonly decisions: DecisionService) {}

  @Query(() => [Decision], { description: "Decisions about the viewer's words, newest first." })
  myDecisions(@CurrentActor() actor: Actor): Promise<Decision[]> {
    return this.decisions.mine(actor);
  }

  @Query(() => Decision, { nullable: true, description: 'One of them.' })
  decision(@CurrentActor() actor: Actor, @Args('id', { type: uuid }) id: string): Promise<Decision | null> {
    return this.decisions.one(actor, id);
  }

  @Mutation(() => Decision, {
    description: 'Ask for another look, by another person, within six months (R22). Words are optional.',
  })
  appealDecision(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('decisionId', { type: uuid }) decisionId: string,
    @Args('words', { type: () => String }) words: string,
  ): Promise<Decision> {
    return this.decisions.lodge(actor, key, decisionId, words);
  }

  @Query(() => [AppealItem], { description: 'Challenges that wait for an answer; for leads.' })
  appeals(@CurrentActor() actor: Actor): Promise<AppealItem[]> {
    return this.decisions.appeals(actor);
  }

  @Mutation(() => AppealItem, {
    description:
      "Answer a challenge: UPHELD, PARTLY or OVERTURNED, with words for the member. Never to one's own decision.",
  })
  decideAppeal(
    @CurrentActor() actor: Actor,
    @Args('key', { type: uuid }) key: string,
    @Args('id', { type: uuid }) id: string,
    @Args('outcome', { type: () => String }) outcome: string,
    @Args('answer', { type: () => String }) answer: string,
  ): Promise<AppealItem> {
    return this.decisions.decideAppeal(actor, { key, id, outcome, answer });
  }

  @Query(() => [Proposal], { description: 'Removals and pauses that wait for a lead.' })
  proposals(@CurrentActor() actor: Actor): Promise<Proposal[]> {
    return this.decisions.proposals(actor);
  }

  @Mutation(() => Proposal, { description: 'A lead carries out what a peer moderator proposed, or refuses it.' })
  confirmProposal(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid }) id: string,
    @Args('confirm', { type: () => Boolean }) confirm: boolean,
  ): Promise<Proposal> {
    return this.decisions.confirmProposal(actor, id, confirm);
  }

  @Query(() => [RuleChoice], { description: 'The rules an act can name.' })
  rules(): RuleChoice[] {
    return [...ruleChoices];
  }
}
