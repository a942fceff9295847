import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { Done } from '../platform/shared.model.js';
import { Draft } from './draft.model.js';
import { DraftService } from './draft.service.js';

const place = { type: () => String, description: 'The text box, such as `reply:<thread id>`.' };

@Resolver(() => Draft)
export class DraftResolver {
  constructor(private readonly service: DraftService) {}

  @Query(() => Draft, {
    nullable: true,
    description: 'What the viewer has typed in one text box; null when nothing is kept.',
  })
  draft(@CurrentActor() actor: Actor, @Args('place', place) at: string) {
    return this.service.draft(actor, at);
  }

  @Query(() => [Draft], { description: 'Everything the viewer has typed and not sent, newest first.' })
  drafts(@CurrentActor() actor: Actor) {
    return this.service.drafts(actor);
  }

  @Mutation(() => Draft, { description: 'Keeps what is typed, as a whole; the last saving wins.' })
  saveDraft(
    @CurrentActor() actor: Actor,
    @Args('place', place) at: string,
    @Args('title', { type: () => String, description: 'Title, or empty; at most 500 characters.' }) title: string,
    @Args('body', { type: () => String, description: 'Words so far; at most 20,000 characters.' }) body: string,
  ) {
    return this.service.save(actor, { place: at, title, body });
  }

  @Mutation(() => Done, { description: 'Throws a draft away. Only its owner does this; nothing else does.' })
  discardDraft(@CurrentActor() actor: Actor, @Args('place', place) at: string) {
    return this.service.discard(actor, at);
  }
}
