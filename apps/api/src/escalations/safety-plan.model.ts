import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

@InputType('SafetyPlanWordsInput', { description: 'The sections of a plan; each at most 1,500 characters (R36).' })
@ObjectType('SafetyPlanWords', { description: 'The sections of a plan, as they were written (R36).' })
export class SafetyPlanWords {
  @Field(() => String, { description: 'Signs that things are getting worse.' })
  warningSigns!: string;

  @Field(() => String, { description: 'What the member can do alone.' })
  alone!: string;

  @Field(() => String, { description: 'People and places that take their mind off it.' })
  distractions!: string;

  @Field(() => String, { description: 'People whom they can ask for help.' })
  people!: string;

  @Field(() => String, { description: 'Professionals and services.' })
  professionals!: string;

  @Field(() => String, { description: 'What makes the place around them safer.' })
  saferPlace!: string;

  @Field(() => String, { description: 'Who holds the insulin.' })
  insulinHolder!: string;

  @Field(() => String, { description: 'How many pens are at home, as agreed.' })
  penQuantity!: string;

  @Field(() => String, { description: 'Where the kit for a severe low is, and who can use it.' })
  rescueKit!: string;

  @Field(() => String, { description: 'What to do on days of illness.' })
  sickDays!: string;
}

@ObjectType({ description: 'A plan as it stood after one save.' })
export class SafetyPlanVersion {
  @Field(() => Int, { description: 'Number of the version, from 1.' })
  version!: number;

  @Field(() => SafetyPlanWords, { description: 'Its words.' })
  words!: SafetyPlanWords;

  @Field(() => Date, { description: 'When it was saved.' })
  savedAt!: Date;

  @Field(() => Boolean, { description: 'Whether the member saved it.' })
  byMember!: boolean;

  @Field(() => String, { nullable: true, description: 'Job of the clinician who saved it; null for the member.' })
  byRole!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer saved it.' })
  isMine!: boolean;
}

@ObjectType({
  description:
    'The plan that a member and a clinician write together. It stays with the member; nothing fills it in by itself (R36).',
})
export class SafetyPlan {
  @Field(() => UuidScalar, { description: 'Id of the plan.' })
  id!: string;

  @Field(() => Int, { description: 'Hand it back with every save; a stale one is refused.' })
  version!: number;

  @Field(() => Date, { description: 'When both look at it again.' })
  reviewAt!: Date;

  @Field(() => [SafetyPlanVersion], { description: 'Newest first, at most 20. The first one holds.' })
  versions!: SafetyPlanVersion[];
}

@InputType({ description: 'The whole plan as it is to be from now on.' })
export class SafetyPlanInput {
  @Field(() => UuidScalar, {
    nullable: true,
    description: 'The open case through which a clinician writes; null for the own plan.',
  })
  caseId?: string | null;

  @Field(() => Int, { description: 'Version the viewer saw; 0 begins a plan.' })
  version!: number;

  @Field(() => SafetyPlanWords, { description: 'All sections; at least one says something.' })
  words!: SafetyPlanWords;

  @Field(() => Date, { description: 'When to look at it again; within a year.' })
  reviewAt!: Date;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}
