import { Field, Int, ObjectType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

@ObjectType({ description: 'What the viewer has typed and not sent yet. Only they can see it.' })
export class Draft {
  @Field(() => String, { description: 'The text box it belongs to, such as `reply:<thread id>`.' })
  place!: string;

  @Field(() => String, { description: 'Title, where there is one; else empty.' })
  title!: string;

  @Field(() => String, { description: 'Everything typed so far.' })
  body!: string;

  @Field(() => UuidScalar, { description: 'Key of the write that will send it; the same on every device.' })
  key!: string;

  @Field(() => Int, { description: 'Counts the changes of the words.' })
  revision!: number;

  @Field(() => Date, { description: 'When it was last saved.' })
  savedAt!: Date;
}
