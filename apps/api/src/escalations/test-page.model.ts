import { Field, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

@ObjectType('TestPage', {
  description: 'Asks at the start of a shift whether pages arrive (R28). It is about no case.',
})
export class TestPageModel {
  @Field(() => UuidScalar, { description: 'Id of the test page.' })
  id!: string;

  @Field({ description: 'PRIMARY, BACKUP or MANAGER.' })
  duty!: string;

  @Field({ description: 'When it was sent.' })
  sentAt!: Date;

  @Field({ description: 'Until when to answer it before the manager is rung.' })
  answerBy!: Date;
}

@ObjectType({ description: 'A test page that its holder has not answered in time, while their shift runs.' })
export class MissedTestPage {
  @Field(() => UuidScalar, { description: 'Id of the test page.' })
  id!: string;

  @Field({ description: 'Name at work of the holder.' })
  name!: string;

  @Field({ description: 'PRIMARY, BACKUP or MANAGER.' })
  duty!: string;

  @Field({ description: 'When it was sent.' })
  sentAt!: Date;
}
