import { Field, Int, ObjectType } from '@nestjs/graphql';

import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { Fact } from '../platform/shared.model.js';

@ObjectType({ description: 'Something told to one person. The screen has the words; the facts fill them in.' })
export class Notice {
  @Field(() => UuidScalar, { description: 'Id of the notice.' })
  id!: string;

  @Field(() => String, { description: 'Stable code of what happened, such as team.wrote.' })
  kind!: string;

  @Field(() => String, { description: 'Path in the app that shows it.' })
  link!: string;

  @Field(() => [Fact], { description: 'Codes, ids, group names and display names for the words of the notice.' })
  facts!: Fact[];

  @Field(() => Date, { description: 'When it was told.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When the person marked it as seen.' })
  seenAt!: Date | null;
}

@ObjectType({ description: "One page of the viewer's notices, newest first." })
export class NoticePage {
  @Field(() => [Notice], { description: 'The notices of this page.' })
  items!: Notice[];

  @Field(() => PageInfo, { description: 'Where the next page begins.' })
  page!: PageInfo;

  @Field(() => Int, { description: 'How many notices the viewer has not seen, on all pages.' })
  unseen!: number;
}
