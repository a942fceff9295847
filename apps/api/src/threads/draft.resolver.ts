import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Done } from '../platform/shared.model.js';
import { Draft } from './draft.model.js';
import { DraftService } from './draft.service.js';

const place = { type: () => String, description: 'The text box, such as `reply:<thread id>`.' };
const key = {
  type: () => UuidScalar,
  description: 'Made by the client; the write that sends these words has the same key.',
};

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

  @Mutation(() => Draft, {
    nullable: true,
    description: 'Keeps what is typed, as a whole, unless a later revision is there. Null: it was sent or thrown away.',
  })
  saveDraft(
    @CurrentActor() actor: Actor,
    @Args('place', place) at: string,
    @Args('title', { type: () => String, description: 'Title, or empty; at most 500 characters.' }) title: string,
    @Args('body', { type: () => String, description: 'Words so far; at most 20,000 characters.' }) body: string,
    @Args('key', key) withKey: string,
    @Args('revision', { type: () => Int, description: 'Counts the changes of the words, from 1.' }) revision: number,
  ) {
    return this.service.save(actor, { place: at, title, body, key: withKey, revision });
  }

  @Mutation(() => Done, { description: 'Throws a draft away. Only its owner does this; nothing else does.' })
  discardDraft(@CurrentActor() actor: Actor, @Args('place', place) at: string, @Args('key', key) withKey: string) {
    return this.service.discard(actor, { place: at, key: withKey });
  }
}
