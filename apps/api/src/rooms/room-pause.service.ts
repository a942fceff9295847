import { Injectable } from '@nestjs/common';

import type { Actor } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import { DomainError } from '@kith/domain/refusal';
import { isPaused, pauseMinutes, type PauseReason } from '@kith/domain/room/room';
import { roomPolicy } from '@kith/domain/room/room.policy';

import { Audit } from '../platform/audit.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { WriteKeys } from '../platform/write-keys.js';
import { RoomPresenceService } from './room-presence.service.js';
import type { RoomPause } from './room.model.js';
import { type RoomRow, RoomStore } from './room.store.js';

/** A moderator stops a room kindly for everybody, and lets it go on. The room is told in the same transaction. */
@Injectable()
export class RoomPauseService {
  constructor(
    private readonly db: Db,
    private readonly store: RoomStore,
    private readonly presence: RoomPresenceService,
    private readonly keys: WriteKeys,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** The pause that stands now, or null. */
  of(room: RoomRow): RoomPause | null {
    if (!isPaused(room, this.clock.now())) return null;
    return { byName: room.pausedByName, until: room.pausedUntil, reason: room.pauseReason };
  }

  /** For 2, 5 or 10 minutes by the clock of the server; null minutes: until a moderator lets the room go on. */
  pause(
    actor: Actor,
    given: { key: string; roomId: string; minutes: number | null; reason: PauseReason | null },
  ): Promise<RoomRow> {
    const { roomId, minutes, reason } = given;
    if (minutes !== null && !(pauseMinutes as readonly number[]).includes(minutes))
      throw new DomainError('input.invalid', { field: 'minutes' });
    return this.change(actor, 'room.pause', given, async (tx, room, now) => {
      const until = minutes === null ? null : new Date(now.getTime() + minutes * 60_000);
      await this.store.pause(tx, roomId, { at: now, until, accountId: actor.id, reason });
      return { before: this.standing(room), after: minutes === null ? 'UNTIL_RESUMED' : `${minutes} min`, reason };
    });
  }

  /** Letting a room go on that is not paused changes nothing. */
  resume(actor: Actor, given: { key: string; roomId: string }): Promise<RoomRow> {
    return this.change(actor, 'room.resume', given, async (tx, room) => {
      const before = this.standing(room);
      return (await this.store.resume(tx, given.roomId)) ? { before, after: 'GOES_ON', reason: null } : null;
    });
  }

  private standing(room: RoomRow): string {
    return isPaused(room, this.clock.now()) ? 'PAUSED' : 'GOES_ON';
  }

  private change(
    actor: Actor,
    action: string,
    given: { key: string; roomId: string },
    work: (
      tx: Tx,
      room: RoomRow,
      now: Date,
    ) => Promise<{ before: string; after: string; reason: string | null } | null>,
  ): Promise<RoomRow> {
    const { key, roomId, ...input } = given;
    return this.db.tx(async (tx) => {
      const now = this.clock.now();
      const find = () => this.store.find(tx, roomId, actor.id, now);
      const room = authorize(roomPolicy, 'pause', actor, await find());
      await this.keys.once(
        tx,
        { accountId: actor.id, key, operation: action, input: { roomId, ...input } },
        async () => {
          const changed = await work(tx, room, now);
          if (!changed) return room;
          const { before, after, reason } = changed;
          await this.audit.record(tx, actor, {
            action,
            targetType: 'room',
            targetId: roomId,
            before,
            after,
            reasonCode: reason,
          });
          await this.presence.refresh(tx, roomId);
          return room;
        },
        () => Promise.resolve(room),
      );
      return (await find()) ?? room;
    });
  }
}
