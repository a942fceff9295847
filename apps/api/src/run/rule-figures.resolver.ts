import { Args, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor } from '../platform/auth.js';
import { RuleFigures, RulePeriod } from './rule-figures.model.js';
import { RuleFiguresService } from './rule-figures.service.js';

@Resolver()
export class RuleFiguresResolver {
  constructor(private readonly rules: RuleFiguresService) {}

  @Query(() => RuleFigures, {
    description:
      'How often each rule of the detector fired, and what people made of it. Leads and auditor; it does not exist for others.',
  })
  ruleFigures(
    @CurrentActor() actor: Actor,
    @Args('period', { type: () => RulePeriod }) period: RulePeriod,
  ): Promise<RuleFigures> {
    return this.rules.figures(actor, period);
  }
}
