import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import type { Reveal as RevealState } from '@kith/domain/reveal/reveal';

import { Case } from '../escalations/case.model.js';
import { EscalationService } from '../escalations/escalation.service.js';
import { CurrentActor } from '../platform/auth.js';
import { Db } from '../platform/db.js';
import { UuidScalar } from '../platform/scalars.js';
import {
  IdentityField,
  MyIdentityField,
  Reveal,
  RevealedField,
  RevealInput,
  RevealViewerCan,
} from './identity.model.js';
import { IdentityService } from './identity.service.js';
import { RevealService } from './reveal.service.js';

const id = { type: () => UuidScalar };

@Resolver(() => Reveal)
export class IdentityResolver {
  constructor(
    private readonly identity: IdentityService,
    private readonly reveals: RevealService,
  ) {}

  @Query(() => [MyIdentityField], { description: 'What the viewer has left about themselves.' })
  myIdentity(@CurrentActor() actor: Actor): Promise<MyIdentityField[]> {
    return this.identity.mine(actor);
  }

  @Mutation(() => [MyIdentityField], { description: 'Fill in, change or, with empty words, clear one detail.' })
  setIdentity(
    @CurrentActor() actor: Actor,
    @Args('field', { type: () => IdentityField }) field: IdentityField,
    @Args('value', { type: () => String, description: 'At most 300 characters.' }) value: string,
  ): Promise<MyIdentityField[]> {
    return this.identity.set(actor, field, value);
  }

  @Query(() => [Reveal], {
    name: 'reveals',
    description: 'Reveals the viewer may know of: all for reviewers, their own for clinicians.',
  })
  all(@CurrentActor() actor: Actor) {
    return this.reveals.list(actor);
  }

  @Mutation(() => Reveal, {
    description:
      'Ask to see details: at once for the owner of an open red or crisis case. Needs `auth.stepUpRequired` met.',
  })
  reveal(@CurrentActor() actor: Actor, @Args('input') input: RevealInput) {
    return this.reveals.reveal(actor, {
      ...input,
      withholdReason: input.withholdReason ?? null,
      lookAgainAt: input.lookAgainAt ?? null,
    });
  }

  @Mutation(() => Reveal, { description: 'A clinical lead lets a request begin; never their own.' })
  approveReveal(@CurrentActor() actor: Actor, @Args('id', id) revealId: string) {
    return this.reveals.approve(actor, revealId);
  }

  @Mutation(() => Reveal, { description: 'End a reveal, or refuse a request.' })
  revokeReveal(@CurrentActor() actor: Actor, @Args('id', id) revealId: string) {
    return this.reveals.revoke(actor, revealId);
  }

  @Mutation(() => [RevealedField], { description: 'Look at the details. Each look is recorded.' })
  seeRevealed(@CurrentActor() actor: Actor, @Args('id', id) revealId: string): Promise<RevealedField[]> {
    return this.reveals.see(actor, revealId);
  }

  @Mutation(() => Reveal, {
    description: 'Say whether it was proper; never about one that the viewer asked for or approved.',
  })
  reviewReveal(
    @CurrentActor() actor: Actor,
    @Args('id', id) revealId: string,
    @Args('ok', { type: () => Boolean }) ok: boolean,
    @Args('finding', { type: () => String }) finding: string,
  ) {
    return this.reveals.review(actor, revealId, ok, finding);
  }

  @Mutation(() => Reveal, {
    description: 'Tell the member now, or, with a reason and a date, withhold it longer (R44).',
  })
  lookAgainAtReveal(
    @CurrentActor() actor: Actor,
    @Args('id', id) revealId: string,
    @Args('withholdReason', { type: () => String, nullable: true }) withholdReason: string | null,
    @Args('lookAgainAt', { type: () => Date, nullable: true }) lookAgainAt: Date | null,
  ) {
    return this.reveals.lookAgain(actor, revealId, withholdReason ?? null, lookAgainAt ?? null);
  }

  @ResolveField(() => RevealViewerCan, { description: 'What the viewer may do.' })
  viewerCan(@Parent() reveal: RevealState, @CurrentActor() actor: Actor): RevealViewerCan {
    return this.reveals.can(actor, reveal);
  }
}

@Resolver(() => Case)
export class RevealsOfCaseResolver {
  constructor(
    private readonly service: RevealService,
    private readonly identity: IdentityService,
    private readonly escalations: EscalationService,
    private readonly db: Db,
  ) {}

  @ResolveField(() => [IdentityField], {
    description: 'Which details the person has left, sealed: whether there is something to open (H11).',
  })
  async leftDetails(@Parent() c: Case): Promise<IdentityField[]> {
    const e = await this.escalations.find(this.db.reader, c.id);
    return e ? this.identity.leftBy(this.db.reader, e.accountId) : [];
  }

  @ResolveField(() => [Reveal], { description: 'Reveals of this case that the viewer may know of.' })
  reveals(@Parent() c: Case, @CurrentActor() actor: Actor) {
    return this.service.ofCase(this.db.reader, actor, c.id);
  }
}
