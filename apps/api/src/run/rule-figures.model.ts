import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { Level } from '../platform/shared.model.js';

/** Spans of time that figures about rules are given for. */
export const RulePeriod = { DAYS_7: 'DAYS_7', DAYS_30: 'DAYS_30', DAYS_90: 'DAYS_90' } as const;
export type RulePeriod = (typeof RulePeriod)[keyof typeof RulePeriod];
registerEnumType(RulePeriod, { name: 'RulePeriod', description: 'The last 7, 30 or 90 days.' });

@ObjectType({ description: 'How often people overruled a rule for one reason.' })
export class OverruledFor {
  @Field({ description: 'Reason of the decision or of the lower level, as a code.' }) reason!: string;
  @Field(() => Int, { description: 'Concerns.' }) count!: number;
}

@ObjectType({
  description: 'What one rule of the detector did, and what people made of it. A concern that came back counts again.',
})
export class RuleFigure {
  @Field({ description: 'The rule, or MODEL and what it is about.' }) ruleId!: string;
  @Field({ description: 'The sign it stands for, in words for staff.' }) words!: string;
  @Field(() => Level, { description: 'The level at which it fired most often.' }) level!: Level;
  @Field(() => Int, { description: 'Times it fired.' }) fired!: number;
  @Field(() => Int, { description: 'Members in whose words it fired.' }) members!: number;
  @Field(() => Int, { description: 'Concerns in which it fired.' }) concerns!: number;
  @Field(() => Int, { description: 'Of these, decided.' }) decided!: number;
  @Field(() => Int, { description: 'Decided with the level kept or raised, or given to a clinician.' }) agreed!: number;
  @Field(() => Int, { description: 'Decided as nothing, or put below the level of the rule.' }) overruled!: number;
  @Field(() => [OverruledFor], { description: 'Why it was overruled, most frequent first.' }) reasons!: OverruledFor[];
  @Field(() => Int, { description: 'Not decided yet.' }) open!: number;
  @Field(() => Int, { description: 'Became a case at the clinic.' }) cases!: number;
  @Field(() => Int, { nullable: true, description: 'Of the decided, how many agreed; null below five decided.' })
  agreedPercent!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: 'The middle wait until somebody first claimed the concern; null where nobody has.',
  })
  middleSeconds!: number | null;
  @Field({ description: 'An amber rule that fewer than one in ten decisions agreed with (H03).' })
  shouldNarrow!: boolean;
}

@ObjectType({ description: 'A concern about words in which the detector had found less.' })
export class MissedConcern {
  @Field(() => UuidScalar, { description: 'Id of the concern.' }) id!: string;
  @Field(() => Int, { description: 'Its number.' }) reference!: number;
  @Field(() => Level, { description: 'The level at which people raised it.' }) level!: Level;
  @Field({ description: 'When they did.' }) raisedAt!: Date;
}

@ObjectType({ description: 'What people raised for one reason and the detector had not found.' })
export class MissedKind {
  @Field({ description: 'Category of the report, `stillWorried`, or `marked` by a moderator.' }) code!: string;
  @Field(() => Int, { description: 'Concerns, without those that were decided as nothing.' }) count!: number;
  @Field(() => Int, { description: 'Of these, decided and agreed with.' }) agreed!: number;
  @Field(() => [MissedConcern], { description: 'The newest that the viewer may open, at most ten.' })
  concerns!: MissedConcern[];
}

@ObjectType({ description: 'How the detector did in a span of time, by what people decided (safety.md 2.10).' })
export class RuleFigures {
  @Field({ description: 'First moment counted.' }) since!: Date;
  @Field({ description: 'When this was read.' }) at!: Date;
  @Field(() => [RuleFigure], { description: 'Rules that fired; those to look at first come first.' })
  rules!: RuleFigure[];
  @Field(() => [MissedKind], { description: 'Urgent or graver by a person, less by the detector; most first.' })
  misses!: MissedKind[];
}
