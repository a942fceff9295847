import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';

import type { Actor } from '@kith/domain/actor';

import { Conversation } from '../conversations/conversation.model.js';
import { GroupService } from '../groups/group.service.js';
import { InboxService } from '../inbox/inbox.service.js';
import { Notice } from '../notifications/notice.model.js';
import { type NoticeRow, NoticeService } from '../notifications/notice.service.js';
import { CurrentActor, Load } from '../platform/auth.js';
import { Loaders } from '../platform/loaders.js';
import { Room } from '../rooms/room.model.js';
import { type RoomRow, RoomService } from '../rooms/room.service.js';
import { ThreadRow } from '../threads/thread.model.js';
import { ThreadService } from '../threads/thread.service.js';

const mostNotices = 5;

@ObjectType({ description: 'What is new for one person, in one look; then it ends (ux.md M05).' })
export class Today {
  @Field(() => [Notice], {
    description: 'Up to five unseen notices, newest first; those about conversations stand below.',
  })
  forYou!: NoticeRow[];
  @Field(() => [Conversation], { description: 'Private conversations with something unread.' })
  conversations!: Conversation[];
  @Field(() => [ThreadRow], { description: 'Up to 20 threads with something unread.' }) threads!: ThreadRow[];
  @Field(() => [Room], { description: "Live rooms of the viewer's groups that are open now." }) rooms!: RoomRow[];
}

/** Notices that only announce a message; Today shows the conversation itself. */
const shownAsConversation = new Set(['team.wrote', 'clinician.wrote']);

@Resolver()
export class TodayResolver {
  constructor(
    private readonly notices: NoticeService,
    private readonly inbox: InboxService,
    private readonly threads: ThreadService,
    private readonly rooms: RoomService,
    private readonly groups: GroupService,
  ) {}

  @Query(() => Today, { description: 'What is new for the viewer; at most twenty threads, then an end.' })
  async today(@CurrentActor() actor: Actor, @Load() load: Loaders): Promise<Today> {
    const mine = (await this.groups.membershipsOf(actor)).filter((one) => one.standing === 'ACTIVE');
    const [notices, conversations, threads, rooms] = await Promise.all([
      this.notices.unseenOf(actor.id, 20),
      this.inbox.mine(actor),
      this.threads.unread(actor, load),
      Promise.all(mine.map((one) => load.load(this.rooms.roomOfGroup, one.groupId))),
    ]);
    return {
      forYou: notices.filter((notice) => !shownAsConversation.has(notice.kind)).slice(0, mostNotices),
      conversations: conversations.filter((conversation) => conversation.unread),
      threads,
      rooms: rooms.filter((room) => room !== null && room.moderatorsHere.length > 0) as RoomRow[],
    };
  }
}
