import { Field, Int, ObjectType } from '@nestjs/graphql';

import { Level } from '../platform/shared.model.js';

@ObjectType({ description: 'An invented concern in the list.' })
export class PracticeRow {
  @Field(() => String, { description: 'Code of the concern.' })
  code!: string;

  @Field(() => String, { description: 'Name of an invented group.' })
  place!: string;

  @Field(() => String, { description: 'How it came up; its words are shown when it is opened.' })
  source!: string;

  @Field(() => Boolean, { description: 'The viewer has answered it.' })
  isDone!: boolean;
}

@ObjectType({ description: 'The practice queue: invented concerns, apart from everything real (S08).' })
export class Practice {
  @Field(() => [PracticeRow], { description: 'All of them, in order.' })
  concerns!: PracticeRow[];
}

@ObjectType({ description: "The viewer's answer beside ours." })
export class PracticeAnswer {
  @Field(() => Level, { description: 'Level the viewer chose.' })
  level!: Level;

  @Field(() => String, { description: 'noAction, write, hide, pause or escalate.' })
  act!: string;

  @Field(() => Level, { description: 'Level we would choose.' })
  ourLevel!: Level;

  @Field(() => [String], { description: 'Good answers, ours first.' })
  ourActs!: string[];

  @Field(() => String, { description: 'Why, in our words.' })
  why!: string;

  @Field(() => String, { description: 'same, higher or lower than ours.' })
  levelCompared!: string;

  @Field(() => String, { description: 'same or other.' })
  actCompared!: string;
}

@ObjectType({ description: 'One invented concern.' })
export class PracticeConcern {
  @Field(() => String, { description: 'Its code.' })
  code!: string;

  @Field(() => Int, { description: 'Its place, from 1.' })
  number!: number;

  @Field(() => Int, { description: 'How many there are.' })
  total!: number;

  @Field(() => String, { description: 'Name of an invented group.' })
  place!: string;

  @Field(() => String, { description: 'Name of an invented person.' })
  author!: string;

  @Field(() => String, { description: 'How it came up, in words.' })
  source!: string;

  @Field(() => String, { description: 'Invented words.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'What stands around them.' })
  context!: string | null;

  @Field(() => PracticeAnswer, { nullable: true, description: 'Null until the viewer has answered.' })
  answer!: PracticeAnswer | null;

  @Field(() => String, { nullable: true, description: 'Code of the next that is not answered; null at the end.' })
  nextCode!: string | null;
}
