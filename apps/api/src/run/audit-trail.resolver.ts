import { Args, Int, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { pageSize } from '../platform/paging.model.js';
import { factsOf } from '../platform/shared.model.js';
import { AuditCheck, AuditFilter, AuditNight, AuditPage } from './audit-trail.model.js';
import { AuditTrailService } from './audit-trail.service.js';

@Resolver()
export class AuditTrailResolver {
  constructor(private readonly trail: AuditTrailService) {}

  @Query(() => AuditPage, {
    description:
      'Who did and saw what. Privacy officer and auditor read all, leads their own cases; reading is recorded.',
  })
  async auditTrail(
    @CurrentActor() actor: Actor,
    @Args('filter') filter: AuditFilter,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
  ) {
    const { action, event, caseNumber, personId, targetType, targetId, actorId, actorName, from, until } = filter;
    const search = {
      event: event ?? null,
      caseNumber: caseNumber ?? null,
      personId: personId ?? null,
      actorName: actorName ?? null,
      action: action ?? null,
      targetType: targetType ?? null,
      targetId: targetId ?? null,
      actorId: actorId ?? null,
      from: from ?? null,
      until: until ?? null,
    };
    const { items, page } = await this.trail.page(actor, search, after ?? null, pageSize(first, 30));
    return {
      items: items.map((entry) => ({
        ...entry,
        before: entry.beforeState,
        after: entry.afterState,
        details: factsOf(entry.details),
      })),
      page,
    };
  }

  @Query(() => [AuditNight], {
    description: 'The nightly checks of the last two weeks, newest first. Privacy officer and auditor.',
  })
  auditNights(@CurrentActor() actor: Actor) {
    return this.trail.nights(actor);
  }

  @Query(() => AuditCheck, {
    description: 'Walks the hash chains and names every place that was changed, removed or cut.',
  })
  auditCheck(@CurrentActor() actor: Actor) {
    return this.trail.check(actor);
  }
}
