import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { configurationPolicy } from '@kith/domain/configuration/configuration.policy';

import { CurrentActor } from '../platform/auth.js';
import { pageSize } from '../platform/paging.model.js';
import { ProposedChangeViewerCan } from '../platform/proposed-change.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { ConfigurationProposalService, type ProposalView } from './configuration-proposal.service.js';
import {
  AgreedTimes,
  ConfigurationChange,
  ConfigurationChangeInput,
  ConfigurationPart,
  ConfigurationPartName,
  ConfigurationProposal,
  ConfigurationProposalPage,
  ConfigurationVersionPage,
} from './configuration.model.js';
import { changesShown, ConfigurationService } from './configuration.service.js';

const id = { type: () => UuidScalar };
const partName = { type: () => ConfigurationPartName };
const after = { type: () => String, nullable: true, description: 'Mark of a page.' };
const first = { type: () => Int, nullable: true, description: 'At most 50.' };

@Resolver(() => ConfigurationProposal)
export class ConfigurationResolver {
  constructor(
    private readonly configuration: ConfigurationService,
    private readonly proposals: ConfigurationProposalService,
  ) {}

  @Query(() => [ConfigurationPart], { description: 'Everything that an organisation decides, part by part (R4).' })
  configurationParts(@CurrentActor() actor: Actor) {
    return this.configuration.parts(actor);
  }

  @Query(() => AgreedTimes, { description: 'Times that are promised now, for staff and moderators.' })
  agreedTimes(@CurrentActor() actor: Actor) {
    return this.configuration.times(actor);
  }

  @Query(() => ConfigurationPart, { description: 'One part, as it is in force.' })
  configurationPart(@CurrentActor() actor: Actor, @Args('part', partName) part: ConfigurationPartName) {
    return this.configuration.part(actor, part);
  }

  @Query(() => ConfigurationVersionPage, { description: 'Versions of one part, newest first.' })
  configurationVersions(
    @CurrentActor() actor: Actor,
    @Args('part', partName) part: ConfigurationPartName,
    @Args('after', after) from?: string,
    @Args('first', first) size?: number,
  ) {
    return this.configuration.versions(actor, part, from ?? null, pageSize(size));
  }

  @Query(() => ConfigurationProposalPage, { description: 'Proposed changes of one part, newest first.' })
  configurationProposals(
    @CurrentActor() actor: Actor,
    @Args('part', partName) part: ConfigurationPartName,
    @Args('waiting', { description: 'Those that wait for an answer, or those that had one.' }) waiting: boolean,
    @Args('after', after) from?: string,
    @Args('first', first) size?: number,
  ) {
    return this.proposals.page(actor, part, waiting, from ?? null, pageSize(size));
  }

  @Query(() => ConfigurationProposal, { description: 'One proposal.' })
  configurationProposal(@CurrentActor() actor: Actor, @Args('id', id) proposalId: string) {
    return this.proposals.find(actor, proposalId);
  }

  @Mutation(() => ConfigurationProposal, {
    description: 'Proposes a change. Refused with configuration.invalid, naming the field, or proposal.outOfDate.',
  })
  proposeConfigurationChange(
    @CurrentActor() actor: Actor,
    @Args('key', id) key: string,
    @Args('input') input: ConfigurationChangeInput,
  ) {
    return this.proposals.propose(actor, key, input);
  }

  @Mutation(() => ConfigurationProposal, {
    description: 'Proposes to go back to an earlier version of a part; 1 is the defaults.',
  })
  proposeConfigurationRestore(
    @CurrentActor() actor: Actor,
    @Args('key', id) key: string,
    @Args('part', partName) part: ConfigurationPartName,
    @Args('version', { type: () => Int }) version: number,
    @Args('base', { type: () => Int, description: 'The version that was looked at.' }) base: number,
    @Args('reason', { description: 'At most 2,000 characters.' }) reason: string,
  ) {
    return this.proposals.restore(actor, key, { part, version, base, reason });
  }

  @Mutation(() => ConfigurationProposal, {
    description: 'Approves as the second person. Refused with proposal.outOfDate when another version holds by now.',
  })
  approveConfigurationProposal(
    @CurrentActor() actor: Actor,
    @Args('id', id) proposalId: string,
    @Args('reason', { type: () => String, nullable: true }) reason?: string,
  ) {
    return this.proposals.approve(actor, proposalId, reason ?? null);
  }

  @Mutation(() => ConfigurationProposal, {
    description: 'Says no, as the second person, with the reason its maker reads.',
  })
  declineConfigurationProposal(
    @CurrentActor() actor: Actor,
    @Args('id', id) proposalId: string,
    @Args('reason') reason: string,
  ) {
    return this.proposals.decline(actor, proposalId, reason);
  }

  @Mutation(() => ConfigurationProposal, { description: 'Takes one’s own proposal back.' })
  withdrawConfigurationProposal(@CurrentActor() actor: Actor, @Args('id', id) proposalId: string) {
    return this.proposals.withdraw(actor, proposalId);
  }

  @ResolveField(() => Boolean)
  outOfDate(@Parent() { state, base, inForce }: ProposalView) {
    return state === 'PROPOSED' && base !== inForce;
  }

  @ResolveField(() => [ConfigurationChange])
  changes(@Parent() { changes }: ProposalView) {
    return changesShown(changes);
  }

  @ResolveField(() => ProposedChangeViewerCan)
  viewerCan(@Parent() proposal: ProposalView, @CurrentActor() actor: Actor): ProposedChangeViewerCan {
    const waits = proposal.state === 'PROPOSED';
    return {
      decide: waits && configurationPolicy.decide(actor, proposal),
      withdraw: waits && configurationPolicy.withdraw(actor, proposal),
    };
  }
}
