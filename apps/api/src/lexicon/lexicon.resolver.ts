import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { CurrentActor, Load } from '../platform/auth.js';
import type { Loaders } from '../platform/loaders.js';
import { pageSize } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import {
  LexiconReading,
  LexiconRule,
  LexiconRuleInput,
  LexiconRulePage,
  LexiconState,
  LexiconVersion,
  LexiconVersionPage,
  RuleCategory,
  RuleFault,
  RuleLanguage,
} from './lexicon.model.js';
import { historyOf } from './lexicon.loader.js';
import { LexiconService } from './lexicon.service.js';

const after = { type: () => String, nullable: true, description: 'Mark of a page.' };
const first = { type: () => Int, nullable: true, description: 'At most 50.' };

@Resolver(() => LexiconRule)
export class LexiconResolver {
  constructor(private readonly lexicon: LexiconService) {}

  @Query(() => LexiconState, { name: 'lexicon', description: 'The lexicon in force, for those who keep it (R61).' })
  state(@CurrentActor() actor: Actor) {
    return this.lexicon.state(actor);
  }

  @Query(() => LexiconRulePage, {
    description:
      'Rules in force. Words are looked for in id, words for staff, patterns and examples; every one must be there.',
  })
  lexiconRules(
    @CurrentActor() actor: Actor,
    @Args('search', { type: () => String, nullable: true }) search?: string,
    @Args('category', { type: () => RuleCategory, nullable: true }) category?: RuleCategory,
    @Args('level', { type: () => Level, nullable: true }) level?: Level,
    @Args('language', { type: () => RuleLanguage, nullable: true }) language?: RuleLanguage,
    @Args('after', after) from?: string,
    @Args('first', first) size?: number,
  ) {
    const wanted = {
      words: search ?? '',
      category: category ?? null,
      level: level ?? null,
      language: language ?? null,
    };
    return this.lexicon.rules(actor, wanted, from ?? null, pageSize(size));
  }

  @Query(() => LexiconRule, { description: 'One rule, also one that was retired.' })
  lexiconRule(@CurrentActor() actor: Actor, @Args('id') id: string) {
    return this.lexicon.rule(actor, id);
  }

  @Query(() => LexiconVersionPage, { description: 'Versions, newest first. Version 0, the release, is none of them.' })
  lexiconVersions(
    @CurrentActor() actor: Actor,
    @Args('after', after) from?: string,
    @Args('first', first) size?: number,
  ) {
    return this.lexicon.versions(actor, from ?? null, pageSize(size));
  }

  @Query(() => LexiconReading, { description: 'Reads a text and tells each step. Nothing of it is kept.' })
  lexiconReading(
    @CurrentActor() actor: Actor,
    @Args('text', { description: 'At most 20,000 characters.' }) text: string,
    @Args('proposalId', { type: () => UuidScalar, nullable: true, description: 'Read as this proposal would.' })
    proposalId?: string,
  ) {
    return this.lexicon.try(actor, text, proposalId ?? null);
  }

  @Query(() => [RuleFault], {
    description: 'What is wrong with a rule as it is written; nothing when it may be proposed.',
  })
  lexiconFaults(@CurrentActor() actor: Actor, @Args('rule') rule: LexiconRuleInput) {
    return this.lexicon.check(actor, rule);
  }

  @ResolveField(() => [LexiconVersion], { description: 'Versions that changed it, newest first.' })
  async history(@Parent() rule: LexiconRule, @Load() load: Loaders) {
    return (await load.load(historyOf, rule.id)) ?? [];
  }
}
