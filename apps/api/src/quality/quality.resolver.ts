import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { pageSize } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Disagreement, DisagreementPage, QualityFigures } from './figures.model.js';
import { FiguresService } from './figures.service.js';

const uuid = { type: () => UuidScalar };

@Resolver()
export class QualityResolver {
  constructor(private readonly figures: FiguresService) {}

  @Query(() => QualityFigures, {
    description:
      'How far people agree about concerns, and how much no door finds. Leads and auditor; it does not exist for others.',
  })
  qualityFigures(@CurrentActor() actor: Actor): Promise<QualityFigures> {
    return this.figures.figures(actor);
  }

  @Query(() => DisagreementPage, { description: 'What two people rated differently, newest first. For leads.' })
  disagreements(
    @CurrentActor() actor: Actor,
    @Args('after', { type: () => String, nullable: true }) after?: string,
    @Args('first', { type: () => Int, nullable: true }) first?: number,
  ): Promise<DisagreementPage> {
    return this.figures.disagreements(actor, after ?? null, pageSize(first, 10));
  }

  @Mutation(() => Disagreement, { description: 'Write what was said about a disagreement; for leads.' })
  addDisagreementNote(
    @CurrentActor() actor: Actor,
    @Args('key', uuid) key: string,
    @Args('id', uuid) id: string,
    @Args('words') words: string,
  ): Promise<Disagreement> {
    return this.figures.addNote(actor, { key, id, words });
  }
}
