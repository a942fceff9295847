import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { isOpen, type MessageState, move, paces, pausesAt, readableHours, whyNotSend } from '@kith/domain/room/room';
import { roomPolicy } from '@kith/domain/room/room.policy';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import type { Batch } from '../platform/loaders.js';
import { Outbox } from '../platform/outbox.js';
import type { ReviewableContent } from '../screening/content.model.js';
import { type EventRow, type MessageRow, MessageStore, type Reader, type StoredMessage } from './message.store.js';
import { RoomPresenceService } from './room-presence.service.js';
import { RoomTeller } from './room-teller.js';
import { type RoomRow, RoomStore } from './room.store.js';

export type { EventRow, MessageRow } from './message.store.js';
export type { RoomRow } from './room.store.js';

/** How a message is moved by moderation; the reason code is that of the act. */
export interface MessageMove {
  to: string;
  actorId: string | null;
  reasonCode: string;
  note: string | null;
}

const linesOnPage = 200;
const eventsAtOnce = 500;
const keptOnPage = 20;

@Injectable()
export class RoomService {
  constructor(
    private readonly db: Db,
    private readonly store: RoomStore,
    private readonly messages: MessageStore,
    private readonly presence: RoomPresenceService,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly teller: RoomTeller,
    private readonly clock: Clock,
  ) {}

  /** A room as it stands for the actor; null when it does not exist for them. */
  async read(actor: Actor, id: string): Promise<RoomRow | null> {
    return this.ifReadable(actor, await this.store.find(this.db.reader, id, actor.id, this.clock.now()));
  }

  async ofGroup(actor: Actor, slug: string): Promise<RoomRow | null> {
    const groupId = await this.store.groupIdOf(this.db.reader, slug);
    if (!groupId) return null;
    const [room] = await this.store.ofGroups(this.db.reader, [groupId], actor.id, this.clock.now());
    return this.ifReadable(actor, room ?? null);
  }

  /** Rooms by group id, for the field on groups; those the actor may not enter are left out. */
  readonly roomOfGroup: Batch<RoomRow> = async (groupIds, { db, actor, now }) => {
    if (!actor) return new Map();
    const found = await this.store.ofGroups(db, groupIds, actor.id, now);
    return new Map(found.filter((room) => roomPolicy.read(actor, room)).map((room) => [room.groupId, room]));
  };

  /** The last 200 lines that the actor may read, oldest first. Only for rooms handed out by the reads above. */
  latest(actor: Actor, room: RoomRow): Promise<MessageRow[]> {
    return this.messages.latest(this.db.reader, room.id, this.readerOf(actor, room), linesOnPage);
  }

  /** The viewer's own last lines that are kept for the moderators. Only for rooms handed out by the reads above. */
  async kept(room: RoomRow): Promise<MessageRow[]> {
    return room.membershipId ? this.messages.kept(this.db.reader, room.id, room.membershipId, keptOnPage) : [];
  }

  /** What happened after a number, in order, at most 500 events. Hidden words do not travel again. */
  eventsSince(actor: Actor, room: RoomRow, seq: number): Promise<EventRow[]> {
    return this.messages.eventsSince(
      this.db.reader,
      room.id,
      this.readerOf(actor, room),
      Math.max(0, seq),
      eventsAtOnce,
    );
  }

  /** Members read the opening that runs, and for a day the last ones they were in (M13); moderators read all. */
  private readerOf(actor: Actor, room: RoomRow): Reader {
    const closedAfter = new Date(this.clock.now().getTime() - readableHours * 3_600_000);
    return { membershipId: room.membershipId, closedAfter: roomPolicy.readAll(actor, room) ? null : closedAfter };
  }

  isOpen(room: RoomRow): boolean {
    return isOpen(room, this.clock.now());
  }

  /** Writing pauses then, because the moderator has stepped away; null otherwise. */
  pausesAt(room: RoomRow): Date | null {
    return pausesAt(room, this.clock.now());
  }

  /** What the viewer may do in the room now. */
  viewerCan(actor: Actor, room: RoomRow): { send: boolean; moderate: boolean } {
    const now = this.clock.now();
    const isModerator = roomPolicy.pause(actor, room);
    const nothingElse = { slowModeSeconds: 0, isModerator, lastSentAt: null, sentLately: 0, isConfirmed: true };
    const why = whyNotSend({ ...room, ...nothingElse, isOpen: isOpen(room, now) }, now);
    return { send: roomPolicy.send(actor, room) && why === null, moderate: roomPolicy.setPace(actor, room) };
  }

  /** A member takes their own message back. Taking it back twice changes nothing. */
  async takeBack(actor: Actor, messageId: string): Promise<RoomRow> {
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const message = await this.messages.forChange(tx, messageId, now);
      const room = message && (await this.store.find(tx, message.roomId, actor.id, now));
      authorize(roomPolicy, 'takeBack', actor, room && message ? { ...room, authorId: message.authorId } : null);
      if (message && message.state !== 'AUTHOR_DELETED') {
        await this.audit.record(tx, actor, {
          action: 'message.takeBack',
          targetType: 'message',
          targetId: messageId,
          before: message.state,
          after: 'AUTHOR_DELETED',
        });
        await this.moveMessage(tx, message, {
          to: 'AUTHOR_DELETED',
          actorId: actor.id,
          reasonCode: 'author',
          note: null,
        });
      }
      return (await this.store.find(tx, room!.id, actor.id, now)) as RoomRow;
    });
  }

  /** A moderator slows the room down: 0, 10, 30 or 60 seconds between two messages of a member. */
  async setPace(actor: Actor, roomId: string, seconds: number): Promise<RoomRow> {
    if (!(paces as readonly number[]).includes(seconds))
      throw new DomainError('input.invalid', { field: 'slowModeSeconds' });
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const room = authorize(roomPolicy, 'setPace', actor, await this.store.find(tx, roomId, actor.id, now));
      if (await this.store.setPace(tx, roomId, seconds)) {
        await this.audit.record(tx, actor, {
          action: 'room.setPace',
          targetType: 'room',
          targetId: roomId,
          before: String(room.slowModeSeconds),
          after: String(seconds),
        });
        await this.presence.refresh(tx, roomId);
      }
      return { ...room, slowModeSeconds: seconds };
    });
  }

  /** A message with five minutes of chat each way, for moderators (R6). Null for an unknown one. */
  async contentForReview(tx: Tx, messageId: string): Promise<ReviewableContent | null> {
    const message = await this.messages.find(tx, messageId, this.clock.now());
    if (!message) return null;
    const [before, after] = [
      await this.messages.around(tx, message, 'before'),
      await this.messages.around(tx, message, 'after'),
    ];
    return {
      contentType: 'MESSAGE',
      contentId: message.id,
      version: message.version,
      groupId: message.groupId,
      membershipId: message.authorId,
      title: null,
      bodySource: message.bodySource,
      state: message.state,
      writtenAt: message.sentAt,
      link: `/rooms/${message.roomId}`,
      repliesOff: false,
      before,
      after,
    };
  }

  /**
   * Moderation moves a message: held, hidden, removed or back. The caller has decided who may, and records the act. The
   * room is told in the same transaction. Refuses with `post.illegalTransition`; a move to where it is changes nothing.
   */
  async moderate(tx: Tx, messageId: string, wanted: MessageMove): Promise<void> {
    const message = await this.messages.forChange(tx, messageId, this.clock.now());
    if (!message) throw new DomainError('resource.notFound');
    if (message.state !== wanted.to) await this.moveMessage(tx, message, wanted);
  }

  private async moveMessage(tx: Tx, message: StoredMessage, wanted: MessageMove): Promise<void> {
    const now = this.clock.now();
    const to = wanted.to as MessageState;
    const type = move(message.state, to, message.seq !== null);
    await this.messages.setState(tx, message.id, to);
    await this.messages.recordMove(tx, {
      messageId: message.id,
      from: message.state,
      ...wanted,
      at: now,
    });
    await this.outbox.publish(
      tx,
      [
        {
          type: 'message.stateChanged',
          contentId: message.id,
          groupId: message.groupId,
          membershipId: message.authorId,
          from: message.state,
          to,
          reasonCode: wanted.reasonCode,
        },
      ],
      { actorId: wanted.actorId },
    );
    if (!type) return;
    const seq = await this.messages.number(tx, message.roomId, type, message.id, now);
    const event = { roomId: message.roomId, seq, at: now.toISOString() };
    // Without words: who may read them now is for the server to say.
    await this.teller.tell(tx, type === 'SENT' ? { ...event, type } : { ...event, type, messageId: message.id });
  }

  private ifReadable(actor: Actor, room: RoomRow | null): RoomRow | null {
    return room && roomPolicy.read(actor, room) ? room : null;
  }
}
