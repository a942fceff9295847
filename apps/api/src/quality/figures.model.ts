import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { RatingAction, RatingCategory, WordsToRate } from './rating.model.js';

export const AgreementState = { DEFINED: 'DEFINED', TOO_FEW: 'TOO_FEW', NOT_DEFINED: 'NOT_DEFINED' } as const;
export type AgreementState = (typeof AgreementState)[keyof typeof AgreementState];
registerEnumType(AgreementState, {
  name: 'AgreementState',
  description:
    'Whether there is a figure. TOO_FEW: fewer than five. NOT_DEFINED: one and the same answer throughout, so chance alone would agree as well.',
});

@ObjectType({ description: 'How far two people agree beyond chance: 1 always, 0 as often as chance, below that less.' })
export class AgreementFigure {
  @Field(() => AgreementState, { description: 'Whether there is a figure.' }) state!: AgreementState;
  @Field(() => Int, { nullable: true, description: 'Pairs counted; null where they are too few.' }) pairs!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'Of these, the same answer twice; null where they are too few.' })
  agreed!: number | null;
  @Field(() => Float, { nullable: true, description: 'Kappa, from -1 to 1; null where there is none.' })
  kappa!: number | null;
  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval; null where everybody agreed.' })
  low!: number | null;
  @Field(() => Float, { nullable: true, description: 'Upper end of the 95 % interval; null where everybody agreed.' })
  high!: number | null;
}

@ObjectType({ description: 'Agreement on one category: this one or another.' })
export class CategoryAgreement {
  @Field(() => RatingCategory, { description: 'The category.' }) category!: RatingCategory;
  @Field(() => Int, { nullable: true, description: 'Pairs in which at least one named it; null below five.' })
  named!: number | null;
  @Field(() => AgreementFigure, { description: 'How far they agree on it.' }) agreement!: AgreementFigure;
}

@ObjectType({ description: 'An estimate with its 95 % interval.' })
export class Estimate {
  @Field(() => Float, { description: 'What is most likely.' }) value!: number;
  @Field(() => Float, { description: 'Lower end.' }) low!: number;
  @Field(() => Float, { description: 'Upper end.' }) high!: number;
}

@ObjectType({ description: 'What was drawn for one week, and what became of it.' })
export class QualityWeek {
  @Field({ description: 'Monday on which the week began, midnight UTC.' }) week!: Date;
  @Field(() => Int, { description: 'Concerns decided.' }) decided!: number;
  @Field(() => Int, { description: 'Of these, about no words, so that nobody can rate them blind.' })
  withoutWords!: number;
  @Field(() => Int, { description: 'Drawn to be rated again.' }) concerns!: number;
  @Field(() => Int, { description: 'Of these, rated.' }) rated!: number;
  @Field(() => Int, { description: 'Posts and messages that no door flagged.' }) unflagged!: number;
  @Field(() => Int, { description: 'Of these, drawn to be read.' }) texts!: number;
  @Field(() => Int, { description: 'Of these, read.' }) read!: number;
  @Field(() => Int, { description: 'Of those drawn, taken down before anybody read them; left out.' }) leftOut!: number;
  @Field(() => Int, { description: 'Of those read, somebody should have looked soon or now.' }) grave!: number;
  @Field(() => Int, { description: 'Of those read, somebody should have looked the same day.' }) sameDay!: number;
  @Field(() => Estimate, { nullable: true, description: 'Grave ones in 1,000 unflagged texts; null below five read.' })
  perThousand!: Estimate | null;
}

@ObjectType({ description: 'How sure we can be of what the desk decides and of what nobody saw (R51, H01).' })
export class QualityFigures {
  @Field({ description: 'First week counted.' }) since!: Date;
  @Field({ description: 'When this was read.' }) at!: Date;
  @Field(() => AgreementFigure, { description: 'On levels; each step away counts as much again (weighted kappa).' })
  levels!: AgreementFigure;
  @Field(() => AgreementFigure, { description: 'On what is done.' }) actions!: AgreementFigure;
  @Field(() => [CategoryAgreement], { description: 'On each category that anybody named.' })
  categories!: CategoryAgreement[];
  @Field(() => Int, { description: 'Concerns rated twice.' }) ratedTwice!: number;
  @Field(() => Int, { description: 'Of these, the two differ in something.' }) differing!: number;
  @Field(() => Int, { description: 'Of these, by two levels or more.' }) farApart!: number;
  @Field(() => Estimate, { nullable: true, description: 'Grave ones in 1,000 unflagged texts, over all weeks.' })
  missedPerThousand!: Estimate | null;
  @Field(() => Estimate, {
    nullable: true,
    description:
      'Share of grave texts that some door found, from 0 to 1; null where too little was found or read to say.',
  })
  recall!: Estimate | null;
  @Field(() => [QualityWeek], { description: 'Week by week, oldest first; at most 13.' }) weeks!: QualityWeek[];
}

@ObjectType({ description: 'What one person said about a concern.' })
export class OneRating {
  @Field(() => Level, { description: 'How soon a person must look.' }) level!: Level;
  @Field(() => RatingCategory, { description: 'What it is about.' }) category!: RatingCategory;
  @Field(() => RatingAction, { description: 'The weightiest of what is done.' }) action!: RatingAction;
}

@ObjectType({ description: 'What a lead wrote about a disagreement.' })
export class DisagreementNote {
  @Field(() => UuidScalar, { description: 'Id of the note.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'Name of the lead among colleagues.' })
  writtenByName!: string | null;
  @Field({ description: 'Their words.' }) words!: string;
  @Field({ description: 'When.' }) at!: Date;
}

@ObjectType({
  description: 'Two ratings of the same words that are not the same: for training. Who gave them is not in here.',
})
export class Disagreement {
  @Field(() => UuidScalar, { description: 'Id of the concern that was rated again.' }) id!: string;
  @Field({ description: 'Group it was written in; empty outside of one.' }) groupName!: string;
  @Field({ description: 'When it was rated again.' }) ratedAt!: Date;
  @Field(() => OneRating, { description: 'What was decided.' }) first!: OneRating;
  @Field(() => OneRating, { description: 'What the second person said.' }) second!: OneRating;
  @Field(() => Int, { description: 'Steps between the two levels.' }) levelsApart!: number;
  @Field(() => [WordsToRate], { description: 'The words, newest first.' }) texts!: WordsToRate[];
  @Field(() => [DisagreementNote], { description: 'What was said about it, oldest first.' }) notes!: DisagreementNote[];
}

@ObjectType({ description: 'Disagreements, newest first.' })
export class DisagreementPage {
  @Field(() => [Disagreement], { description: 'Those on this page that the viewer may see.' }) items!: Disagreement[];
  @Field(() => PageInfo, { description: 'Where the page stands.' }) page!: PageInfo;
}
