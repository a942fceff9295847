import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import { UuidScalar } from '../platform/scalars.js';

export const RoomEventType = {
  SENT: 'SENT',
  HIDDEN: 'HIDDEN',
  TAKEN_BACK: 'TAKEN_BACK',
  RESTORED: 'RESTORED',
} as const;
export type RoomEventType = (typeof RoomEventType)[keyof typeof RoomEventType];
registerEnumType(RoomEventType, {
  name: 'RoomEventType',
  description:
    'SENT: said. HIDDEN: a moderator took it out of sight. TAKEN_BACK: its author did. RESTORED: it stands again.',
});

@ObjectType({ description: 'A moderator who is here.' })
export class RoomPerson {
  @Field(() => UuidScalar, { description: 'Their membership in this group.' })
  membershipId!: string;

  @Field(() => String, { description: 'Name in this group.' })
  displayName!: string;

  @Field(() => String, { description: 'Drawing and ground.' })
  avatar!: string;
}

export const RoomPauseReason = { BREAK: 'BREAK', BREATH: 'BREATH', SORTING_OUT: 'SORTING_OUT' } as const;
export type RoomPauseReason = (typeof RoomPauseReason)[keyof typeof RoomPauseReason];
registerEnumType(RoomPauseReason, {
  name: 'RoomPauseReason',
  description: 'BREAK: a short break. BREATH: a moment to breathe. SORTING_OUT: the moderator sorts something out.',
});

@ObjectType({ description: 'A moderator has stopped the room for everybody.' })
export class RoomPause {
  @Field(() => String, {
    nullable: true,
    description: 'Name in this group of the moderator who did; null when they are not in it.',
  })
  byName!: string | null;

  @Field(() => Date, {
    nullable: true,
    description: 'The room goes on then by itself; null when a moderator lets it go on.',
  })
  until!: Date | null;

  @Field(() => RoomPauseReason, { nullable: true, description: 'Why, if they said.' })
  reason!: RoomPauseReason | null;
}

@ObjectType({ description: 'What the viewer may do in a room now.' })
export class RoomViewerCan {
  @Field(() => Boolean, { description: 'Speak.' })
  send!: boolean;

  @Field(() => Boolean, { description: 'Slow the room down and act on messages.' })
  moderate!: boolean;
}

@ObjectType({ description: 'The message that another one answers.' })
export class RoomQuote {
  @Field(() => UuidScalar, { description: 'Id of the message.' })
  id!: string;

  @Field(() => String, { description: 'Who said it.' })
  authorName!: string;

  @Field(() => String, { description: 'Its first words, at most 80 characters.' })
  firstWords!: string;
}

@ObjectType({ description: 'One line of chat.' })
export class RoomMessage {
  @Field(() => UuidScalar, { description: 'Id of the message.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the event that said it; 0 while it is kept for the moderators.' })
  seq!: number;

  @Field(() => Boolean, { description: 'Whether the viewer said it.' })
  isMine!: boolean;

  @Field(() => UuidScalar, {
    nullable: true,
    description: "Key the viewer's own client gave it; null for others' messages.",
  })
  clientKey!: string | null;

  @Field(() => String, { description: 'Sanitised HTML; empty when the viewer has muted or blocked the author.' })
  bodyHtml!: string;

  @Field(() => Date, { description: 'When it was said, by the clock of the server.' })
  sentAt!: Date;
}

@ObjectType({ description: 'One numbered thing that happened in a room. Numbers have no gaps.' })
export class RoomEvent {
  @Field(() => Int, { description: 'Number in the room, from 1.' })
  seq!: number;

  @Field(() => RoomEventType, { description: 'What happened.' })
  type!: RoomEventType;

  @Field(() => Date, { description: 'When.' })
  at!: Date;

  @Field(() => UuidScalar, { description: 'The message it happened to.' })
  messageId!: string;

  @Field(() => RoomMessage, {
    nullable: true,
    description: 'The message while it stands; null once it was hidden or taken back.',
  })
  message!: RoomMessage | null;
}

@ObjectType({ description: 'Receipt for a message, given after it was stored.' })
export class SentMessage {
  @Field(() => UuidScalar, { description: 'Id of the message.' })
  id!: string;

  @Field(() => Int, {
    description: 'Number in the room; 0 when it is kept for the moderators and does not stand in the room.',
  })
  seq!: number;
}

@ObjectType({
  description: 'The live room of a group. Open only while a moderator of the group is on shift and on the line.',
})
export class Room {
  @Field(() => UuidScalar, { description: 'Id of the room.' })
  id!: string;

  @Field(() => UuidScalar, { description: 'Its group.' })
  groupId!: string;

  @Field(() => String, { description: 'Name of the group.' })
  groupName!: string;

  @Field(() => String, { description: 'The group in addresses.' })
  groupSlug!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'Planned end of the last shift that keeps it open, and of those that follow; null while closed, and once it is past.',
  })
  closesAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Begin of the next planned shift; null when none is planned.' })
  opensAt!: Date | null;

  @Field(() => [RoomPerson], { description: 'Moderators on shift and on the line, by name.' })
  moderatorsHere!: RoomPerson[];

  @Field(() => Int, { description: 'Number of the last event.' })
  lastSeq!: number;

  @Field(() => Int, { description: 'Seconds a member waits between two messages; 0 when slow mode is off.' })
  slowModeSeconds!: number;
}
