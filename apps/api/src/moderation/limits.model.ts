import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({
  description: "How much of the queue the viewer has carried, by what the server saw (R50); nobody else's.",
})
export class DeskExposure {
  @Field(() => Int, { description: 'Minutes of queue work since the last pause.' })
  stretchMinutes!: number;

  @Field(() => Int, { description: 'How many may follow each other.' })
  stretchLimit!: number;

  @Field(() => Int, { description: 'Minutes without queue work that make a pause.' })
  pauseMinutes!: number;

  @Field(() => Int, { description: 'Minutes of queue work in the last 24 hours.' })
  dayMinutes!: number;

  @Field(() => Int, { description: 'How many there may be in 24 hours.' })
  dayLimit!: number;

  @Field(() => String, { nullable: true, description: 'The limit that is reached: stretch or day.' })
  limit!: string | null;

  @Field(() => Date, { nullable: true, description: 'When something new can be taken again.' })
  againAt!: Date | null;
}
