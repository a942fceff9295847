import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { Role as RoleCode } from '@kith/contracts/roles';
import type { PostState as State } from '@kith/domain/post/post';

import { Role } from '../accounts/account.model.js';
import { ContentSubject } from '../accounts/content-choice.model.js';
import { Author } from '../groups/group.model.js';
import { UuidScalar } from '../platform/scalars.js';
import { HelpCard } from '../screening/screening.model.js';

export const PostState: { readonly [S in State]: S } = {
  PREMODERATED_PENDING: 'PREMODERATED_PENDING',
  PUBLISHED: 'PUBLISHED',
  PUBLISHED_RESTRICTED: 'PUBLISHED_RESTRICTED',
  REPLIES_OFF: 'REPLIES_OFF',
  HELD: 'HELD',
  HIDDEN: 'HIDDEN',
  REMOVED: 'REMOVED',
  DECLINED: 'DECLINED',
  AUTHOR_DELETED: 'AUTHOR_DELETED',
};
registerEnumType(PostState, {
  name: 'PostState',
  description: 'State of a post (R19). Others are not told why a text is out of sight: to them HELD is HIDDEN.',
});

@ObjectType({ description: 'The post that a post answers.' })
export class PostQuote {
  @Field(() => UuidScalar, { description: 'Id of that post.' })
  id!: string;

  @Field(() => Int, { description: 'Its number in the thread.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Who wrote it; null while its words are out of sight.' })
  authorName!: string | null;
}

@ObjectType({ description: 'What somebody on the staff says to the advice in a post; the post stays as it is (H14).' })
export class PostCorrection {
  @Field(() => Role, { description: 'In which role they say it.' })
  role!: RoleCode;

  @Field(() => String, { nullable: true, description: 'Their name at work, or in this group.' })
  name!: string | null;

  @Field(() => String, { description: 'Their words as safe HTML.' })
  bodyHtml!: string;

  @Field(() => Date, { description: 'When they said it.' })
  writtenAt!: Date;
}

@ObjectType({ description: 'What the viewer may do with a post now.' })
export class PostViewerCan {
  @Field(() => Boolean, { description: 'Change its words.' })
  edit!: boolean;

  @Field(() => Boolean, { description: 'Take it down.' })
  takeDown!: boolean;

  @Field(() => Boolean, { description: 'Undo taking it down; for ten minutes.' })
  putBack!: boolean;

  @Field(() => Boolean, { description: 'Answer it.' })
  reply!: boolean;

  @Field(() => Boolean, { description: 'Say "I hear you".' })
  hear!: boolean;

  @Field(() => Boolean, { description: 'Report it.' })
  report!: boolean;

  @Field(() => Boolean, { description: 'Mute or block its author.' })
  mute!: boolean;

  @Field(() => Boolean, { description: 'Bring it to the desk as a moderator.' })
  moderate!: boolean;

  @Field(() => Boolean, { description: 'Look at every version of its words.' })
  history!: boolean;
}

@ObjectType({ description: 'One post of a thread; number 1 opens it.' })
export class Post {
  @Field(() => UuidScalar, { description: 'Id of the post.' })
  id!: string;

  @Field(() => Int, { description: 'Its number in the thread, from 1; it never changes.' })
  number!: number;

  @Field(() => PostState, { description: 'Its state, as the viewer is told it.' })
  state!: State;

  @Field(() => Author, { nullable: true, description: 'Who wrote it; null where the viewer sees a stub.' })
  author!: Author | null;

  @Field(() => String, { nullable: true, description: 'Its words as safe HTML; null where the viewer sees a stub.' })
  bodyHtml!: string | null;

  @Field(() => String, { nullable: true, description: 'Its words as typed; for the author only, to edit.' })
  bodySource!: string | null;

  @Field(() => Date, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When its words were last changed.' })
  editedAt!: Date | null;

  @Field(() => Int, { description: 'Version of its words, from 1; hand it back with an edit.' })
  version!: number;

  @Field(() => PostQuote, { nullable: true, description: 'The post it answers, if it answers one.' })
  replyTo!: PostQuote | null;

  @Field(() => Boolean, { description: 'Whether the viewer has said "I hear you". Nobody sees how many have.' })
  heardByMe!: boolean;

  @Field(() => HelpCard, { nullable: true, description: 'For the author only: a card that offers help.' })
  helpCard!: HelpCard | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Stub in place of the words: TAKEN_DOWN, BEING_LOOKED_AT, TAKEN_BACK, WAITING, or MUTED by the viewer.',
  })
  tombstone!: string | null;

  @Field(() => Boolean, {
    description: 'Its advice waits for a person to check it; readers are told beside the words (H14).',
  })
  isBeingChecked!: boolean;

  @Field(() => Boolean, {
    description: 'It names doses and is more than a year old: treatment may have changed (H14).',
  })
  isDated!: boolean;

  @Field(() => PostCorrection, { nullable: true, description: 'What staff say to its advice, if they do.' })
  correction!: PostCorrection | null;

  @Field(() => [ContentSubject], {
    description:
      'Subjects of its words that the viewer asked to choose about; the screen folds them. Nothing in the words is left out.',
  })
  contentNotes!: ContentSubject[];

  @Field(() => PostViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: PostViewerCan;
}

@ObjectType({ description: 'One page of a thread: twenty numbers, whatever became of the posts that hold them.' })
export class PostPage {
  @Field(() => [Post], { description: 'The posts, in order.' })
  items!: Post[];

  @Field(() => Int, { description: 'Number of this page, from 1.' })
  pageNumber!: number;

  @Field(() => Int, { description: 'How many pages the thread has.' })
  pageCount!: number;
}

@ObjectType({ description: 'One version of the words of a post.' })
export class PostVersion {
  @Field(() => Int, { description: 'Version, from 1.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Title of the thread in that version; opening posts only.' })
  title!: string | null;

  @Field(() => String, { description: 'Words as safe HTML.' })
  bodyHtml!: string;

  @Field(() => Date, { description: 'When this version was written.' })
  writtenAt!: Date;
}

@ObjectType({ description: 'Answer to a write.' })
export class Posted {
  @Field(() => UuidScalar, { description: 'Id of the post.' })
  id!: string;

  @Field(() => String, {
    description: 'PUBLISHED, WAITING (a moderator reads it first) or HELD (kept and being read, shown to nobody else).',
  })
  outcome!: string;

  threadId!: string;
}
