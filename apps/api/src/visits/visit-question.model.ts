import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

/** Enum of `@kith/domain/visit-question`. */
export const QuestionMove = { UP: 'UP', DOWN: 'DOWN' } as const;
export type QuestionMove = (typeof QuestionMove)[keyof typeof QuestionMove];
registerEnumType(QuestionMove, { name: 'QuestionMove', description: 'Which way a question goes on its list.' });

@ObjectType({ description: 'A conversation that the viewer can read. It is never printed or exported.' })
export class VisitQuestionOrigin {
  @Field(() => String, { description: 'Name of the group.' })
  groupName!: string;

  @Field(() => String, { description: 'Path of the post in the app.' })
  link!: string;
}

@ObjectType({ description: "A question of the viewer's for their next visit, in their own words. No role reads it." })
export class VisitQuestion {
  @Field(() => UuidScalar, { description: 'Id of the question.' })
  id!: string;

  @Field(() => String, { description: 'What the viewer wrote; at most 1,000 characters.' })
  words!: string;

  @Field(() => String, { description: 'What the viewer noted of the answer, or empty.' })
  answer!: string;

  @Field(() => Date, { nullable: true, description: 'When it was marked as asked; null while it is to be asked.' })
  askedAt!: Date | null;

  @Field(() => Int, { description: 'Hand it back with a change; a stale one is refused.' })
  version!: number;

  postId!: string | null;
}

@InputType({ description: 'A question as it is to be from now on.' })
export class VisitQuestionInput {
  @Field(() => UuidScalar, { description: 'The question.' })
  questionId!: string;

  @Field(() => Int, { description: 'Version the viewer saw.' })
  version!: number;

  @Field(() => String, { description: 'The question; at most 1,000 characters.' })
  words!: string;

  @Field(() => Boolean, { description: 'Whether it has been asked.' })
  isAsked!: boolean;

  @Field(() => String, { description: 'What was answered, or empty; at most 1,000 characters.' })
  answer!: string;

  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;
}
