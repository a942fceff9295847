import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';
import { bandOf } from '@kith/domain/room/room';

import { Author, MyMembership, PeerGroup } from '../groups/group.model.js';
import { authors, myMemberships } from '../groups/membership.loader.js';
import { CurrentActor, Load } from '../platform/auth.js';
import { Loaders } from '../platform/loaders.js';
import { UuidScalar } from '../platform/scalars.js';
import { helpCardOf } from '../screening/screening.loader.js';
import { HelpCard } from '../screening/screening.model.js';
import { replyQuotes } from './room.loader.js';
import {
  Room,
  RoomEvent,
  RoomMessage,
  RoomPause,
  RoomPauseReason,
  RoomQuote,
  RoomViewerCan,
  SentMessage,
} from './room.model.js';
import { RoomPauseService } from './room-pause.service.js';
import { RoomSendingService } from './room-sending.service.js';
import { type EventRow, type MessageRow, type RoomRow, RoomService } from './room.service.js';

@Resolver(() => Room)
export class RoomResolver {
  constructor(
    private readonly rooms: RoomService,
    private readonly sending: RoomSendingService,
    private readonly pauses: RoomPauseService,
  ) {}

  @Query(() => Room, { nullable: true, description: 'A live room; null when it does not exist for the viewer.' })
  room(@CurrentActor() actor: Actor, @Args('id', { type: () => UuidScalar }) id: string): Promise<RoomRow | null> {
    return this.rooms.read(actor, id);
  }

  @Query(() => Room, {
    nullable: true,
    description: 'The live room of a group; null when it does not exist for the viewer.',
  })
  roomOfGroup(
    @CurrentActor() actor: Actor,
    @Args('groupSlug', { type: () => String }) groupSlug: string,
  ): Promise<RoomRow | null> {
    return this.rooms.ofGroup(actor, groupSlug);
  }

  @Mutation(() => SentMessage, {
    description: 'Say something when the socket cannot. Safe to repeat with the same key.',
  })
  sendRoomMessage(
    @CurrentActor() actor: Actor,
    @Args('key', { type: () => UuidScalar }) key: string,
    @Args('roomId', { type: () => UuidScalar }) roomId: string,
    @Args('body', { type: () => String }) body: string,
    @Args('replyToId', { type: () => UuidScalar, nullable: true }) replyToId?: string | null,
  ): Promise<SentMessage> {
    return this.sending.send(actor, { roomId, body, key, replyToId: replyToId ?? null });
  }

  @Mutation(() => Room, { description: "Take one's own message back. The room is told." })
  takeBackMessage(
    @CurrentActor() actor: Actor,
    @Args('messageId', { type: () => UuidScalar }) messageId: string,
  ): Promise<RoomRow> {
    return this.rooms.takeBack(actor, messageId);
  }

  @Mutation(() => Room, {
    description: 'A moderator slows the room down: 0, 10, 30 or 60 seconds between two messages of a member.',
  })
  setRoomPace(
    @CurrentActor() actor: Actor,
    @Args('roomId', { type: () => UuidScalar }) roomId: string,
    @Args('slowModeSeconds', { type: () => Int }) slowModeSeconds: number,
  ): Promise<RoomRow> {
    return this.rooms.setPace(actor, roomId, slowModeSeconds);
  }

  @Mutation(() => Room, {
    description:
      'A moderator stops the room for everybody, for 2, 5 or 10 minutes or until one lets it go on. On a paused room it changes how long and why. Safe to repeat with the same key.',
  })
  pauseRoom(
    @CurrentActor() actor: Actor,
    @Args('key', { type: () => UuidScalar }) key: string,
    @Args('roomId', { type: () => UuidScalar }) roomId: string,
    @Args('minutes', { type: () => Int, nullable: true }) minutes?: number | null,
    @Args('reason', { type: () => RoomPauseReason, nullable: true }) reason?: RoomPauseReason | null,
  ): Promise<RoomRow> {
    return this.pauses.pause(actor, { key, roomId, minutes: minutes ?? null, reason: reason ?? null });
  }

  @Mutation(() => Room, {
    description: 'A moderator lets a paused room go on at once. Safe to repeat with the same key.',
  })
  resumeRoom(
    @CurrentActor() actor: Actor,
    @Args('key', { type: () => UuidScalar }) key: string,
    @Args('roomId', { type: () => UuidScalar }) roomId: string,
  ): Promise<RoomRow> {
    return this.pauses.resume(actor, { key, roomId });
  }

  @ResolveField(() => RoomPause, {
    nullable: true,
    description: 'A moderator has stopped the room for everybody; null while it goes on.',
  })
  pause(@Parent() room: RoomRow): RoomPause | null {
    return this.pauses.of(room);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether one can talk now: a moderator is on shift and on the line, or was until two minutes ago.',
  })
  isOpen(@Parent() room: RoomRow): boolean {
    return this.rooms.isOpen(room);
  }

  @ResolveField(() => Date, {
    nullable: true,
    description: 'The moderator has stepped away, and writing pauses then unless one comes back; null otherwise.',
  })
  pausesAt(@Parent() room: RoomRow): Date | null {
    return this.rooms.pausesAt(room);
  }

  @ResolveField(() => String, { description: 'How many people are here: NOBODY, A_FEW, ABOUT_12 or MORE_THAN_20.' })
  band(@Parent() room: RoomRow): string {
    return bandOf(room.people);
  }

  @ResolveField(() => MyMembership, { nullable: true, description: "The viewer's own place in the group." })
  async me(@Parent() room: RoomRow, @Load() load: Loaders): Promise<MyMembership | null> {
    return room.membershipId ? load.load(myMemberships, room.groupId) : null;
  }

  @ResolveField(() => [RoomMessage], {
    description:
      'The last 200 lines, oldest first: of the opening that runs, and for 24 hours of those the viewer was in. Moderators read all.',
  })
  messages(@Parent() room: RoomRow, @CurrentActor() actor: Actor): Promise<MessageRow[]> {
    return this.rooms.latest(actor, room);
  }

  @ResolveField(() => [RoomMessage], {
    description: "The viewer's own last lines that are kept for the moderators, oldest first; nobody else sees them.",
  })
  kept(@Parent() room: RoomRow): Promise<MessageRow[]> {
    return this.rooms.kept(room);
  }

  @ResolveField(() => [RoomEvent], { description: 'Every event after a number, in order; at most 500.' })
  eventsSince(
    @Parent() room: RoomRow,
    @CurrentActor() actor: Actor,
    @Args('seq', { type: () => Int }) seq: number,
  ): Promise<EventRow[]> {
    return this.rooms.eventsSince(actor, room, seq);
  }

  @ResolveField(() => RoomViewerCan, { description: 'What the viewer may do here now.' })
  viewerCan(@Parent() room: RoomRow, @CurrentActor() actor: Actor): RoomViewerCan {
    return this.rooms.viewerCan(actor, room);
  }
}

@Resolver(() => RoomMessage)
export class RoomMessageResolver {
  @ResolveField(() => Author, { description: 'Who said it.' })
  author(@Parent() message: MessageRow, @Load() load: Loaders): Promise<Author | null> {
    return load.load(authors, message.authorId);
  }

  @ResolveField(() => RoomQuote, { nullable: true, description: 'What it answers, while that still stands.' })
  async replyTo(@Parent() message: MessageRow, @Load() load: Loaders): Promise<RoomQuote | null> {
    return message.replyToId ? load.load(replyQuotes, message.replyToId) : null;
  }

  @ResolveField(() => HelpCard, { nullable: true, description: 'A card that offers help, for the author alone.' })
  async helpCard(@Parent() message: MessageRow, @Load() load: Loaders): Promise<HelpCard | null> {
    return message.isMine ? load.load(helpCardOf, message.id) : null;
  }
}

@Resolver(() => PeerGroup)
export class GroupRoomResolver {
  constructor(private readonly rooms: RoomService) {}

  @ResolveField(() => Room, { nullable: true, description: 'The live room of the group, if the viewer may enter it.' })
  room(@Parent() group: PeerGroup, @Load() load: Loaders): Promise<RoomRow | null> {
    return load.load(this.rooms.roomOfGroup, group.id);
  }
}
