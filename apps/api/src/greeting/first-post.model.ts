import { Field, Int, ObjectType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';

@ObjectType({ description: 'A first post that nobody has answered yet.' })
export class WaitingFirstPost {
  @Field(() => UuidScalar, { description: 'The thread it opens.' })
  threadId!: string;

  @Field(() => String, { description: 'Name of the group.' })
  groupName!: string;

  @Field(() => Date, { description: 'Since when the group can read it.' })
  publishedAt!: Date;

  @Field(() => Date, { description: 'By when a person should have answered.' })
  answerBy!: Date;

  @Field(() => Int, { description: 'How many people were asked to greet.' })
  greeters!: number;
}

@ObjectType({ description: 'One page of the first posts that wait, longest first.' })
export class WaitingFirstPostPage {
  @Field(() => [WaitingFirstPost], { description: 'The posts of this page.' })
  items!: WaitingFirstPost[];

  @Field(() => PageInfo, { description: 'Where the next page begins.' })
  page!: PageInfo;
}

@ObjectType({
  description:
    'How one group answered its first posts of the last 30 days. Numbers from 1 to 4, and what would give them away, are null.',
})
export class FirstPostFigures {
  @Field(() => UuidScalar, { description: 'The group.' })
  groupId!: string;

  @Field(() => Int, { nullable: true, description: 'First posts that were answered or whose time is over.' })
  posts!: number | null;

  @Field(() => Int, { nullable: true, description: 'Of a hundred of them, those answered in the agreed time.' })
  inTimePercent!: number | null;

  @Field(() => Int, { nullable: true, description: 'Median time to the first answer, in minutes.' })
  medianMinutes!: number | null;

  @Field(() => Int, { nullable: true, description: 'First answered by a peer.' })
  byPeers!: number | null;

  @Field(() => Int, { nullable: true, description: 'First answered by somebody who moderated the group then.' })
  byStaff!: number | null;
}
