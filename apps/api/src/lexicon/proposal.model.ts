import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { LexiconRule } from './lexicon.model.js';

export const LexiconProposalState = {
  PROPOSED: 'PROPOSED',
  APPROVED: 'APPROVED',
  DECLINED: 'DECLINED',
  WITHDRAWN: 'WITHDRAWN',
} as const;
export type LexiconProposalState = (typeof LexiconProposalState)[keyof typeof LexiconProposalState];
registerEnumType(LexiconProposalState, {
  name: 'LexiconProposalState',
  description: 'Where a proposed change of the lexicon stands.',
});

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

@ObjectType({ description: 'What the viewer may do with a proposal.' })
export class LexiconProposalViewerCan {
  @Field({ description: 'Approve or decline it.' }) decide!: boolean;
  @Field({ description: 'Take it back.' }) withdraw!: boolean;
}

@ObjectType({ description: 'A proposed change of the lexicon. A second person approves it (R4, H27).' })
export class LexiconProposal {
  @Field(() => UuidScalar, { description: 'Id of the proposal.' }) id!: string;
  @Field(() => LexiconProposalState, { description: 'Where it stands.' }) state!: LexiconProposalState;
  @Field(() => Int, { description: 'The version that its maker saw.' }) base!: number;
  @Field({ description: 'Another version has come into force since: it must be looked at anew.' }) outOfDate!: boolean;
  @Field(() => Int, {
    nullable: true,
    description: 'The earlier version whose changes it brings back; 0 is the release.',
  })
  restores!: number | null;
  @Field(() => [String], { description: 'Ids of the rules that it names; none when it restores a version.' })
  ruleIds!: string[];
  @Field({ description: 'Why, in the words of its maker.' }) reason!: string;
  @Field(() => String, { nullable: true, description: 'Work name of who proposed it.' }) proposedByName!: string | null;
  @Field({ description: 'When.' }) proposedAt!: Date;
  @Field(() => String, { nullable: true, description: 'Work name of who decided it.' }) decidedByName!: string | null;
  @Field(() => Date, { nullable: true, description: 'When it was decided.' }) decidedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'What was written with the decision.' }) decisionReason!:
    string | null;
  @Field(() => Int, { nullable: true, description: 'The version that it became.' }) madeVersion!: number | null;
  @Field(() => LexiconReplay, { nullable: true, description: 'The newest figures; null until the worker has them.' })
  replay!: LexiconReplay | null;
  @Field(() => LexiconProposalViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: LexiconProposalViewerCan;
}

@ObjectType({ description: 'One page of proposals, newest first.' })
export class LexiconProposalPage {
  @Field(() => [LexiconProposal], { description: 'The proposals.' }) items!: LexiconProposal[];
  @Field(() => PageInfo, { description: 'Where this page stands.' }) page!: PageInfo;
}
