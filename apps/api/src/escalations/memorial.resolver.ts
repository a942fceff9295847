import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { UuidScalar } from '../platform/scalars.js';
import { Memorial, NameChoice } from './memorial.model.js';
import { MemorialService } from './memorial.service.js';

const id = { type: () => UuidScalar };
const version = { type: () => Int, description: 'Version the viewer saw.' };

@Resolver(() => Memorial)
export class MemorialResolver {
  constructor(private readonly memorials: MemorialService) {}

  @Query(() => [Memorial], {
    name: 'memorials',
    description: 'After a death: what is decided and what is still to be done, for leads.',
  })
  all(@CurrentActor() actor: Actor): Promise<Memorial[]> {
    return this.memorials.list(actor);
  }

  @Mutation(() => Memorial, { description: 'Decide how the name of somebody who has died is shown (R47).' })
  decideMemorialName(
    @CurrentActor() actor: Actor,
    @Args('id', id) memorialId: string,
    @Args('version', version) seen: number,
    @Args('choice', { type: () => NameChoice }) choice: NameChoice,
  ): Promise<Memorial> {
    return this.memorials.decideName(actor, memorialId, seen, choice);
  }

  @Mutation(() => Memorial, { description: 'Note that somebody has talked with a person who looked out for them.' })
  noteDebrief(@CurrentActor() actor: Actor, @Args('id', id) debriefId: string): Promise<Memorial> {
    return this.memorials.noteTalk(actor, debriefId);
  }

  @Mutation(() => Memorial, { description: 'A clinical lead says that the account was frozen by mistake.' })
  askMemorialUndo(
    @CurrentActor() actor: Actor,
    @Args('id', id) memorialId: string,
    @Args('version', version) seen: number,
    @Args('reason', { type: () => String, description: 'At most 2,000 characters.' }) reason: string,
  ): Promise<Memorial> {
    return this.memorials.askUndo(actor, memorialId, seen, reason);
  }

  @Mutation(() => Memorial, { description: 'A second person agrees: the account is open again (R4).' })
  confirmMemorialUndo(
    @CurrentActor() actor: Actor,
    @Args('id', id) memorialId: string,
    @Args('version', version) seen: number,
  ): Promise<Memorial> {
    return this.memorials.confirmUndo(actor, memorialId, seen);
  }
}
