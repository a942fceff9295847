import { Args, Int, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { SearchInput, SearchPage } from './search.model.js';
import { SearchService } from './search.service.js';

@Resolver()
export class SearchResolver {
  constructor(private readonly service: SearchService) {}

  @Query(() => SearchPage, {
    description: "Posts of the viewer's groups. What is looked for is kept nowhere. May refuse `search.tooBroad`.",
  })
  search(
    @CurrentActor() actor: Actor,
    @Load() load: Loaders,
    @Args('filter', { type: () => SearchInput, description: 'What is looked for.' }) filter: SearchInput,
    @Args('after', { type: () => String, nullable: true, description: 'Mark of the page before.' })
    after?: string | null,
    @Args('first', { type: () => Int, nullable: true, description: 'How many, 1 to 50.' }) first?: number | null,
  ) {
    return this.service.search(actor, load, { ...filter, after: after ?? null, first: first ?? null });
  }
}
