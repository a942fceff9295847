import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { Advice } from '@kith/domain/post/advice';

import { ContentSubject } from '../accounts/content-choice.model.js';
import { Author } from '../groups/group.model.js';
import { PageInfo } from '../platform/paging.model.js';
import { UuidScalar } from '../platform/scalars.js';

export const ThreadSort = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', NO_REPLY: 'NO_REPLY' } as const;
export type ThreadSort = (typeof ThreadSort)[keyof typeof ThreadSort];
registerEnumType(ThreadSort, {
  name: 'ThreadSort',
  description:
    'NEWEST: last activity first. OLDEST: in the order they were opened. NO_REPLY: only those nobody has answered.',
});

export const PostAdvice: { readonly [A in Advice]: A } = { BEING_CHECKED: 'BEING_CHECKED', CORRECTED: 'CORRECTED' };
registerEnumType(PostAdvice, {
  name: 'PostAdvice',
  description: 'BEING_CHECKED: a person will look at it. CORRECTED: somebody on the staff has said something to it.',
});

@ObjectType({ description: 'A thread as one line of a list.' })
export class ThreadRow {
  @Field(() => UuidScalar, { description: 'Id of the thread.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Id of its group.' })
  groupId!: string;

  @Field(() => String, { description: 'Name of its group.' })
  groupName!: string;

  @Field(() => String, { description: 'The group in addresses.' })
  groupSlug!: string;

  @Field(() => String, { description: 'Title, one line.' })
  title!: string;

  @Field(() => String, { description: 'First line of the opening post, plain text, at most 160 characters.' })
  firstLine!: string;

  @Field(() => PostAdvice, { nullable: true, description: 'What is said of the advice in its opening post (H14).' })
  advice!: Advice | null;

  @Field(() => [ContentSubject], {
    description: 'Subjects of title and opening post that the viewer asked to choose about; the screen folds both.',
  })
  contentNotes!: ContentSubject[];

  @Field(() => String, { nullable: true, description: 'Topic label, if it has one.' })
  topic!: string | null;

  @Field(() => Author, { nullable: true, description: 'Who opened it.' })
  author!: Author | null;

  @Field(() => Int, { description: 'Replies the viewer can read.' })
  replyCount!: number;

  @Field(() => Int, {
    description:
      'Posts by others since the viewer last read here; counted up to 99, 0 in a thread they have not opened yet.',
  })
  newReplies!: number;

  @Field(() => Boolean, { description: 'Whether there is something the viewer has not read.' })
  isUnread!: boolean;

  @Field(() => Date, { description: 'When it was opened.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When the last post was published.' })
  lastActivityAt!: Date;
}

@ObjectType({ description: 'Threads of a group, one page.' })
export class ThreadPage {
  @Field(() => [ThreadRow], { description: 'The threads.' })
  items!: ThreadRow[];

  @Field(() => PageInfo, { description: 'Where this page stands.' })
  page!: PageInfo;

  @Field(() => String, {
    nullable: true,
    description: 'Mark of the first item, to hand back as `before` for the page before; null on the first page.',
  })
  before!: string | null;

  @Field(() => Int, { description: 'Threads opened by others since the last visit; counted up to 99.' })
  newSinceVisit!: number;

  @Field(() => Date, { nullable: true, description: 'End of the last visit; null on the first.' })
  sinceAt!: Date | null;
}

@ObjectType({ description: 'What the viewer may do in a thread now.' })
export class ThreadViewerCan {
  @Field(() => Boolean, { description: 'Write a reply.' })
  reply!: boolean;

  @Field(() => String, { nullable: true, description: 'Why not, as the code a reply would be refused with.' })
  whyNot!: string | null;
}

@ObjectType({ description: 'A thread: an opening post and its replies.' })
export class Thread {
  @Field(() => UuidScalar, { description: 'Id of the thread.' })
  id!: string;

  @Field(() => String, { description: 'Title; empty while the words of the opening post are out of sight.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Topic label, if it has one.' })
  topic!: string | null;

  @Field(() => Boolean, { description: 'A moderator has closed it for replies.' })
  repliesOff!: boolean;

  @Field(() => Int, { description: 'Replies the viewer can read.' })
  replyCount!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of the first post the viewer has not read; null when all is read.',
  })
  firstUnread!: number | null;

  @Field(() => Date, { nullable: true, description: 'When the viewer last read here; null if never.' })
  lastReadAt!: Date | null;

  @Field(() => ThreadViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: ThreadViewerCan;

  /** For the field of the group. */
  groupId!: string;
}
