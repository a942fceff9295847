import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { LegalHold, Retention, RetentionRun } from './retention.model.js';
import { RetentionService } from './retention.service.js';

const uuid = () => UuidScalar;
const key = { type: uuid, description: 'Makes the request safe to repeat.' };
const runId = { type: uuid, description: 'The run.' };

@Resolver()
export class RetentionResolver {
  constructor(private readonly service: RetentionService) {}

  @Query(() => Retention, {
    description: 'A dry run of the clocks, with runs and holds; for privacy officer, administrator and auditor.',
  })
  retention(@CurrentActor() actor: Actor): Promise<Retention> {
    return this.service.report(actor);
  }

  @Mutation(() => RetentionRun, { description: 'Counts, and asks a second person to let it go.' })
  proposeRetentionRun(@CurrentActor() actor: Actor, @Args('key', key) given: string): Promise<RetentionRun> {
    return this.service.propose(actor, given);
  }

  @Mutation(() => RetentionRun, {
    description: 'The second person lets it go. Refuses proposal.outOfDate when the days were changed meanwhile.',
  })
  letRetentionRunGo(@CurrentActor() actor: Actor, @Args('id', runId) id: string): Promise<RetentionRun> {
    return this.service.letGo(actor, id);
  }

  @Mutation(() => RetentionRun, { description: 'Nothing is deleted by it.' })
  withdrawRetentionRun(@CurrentActor() actor: Actor, @Args('id', runId) id: string): Promise<RetentionRun> {
    return this.service.withdraw(actor, id);
  }

  @Mutation(() => LegalHold, { description: 'Keep all that belongs to the person of a concern; privacy officer.' })
  placeLegalHold(
    @CurrentActor() actor: Actor,
    @Args('key', key) given: string,
    @Args('concern', { type: () => Int, description: 'Number of the concern.' }) concern: number,
    @Args('reason', { type: () => String, description: 'Why; at most 2,000 characters.' }) reason: string,
  ): Promise<LegalHold> {
    return this.service.hold(actor, given, { concern, reason });
  }

  @Mutation(() => LegalHold, { description: 'The clocks of that person run on.' })
  liftLegalHold(
    @CurrentActor() actor: Actor,
    @Args('id', { type: uuid, description: 'The hold.' }) id: string,
  ): Promise<LegalHold> {
    return this.service.lift(actor, id);
  }
}
