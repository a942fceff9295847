import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';

import { ModeratorHere } from '../groups/group.model.js';
import { UuidScalar } from '../platform/scalars.js';

export const ConversationKind = { TEAM: 'TEAM', CLINICAL: 'CLINICAL' } as const;
export type ConversationKind = (typeof ConversationKind)[keyof typeof ConversationKind];
registerEnumType(ConversationKind, {
  name: 'ConversationKind',
  description:
    'TEAM: with the moderation team of a group. CLINICAL: with a clinician. Two records, two audiences (R34).',
});

@ObjectType({ description: 'One message of a private conversation.' })
export class ConversationMessage {
  @Field(() => UuidScalar, { description: 'Id of the message.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether the viewer wrote it.' })
  fromMe!: boolean;

  @Field(() => String, {
    description: 'Who wrote it. To a member the moderation team has no names: then it is empty and authorRole tells.',
  })
  authorName!: string;

  @Field(() => String, { description: 'MEMBER, MODERATION_TEAM or CLINICIAN.' })
  authorRole!: string;

  @Field(() => String, { nullable: true, description: 'Drawing and ground of a member.' })
  avatar!: string | null;

  @Field(() => String, { description: 'Sanitised HTML.' })
  bodyHtml!: string;

  @Field(() => Date, { description: 'When it was written.' })
  sentAt!: Date;
}

@ObjectType({ description: 'What the viewer may do in a conversation now.' })
export class ConversationViewerCan {
  @Field(() => Boolean, { description: 'Write.' })
  write!: boolean;

  @Field(() => Boolean, { description: 'Ask to be called back; clinical conversations only.' })
  askCallBack!: boolean;
}

@ObjectType({ description: 'What a member can count on while the moderation team has not answered.' })
export class ConversationReceipt {
  @Field(() => Date, {
    nullable: true,
    description: 'By when somebody will have read it; null once somebody has.',
  })
  lookBy!: Date | null;

  @Field(() => ModeratorHere, { nullable: true, description: 'A moderator of the group who is here now.' })
  moderator!: ModeratorHere | null;
}

@ObjectType({ description: 'A private conversation of a member with the moderation team or with a clinician.' })
export class Conversation {
  @Field(() => UuidScalar, { description: 'Id of the conversation.' })
  id!: string;

  @Field(() => ConversationKind, { description: 'With whom.' })
  kind!: ConversationKind;

  @Field(() => String, { description: 'Name of the group, or of the clinician.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Group whose moderators it is with.' })
  groupName!: string | null;

  @Field(() => [String], { description: 'Who can read it, as codes: GROUP_MODERATORS, LEADS, CLINICAL_TEAM.' })
  readers!: string[];

  @Field(() => Date, { description: 'When the last message was written.' })
  lastMessageAt!: Date;

  @Field(() => Boolean, { description: 'Whether the viewer has not read the last message of the other side.' })
  unread!: boolean;

  @Field(() => [ConversationMessage], { description: 'The last 500 messages, oldest first.' })
  items!: ConversationMessage[];

  @Field(() => Date, { nullable: true, description: 'When the member asked to be called back.' })
  callBackAskedAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'From when they want to be rung; null for any time.' })
  callBackFrom!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Until when they want to be rung; null for any time.' })
  callBackUntil!: Date | null;

  @Field(() => ConversationViewerCan, { description: 'What the viewer may do.' })
  viewerCan!: ConversationViewerCan;

  /** Membership of a member whose last line the team has not answered; for the fields that higher features add. */
  waiting?: string;
}
