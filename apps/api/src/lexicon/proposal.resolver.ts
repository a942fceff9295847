import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { lexiconPolicy } from '@kith/domain/lexicon/lexicon.policy';
import { isReplayOf } from '@kith/domain/lexicon/proposal';
import {
  alertsPerThousand,
  concernsOf,
  type Counts,
  precisionOf,
  recallOf,
  type SetReplay,
} from '@kith/domain/lexicon/replay';
import { lexiconVersion } from '@kith/triage/lexicon/all';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { pageSize } from '../platform/paging.model.js';
import { ProposedChangeViewerCan } from '../platform/proposed-change.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { replayOf } from './lexicon.loader.js';
import { LexiconChangeInput } from './lexicon.model.js';
import { LexiconProposal, LexiconProposalPage, LexiconReplay, LexiconRuleChange } from './proposal.model.js';
import { ProposalService, type ProposalView } from './proposal.service.js';

const id = { type: () => UuidScalar };
const figuresOf = (set: SetReplay, counts: Counts) => ({
  ...counts,
  recall: recallOf(set, counts),
  precision: precisionOf(counts),
  alertsPerThousand: alertsPerThousand(set, counts),
});

@Resolver(() => LexiconProposal)
export class ProposalResolver {
  constructor(private readonly proposals: ProposalService) {}

  @Query(() => LexiconProposalPage, { description: 'Proposed changes of the lexicon, newest first.' })
  lexiconProposals(
    @CurrentActor() actor: Actor,
    @Args('waiting', { description: 'Those that wait for an answer, or those that had one.' }) waiting: boolean,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
  ) {
    return this.proposals.page(actor, waiting, after ?? null, pageSize(first));
  }

  @Query(() => LexiconProposal, { description: 'One proposal.' })
  lexiconProposal(@CurrentActor() actor: Actor, @Args('id', id) proposalId: string) {
    return this.proposals.find(actor, proposalId);
  }

  @Query(() => [LexiconRuleChange], { description: 'What a proposal does, rule by rule.' })
  lexiconProposalChanges(@CurrentActor() actor: Actor, @Args('id', id) proposalId: string) {
    return this.proposals.changes(actor, proposalId);
  }

  @Mutation(() => LexiconProposal, {
    description: 'Proposes a change. Refused with lexicon.ruleFaulty, naming field and fault, or proposal.outOfDate.',
  })
  proposeLexiconChange(
    @CurrentActor() actor: Actor,
    @Args('key', id) key: string,
    @Args('input') input: LexiconChangeInput,
  ) {
    return this.proposals.propose(actor, key, input);
  }

  @Mutation(() => LexiconProposal, { description: 'Proposes to go back to an earlier version; 0 is the release.' })
  proposeLexiconRestore(
    @CurrentActor() actor: Actor,
    @Args('key', id) key: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('base', { type: () => Int, description: 'The version that was looked at.' }) base: number,
    @Args('reason', { description: 'At most 2,000 characters.' }) reason: string,
  ) {
    return this.proposals.restore(actor, key, { version, base, reason });
  }

  @Mutation(() => LexiconProposal, {
    description:
      'Approves as the second person. Refused with lexicon.replayNeeded, lexicon.reasonNeeded or proposal.outOfDate.',
  })
  approveLexiconProposal(
    @CurrentActor() actor: Actor,
    @Args('id', id) proposalId: string,
    @Args('reason', { type: () => String, nullable: true, description: 'Needed when the replay shows a loss.' })
    reason?: string,
  ) {
    return this.proposals.approve(actor, proposalId, reason ?? null);
  }

  @Mutation(() => LexiconProposal, { description: 'Says no, as the second person, with the reason its maker reads.' })
  declineLexiconProposal(
    @CurrentActor() actor: Actor,
    @Args('id', id) proposalId: string,
    @Args('reason') reason: string,
  ) {
    return this.proposals.decline(actor, proposalId, reason);
  }

  @Mutation(() => LexiconProposal, { description: 'Takes one’s own proposal back.' })
  withdrawLexiconProposal(@CurrentActor() actor: Actor, @Args('id', id) proposalId: string) {
    return this.proposals.withdraw(actor, proposalId);
  }

  @Mutation(() => LexiconProposal, { description: 'Asks the worker for the replay again.' })
  askLexiconReplay(@CurrentActor() actor: Actor, @Args('key', id) key: string, @Args('id', id) proposalId: string) {
    return this.proposals.askReplay(actor, key, proposalId);
  }

  @ResolveField(() => Boolean)
  outOfDate(@Parent() { state, base, inForce }: ProposalView) {
    return state === 'PROPOSED' && base !== inForce;
  }

  @ResolveField(() => [String])
  ruleIds(@Parent() { put, retired }: ProposalView) {
    return [...put.map((rule) => rule.id), ...retired];
  }

  @ResolveField(() => LexiconReplay, { nullable: true })
  async replay(
    @Parent() { id: proposalId, inForce }: ProposalView,
    @Load() load: Loaders,
  ): Promise<LexiconReplay | null> {
    const replay = await load.load(replayOf, proposalId);
    if (!replay) return null;
    return {
      madeAt: replay.madeAt,
      current: isReplayOf(replay, inForce, lexiconVersion),
      concerns: concernsOf(replay),
      sets: replay.sets.map((set) => ({
        ...set,
        before: figuresOf(set, set.before),
        after: figuresOf(set, set.after),
      })),
    };
  }

  @ResolveField(() => ProposedChangeViewerCan)
  viewerCan(@Parent() proposal: ProposalView, @CurrentActor() actor: Actor): ProposedChangeViewerCan {
    const waits = proposal.state === 'PROPOSED';
    return {
      decide: waits && lexiconPolicy.decide(actor, proposal),
      withdraw: waits && lexiconPolicy.withdraw(actor, proposal),
    };
  }
}
