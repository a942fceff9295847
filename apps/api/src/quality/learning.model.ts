import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import {
  type LearningCause as Cause,
  learningCauses,
  type LearningChange as Change,
  learningChanges,
  type LearningDoor as Door,
  learningDoors,
} from '@kith/contracts/quality-codes';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';
import { enumOf } from './enum-of.js';

export const LearningCause = enumOf(learningCauses);
export type LearningCause = Cause;
registerEnumType(LearningCause, {
  name: 'LearningCause',
  description: 'A timer was broken, people found what no door had, or two ratings are two levels apart (R52).',
});

export const LearningDoor = enumOf(learningDoors);
export type LearningDoor = Door;
registerEnumType(LearningDoor, {
  name: 'LearningDoor',
  description: 'Which door should have caught it; NONE where the doors did their part.',
});

export const LearningChange = enumOf(learningChanges);
export type LearningChange = Change;
registerEnumType(LearningChange, { name: 'LearningChange', description: 'What will change because of it.' });

@ObjectType({
  description: 'What was learned from a case and what changes. It is about the service, never about a person.',
})
export class LearningPlanned {
  @Field(() => LearningDoor, { description: 'The door that should have caught it.' }) door!: LearningDoor;
  @Field(() => LearningChange, { description: 'What changes.' }) change!: LearningChange;
  @Field({ description: 'What will be done, in words of staff.' }) words!: string;
  @Field({ description: 'Row of the hazard log, such as H01.' }) hazard!: string;
  @Field(() => UuidScalar, { description: 'Who sees to it.' }) ownerId!: string;
  @Field(() => String, { nullable: true, description: 'Their name among colleagues.' }) ownerName!: string | null;
  @Field({ description: 'The day it is due, as 2026-03-31.' }) dueOn!: string;
  @Field({ description: 'Whether that day is over.' }) overdue!: boolean;
}

@ObjectType({ description: 'What the viewer may do with a review.' })
export class LearningViewerCan {
  @Field({ description: 'Write or change what will be done.' }) plan!: boolean;
  @Field({ description: 'Close it: somebody who neither wrote nor owns the plan (R4).' }) close!: boolean;
}

@ObjectType({ description: 'A short look at a case that was missed or late (R52).' })
export class LearningReview {
  @Field(() => UuidScalar, { description: 'Id of the review.' }) id!: string;
  @Field(() => LearningCause, { description: 'Why it was opened.' }) cause!: LearningCause;
  @Field({ description: 'A code: the timer that was late, or how it was found.' }) detail!: string;
  @Field(() => Level, { nullable: true, description: 'Level it had or should have had.' }) level!: Level | null;
  @Field(() => UuidScalar, { nullable: true, description: 'The concern it is about, where there is one.' })
  reviewItemId!: string | null;
  @Field(() => Int, { nullable: true, description: 'Number of the concern.' }) reference!: number | null;
  @Field({ description: 'When it happened.' }) happenedAt!: Date;
  @Field({ description: 'Its age counts from here.' }) openedAt!: Date;
  @Field(() => LearningPlanned, { nullable: true, description: 'Null until somebody has written it.' })
  plan!: LearningPlanned | null;
  @Field(() => Date, { nullable: true, description: 'When it was closed.' }) closedAt!: Date | null;
  @Field(() => Int, { description: 'Goes up with each change; a change names the one it saw.' }) version!: number;
  @Field(() => LearningViewerCan, { description: 'What the viewer may do.' }) viewerCan!: LearningViewerCan;
}

@ObjectType({ description: 'Open reviews from the oldest on, or closed ones from the newest on.' })
export class LearningReviewPage {
  @Field(() => [LearningReview], { description: 'Those on this page that the viewer may see.' })
  items!: LearningReview[];
  @Field(() => PageInfo, { description: 'Where the page stands.' }) page!: PageInfo;
}

@ObjectType({ description: 'Reviews that are open: how many, and how old.' })
export class LearningStanding {
  @Field(() => Int, { description: 'Not closed yet.' }) open!: number;
  @Field(() => Date, { nullable: true, description: 'When the oldest was opened; null when none is open.' })
  oldestAt!: Date | null;
  @Field(() => Int, { description: 'Open past the day they were due.' }) overdue!: number;
}

@ObjectType({ description: 'Somebody who can own what a review changes.' })
export class LearningOwner {
  @Field(() => UuidScalar, { description: 'Id of the account.' }) id!: string;
  @Field({ description: 'Name among colleagues.' }) name!: string;
}

@InputType({ description: 'What was learned and what changes.' })
export class LearningPlanInput {
  @Field(() => UuidScalar, { description: 'Made once by the sender; the same again changes nothing.' }) key!: string;
  @Field(() => UuidScalar, { description: 'Id of the review.' }) id!: string;
  @Field(() => Int, { description: 'The version that was seen.' }) version!: number;
  @Field(() => LearningDoor, { description: 'The door that should have caught it.' }) door!: LearningDoor;
  @Field(() => LearningChange, { description: 'What changes.' }) change!: LearningChange;
  @Field({ description: 'What will be done; up to 2,000 characters, no names.' }) words!: string;
  @Field({ description: 'Row of the hazard log, such as H01.' }) hazard!: string;
  @Field(() => UuidScalar, { description: 'Who sees to it: one of `learningOwners`.' }) ownerId!: string;
  @Field({ description: 'The day it is due, as 2026-03-31.' }) dueOn!: string;
}
