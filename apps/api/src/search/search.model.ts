import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { ContentSubject } from '../accounts/content-choice.model.js';
import { Author } from '../groups/group.model.js';
import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';

export const SearchKind = { OPENING: 'OPENING', REPLY: 'REPLY' } as const;
export type SearchKind = (typeof SearchKind)[keyof typeof SearchKind];
registerEnumType(SearchKind, { name: 'SearchKind', description: 'OPENING: what opens a thread. REPLY: what answers.' });

@InputType({ description: 'What is looked for. Something of it must be given; all that is given must hold.' })
export class SearchInput {
  @Field(() => String, {
    nullable: true,
    description: 'Words. "In quotes" they stand together, `or` allows either, a minus leaves one out.',
  })
  text?: string | null;

  @Field(() => String, { nullable: true, description: 'Only in this group, as it is in addresses.' })
  groupSlug?: string | null;

  @Field(() => String, { nullable: true, description: 'Only by people of this name in their group, or the nearest.' })
  author?: string | null;

  @Field(() => SearchKind, { nullable: true, description: 'Only what opens, or only what answers.' })
  kind?: SearchKind | null;

  @Field(() => Date, { nullable: true, description: 'Only what was written since.' })
  since?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what the viewer wrote.' })
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only in threads that nobody has answered.' })
  unanswered?: boolean | null;
}

@ObjectType({ description: 'A stretch of plain text, and whether it is what was looked for.' })
export class SearchPart {
  @Field(() => String, { description: 'The text. Never HTML.' })
  text!: string;

  @Field(() => Boolean, { description: 'It is what was looked for.' })
  isMatch!: boolean;
}

@ObjectType({ description: 'A post that was found.' })
export class SearchHit {
  @Field(() => UuidScalar, { description: 'The post.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Its thread.' })
  threadId!: string;

  @Field(() => Int, { description: 'Its number there; 1 opens the thread.' })
  number!: number;

  @Field(() => [SearchPart], { description: 'Title of the thread.' })
  title!: SearchPart[];

  @Field(() => [SearchPart], { description: 'Its words around what was looked for.' })
  excerpt!: SearchPart[];

  @Field(() => [ContentSubject], {
    description: 'Subjects of its words that the viewer asked to choose about; the screen folds the excerpt.',
  })
  contentNotes!: ContentSubject[];

  @Field(() => [ContentSubject], {
    description: 'Subjects of the opening post that the viewer asked to choose about; the screen folds the title.',
  })
  titleNotes!: ContentSubject[];

  @Field(() => Author, { nullable: true, description: 'Who wrote it.' })
  author!: Author | null;

  @Field(() => String, { description: 'Name of the group.' })
  groupName!: string;

  @Field(() => Date, { description: 'When it was written.' })
  writtenAt!: Date;
}

@ObjectType({ description: 'What was found, newest first.' })
export class SearchPage {
  @Field(() => [SearchHit], { description: 'The posts.' })
  items!: SearchHit[];

  @Field(() => PageInfo, { description: 'Where this page stands.' })
  page!: PageInfo;

  @Field(() => Boolean, { description: 'Nothing had these very words; these have words like them.' })
  isNear!: boolean;

  @Field(() => Date, {
    nullable: true,
    description: 'The search stopped here to stay quick; `next` goes further back. Null when it did not.',
  })
  lookedBackTo!: Date | null;

  @Field(() => Boolean, { description: 'Show where help is before what was found.' })
  showsCare!: boolean;
}
