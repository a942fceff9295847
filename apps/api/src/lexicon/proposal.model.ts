import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { ProposedChange } from '../platform/proposed-change.model.js';
import { Level } from '../platform/shared.model.js';
import { LexiconRule } from './lexicon.model.js';

export const LexiconConcern = { RECALL_FALLS: 'RECALL_FALLS', ALERTS_RISE: 'ALERTS_RISE' } as const;
export type LexiconConcern = (typeof LexiconConcern)[keyof typeof LexiconConcern];
registerEnumType(LexiconConcern, {
  name: 'LexiconConcern',
  description:
    'Why a reason must be written: some set finds less by more than one point, or more than 10 in 1,000 everyday messages are disturbed and more than before.',
});

@ObjectType({ description: 'How one lexicon read one evaluation set.' })
export class ReplayFigures {
  @Field(() => Int, { description: 'Red or crisis, and read so.' }) heard!: number;
  @Field(() => Float, {
    nullable: true,
    description: 'Of what was meant as red or crisis, the share read so; null where nothing was.',
  })
  recall!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'Of what is read as red or crisis, the share that is so; null where nothing is.',
  })
  precision!: number | null;
  @Field(() => Float, { description: 'Messages wrongly read as red or crisis, in a thousand.' })
  alertsPerThousand!: number;
  @Field(() => Int, { description: 'Messages that only look dangerous, read as red or crisis.' }) wrongTraps!: number;
}

@ObjectType({ description: 'A message that the proposed lexicon reads differently.' })
export class ReplayChange {
  @Field({ description: 'Its id in the set; its words are never shown.' }) id!: string;
  @Field(() => Level, { description: 'With the lexicon in force.' }) from!: Level;
  @Field(() => Level, { description: 'With the proposed one.' }) to!: Level;
}

@ObjectType({ description: 'One evaluation set, read with the lexicon in force and with the proposed one.' })
export class SetReplayed {
  @Field({ description: 'Name of the set.' }) name!: string;
  @Field({ description: 'Everyday talk, which must stay quiet.' }) ordinary!: boolean;
  @Field(() => Int, { description: 'Messages in it.' }) messages!: number;
  @Field(() => Int, { description: 'Messages meant as red or crisis.' }) grave!: number;
  @Field(() => Int, { description: 'Messages that only look dangerous.' }) traps!: number;
  @Field(() => ReplayFigures, { description: 'With the lexicon in force.' }) before!: ReplayFigures;
  @Field(() => ReplayFigures, { description: 'With the proposed one.' }) after!: ReplayFigures;
  @Field(() => [ReplayChange], { description: 'Messages whose level changes.' }) changed!: readonly ReplayChange[];
}

@ObjectType({ description: 'What a proposal would do on the evaluation sets that ship with the product (H27).' })
export class LexiconReplay {
  @Field({ description: 'When it ran.' }) madeAt!: Date;
  @Field({ description: 'It is of exactly this proposal on the lexicon in force.' }) current!: boolean;
  @Field(() => [LexiconConcern], { description: 'Why a reason must be written to approve.' })
  concerns!: LexiconConcern[];
  @Field(() => [SetReplayed], { description: 'Set by set.' }) sets!: SetReplayed[];
}

@ObjectType({ description: 'What a proposal does to one rule.' })
export class LexiconRuleChange {
  @Field({ description: 'Id of the rule.' }) id!: string;
  @Field(() => LexiconRule, { nullable: true, description: 'As it was; null for a new one.' })
  before!: LexiconRule | null;
  @Field(() => LexiconRule, { nullable: true, description: 'As it would be; null when it is taken out.' })
  after!: LexiconRule | null;
}

@ObjectType({ description: 'A proposed change of the lexicon. A second person approves it (R4, H27).' })
export class LexiconProposal extends ProposedChange {
  @Field(() => [String], { description: 'Ids of the rules that it names; none when it restores a version.' })
  ruleIds!: string[];
  @Field(() => LexiconReplay, { nullable: true, description: 'The newest figures; null until the worker has them.' })
  replay!: LexiconReplay | null;
}

@ObjectType({ description: 'One page of proposals, newest first.' })
export class LexiconProposalPage {
  @Field(() => [LexiconProposal], { description: 'The proposals.' }) items!: LexiconProposal[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}
