import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import {
  ratingActions,
  type RatingAction as Action,
  ratingCategories,
  type RatingCategory as Category,
  ratingReasons,
  type RatingReason as Reason,
} from '@kith/contracts/quality-codes';

import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { enumOf } from './enum-of.js';

/** What is rated blind. */
export const RatingKind = { CONCERN: 'CONCERN', TEXT: 'TEXT' } as const;
export type RatingKind = (typeof RatingKind)[keyof typeof RatingKind];
registerEnumType(RatingKind, {
  name: 'RatingKind',
  description: 'CONCERN: a decided concern is rated again (R51). TEXT: words that no door flagged are read (H01).',
});

export const RatingCategory = enumOf(ratingCategories);
export type RatingCategory = Category;
registerEnumType(RatingCategory, {
  name: 'RatingCategory',
  description: 'What a concern is about: a row of the lexicon, something else, or nothing to worry about.',
});

export const RatingAction = enumOf(ratingActions);
export type RatingAction = Action;
registerEnumType(RatingAction, {
  name: 'RatingAction',
  description: 'The weightiest of what is done about a concern.',
});

export const RatingReason = enumOf(ratingReasons);
export type RatingReason = Reason;
registerEnumType(RatingReason, {
  name: 'RatingReason',
  description: 'It was a crisis, words about distress were taken away, or the draw fell on it.',
});

@ObjectType({ description: 'Words with what stood around them, without who wrote them.' })
export class WordsToRate {
  @Field(() => String, { nullable: true, description: 'Title of the thread where this opens it.' })
  title!: string | null;

  @Field({ description: 'The words, as they were.' }) words!: string;
  @Field({ description: 'When they were written.' }) writtenAt!: Date;
  @Field(() => [String], { description: 'Up to three lines before, oldest first, without names.' }) before!: string[];
  @Field(() => [String], { description: 'Up to three lines after, oldest first, without names.' }) after!: string[];
}

@ObjectType({ description: 'One thing to rate. It says neither who wrote it nor what others thought of it.' })
export class ToRate {
  @Field(() => UuidScalar, { description: 'Id of this rating.' }) id!: string;
  @Field(() => RatingKind, { description: 'What is asked about it.' }) kind!: RatingKind;
  @Field({ description: 'Group it was written in; empty for words outside of one.' }) groupName!: string;
  @Field(() => [WordsToRate], { description: 'The words, newest first.' }) texts!: WordsToRate[];
}

@ObjectType({ description: 'What waits for the viewer to rate.' })
export class RatingQueue {
  @Field(() => Int, { description: 'How many they may still rate, counted up to 500.' }) left!: number;
  @Field(() => ToRate, { nullable: true, description: 'The next; null when none is left.' }) next!: ToRate | null;
}

@InputType({ description: 'What the second person says about a concern.' })
export class ConcernRatingInput {
  @Field(() => UuidScalar, { description: 'Made once by the sender; the same again changes nothing.' }) key!: string;
  @Field(() => UuidScalar, { description: 'Id of what is rated.' }) id!: string;
  @Field(() => Level, { description: 'How soon a person must look.' }) level!: Level;
  @Field(() => RatingCategory, { description: 'What it is about.' }) category!: RatingCategory;
  @Field(() => RatingAction, { description: 'What should be done, the weightiest.' }) action!: RatingAction;
}
