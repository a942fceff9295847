import { Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { SeenAboutMe } from './seen.model.js';
import { SeenService } from './seen.service.js';

@Resolver(() => SeenAboutMe)
export class SeenResolver {
  constructor(private readonly seen: SeenService) {}

  @Query(() => SeenAboutMe, { description: 'Who has seen what about the viewer.' })
  seenAboutMe(@CurrentActor() actor: Actor): Promise<SeenAboutMe> {
    return this.seen.aboutMe(actor);
  }
}
