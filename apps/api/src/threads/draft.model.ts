import { Field, GraphQLISODateTime, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'What the viewer has typed and not sent yet. Only they can see it.' })
export class Draft {
  @Field(() => String, { description: 'The text box it belongs to, such as `reply:<thread id>`.' })
  place!: string;

  @Field(() => String, { description: 'Title, where there is one; else empty.' })
  title!: string;

  @Field(() => String, { description: 'Everything typed so far.' })
  body!: string;

  @Field(() => GraphQLISODateTime, { description: 'When it was last saved.' })
  savedAt!: Date;
}
