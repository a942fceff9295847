import { Field, InputType, Int } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';
import { ContentType } from '../screening/content.model.js';

@InputType({ description: 'An act on content or a person, with its rule and the words the member will read.' })
export class ActInput {
  @Field(() => UuidScalar, { description: 'Makes the request safe to repeat.' })
  key!: string;

  @Field(() => UuidScalar, { description: 'The review item, held by the actor.' })
  itemId!: string;

  @Field(() => ContentType, { nullable: true, description: 'Kind of the content.' })
  contentType?: ContentType | null;

  @Field(() => UuidScalar, { nullable: true, description: 'The content, one that the item is about.' })
  contentId?: string | null;

  @Field(() => String, { description: 'Code of the rule.' })
  reasonCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the member reads, at most 2,000 characters; needed for everything that takes something away.',
  })
  memberText?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The template these words were made from. Peers need one for all that a member reads (R23).',
  })
  templateId?: string | null;

  @Field(() => String, { nullable: true, description: 'For colleagues only, at most 2,000 characters.' })
  note?: string | null;

  @Field(() => Int, { nullable: true, description: 'Length of a pause, 1 to 24 hours.' })
  hours?: number | null;
}
