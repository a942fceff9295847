import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { randomUUID } from 'node:crypto';

import type { RoomPresence } from '@kith/contracts/realtime';
import { type Actor, hasPowers, leadsDesk } from '@kith/domain/actor';
import { authorize } from '@kith/domain/policy';
import {
  bandOf,
  heartbeatSeconds,
  isOpen,
  isPaused,
  pausesAt,
  presenceSeconds,
  readableHours,
} from '@kith/domain/room/room';
import { roomPolicy } from '@kith/domain/room/room.policy';

import { ViewerSource } from '../platform/auth.js';
import { Clock } from '../platform/clock.js';
import { Db, type Tx } from '../platform/db.js';
import { withoutWords } from '../platform/graphql-error.js';
import { audience, Hints } from '../platform/hints.js';
import { type KithSocket, RealtimeGateway } from '../platform/realtime.gateway.js';
import { Sweeps } from '../platform/sweeps.js';
import { type RoomRow, RoomStore } from './room.store.js';

interface Seat {
  socket: KithSocket;
  roomId: string;
  membershipId: string | null;
  accountId: string;
  hasPowers: boolean;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Who is in which room. Each process renews the rows of its own sockets every 20 seconds; a row without a sign of life
 * for 60 seconds does not count, so a process that dies takes nobody's presence with it.
 */
@Injectable()
export class RoomPresenceService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('rooms');
  private readonly seats = new Map<string, Seat>();
  private readonly leaving = new Set<Promise<void>>();
  private heartbeat: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Db,
    private readonly store: RoomStore,
    private readonly hints: Hints,
    private readonly clock: Clock,
    private readonly viewers: ViewerSource,
    private readonly modules: ModuleRef,
    sweeps: Sweeps,
  ) {
    sweeps.register({ name: 'rooms.presence', run: (tx, now) => this.lookAgain(tx, now) });
  }

  onApplicationBootstrap(): void {
    const gateway = this.modules.get(RealtimeGateway, { strict: false });
    gateway.onLeave((socketId) => this.leave(socketId));
    gateway.onAwake((actors) => this.atTheDesk(actors));
    this.heartbeat = setInterval(
      () => void this.beat().catch((error: unknown) => this.log.error(withoutWords(error))),
      heartbeatSeconds * 1000,
    );
    this.heartbeat.unref();
  }

  /** Leaves in good order, so that other processes need not wait for rows to go stale. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.heartbeat);
    const here = [...this.seats.keys()];
    this.seats.clear();
    await Promise.allSettled([...this.leaving, this.store.leaveAll(this.db.reader, here)]);
  }

  /** Lets a socket into a room and gives the room's last number. Refuses strangers with `resource.notFound`. */
  async enter(socket: KithSocket, actor: Actor, roomId: string): Promise<{ lastSeq: number }> {
    const now = this.clock.now();
    const room = authorize(roomPolicy, 'read', actor, await this.store.find(this.db.reader, roomId, actor.id, now));
    await this.atTheDesk([actor]);
    const before = this.seats.get(socket.id)?.roomId;
    if (before && before !== roomId) await this.leave(socket.id);
    if (socket.disconnected) return { lastSeq: room.lastSeq };
    const { membershipId } = room;
    this.seats.set(socket.id, { socket, roomId, membershipId, accountId: actor.id, hasPowers: hasPowers(actor) });
    await socket.join(membershipId ? [audience.room(roomId), audience.seat(membershipId)] : audience.room(roomId));
    if (membershipId) {
      await this.db.tx(async (tx) => {
        await this.store.enter(tx, { socketId: socket.id, roomId, membershipId, accountId: actor.id, at: now });
        await this.refresh(tx, roomId);
      });
      // The line was lost meanwhile, before there was a row to take away.
      if (this.seats.get(socket.id)?.roomId !== roomId) await this.forget(socket.id);
    }
    // Read after joining: whatever was said before this number is in the page, whatever comes after it arrives.
    return { lastSeq: await this.store.lastSeq(this.db.reader, roomId) };
  }

  /** Takes a socket out of the room it is in, if any. */
  async leave(socketId: string): Promise<void> {
    const seat = this.seats.get(socketId);
    if (!seat) return;
    this.seats.delete(socketId);
    await seat.socket.leave(audience.room(seat.roomId));
    if (seat.membershipId) await seat.socket.leave(audience.seat(seat.membershipId));
    await this.forget(socketId);
  }

  private async forget(socketId: string): Promise<void> {
    const left = this.db.tx(async (tx) => {
      const roomId = await this.store.leave(tx, socketId);
      if (roomId) await this.refresh(tx, roomId);
    });
    this.leaving.add(left);
    await left.finally(() => this.leaving.delete(left));
  }

  /** Tells the room who is there if that has changed: moderators by name, members as a band. Begins and ends openings. */
  async refresh(tx: Tx, roomId: string): Promise<void> {
    const now = this.clock.now();
    const room = await this.store.find(tx, roomId, nobody, now);
    if (!room) return;
    const told = presenceOf(room, now);
    if (told.open) await this.store.keepOpening(tx, roomId, now);
    else await this.store.endOpening(tx, roomId, now);
    if (await this.store.tell(tx, roomId, told))
      await this.hints.send(tx, audience.room(roomId), 'room.presence', told);
  }

  /** Tells every room that the accounts may keep open: a shift began or ended, a line came back. */
  async refreshRoomsOf(tx: Tx, accountIds: readonly string[]): Promise<void> {
    for (const roomId of await this.store.roomsOf(tx, accountIds)) await this.refresh(tx, roomId);
  }

  /** Moderators are on the line, on whatever page: their rooms are open while they are on shift. */
  private async atTheDesk(actors: readonly Actor[]): Promise<void> {
    const desk = actors.filter((actor) => actor.moderates.length > 0 || leadsDesk(actor)).map(({ id }) => id);
    if (!desk.length) return;
    await this.db.tx(async (tx) => {
      const back = await this.store.onLine(tx, [...new Set(desk)], this.clock.now());
      if (back.length) await this.refreshRoomsOf(tx, back);
    });
  }

  /** Renews the rows of this process's sockets and shows out those who no longer belong. */
  async beat(): Promise<void> {
    const here = [...this.seats].map(([socketId, { roomId, accountId }]) => ({ socketId, roomId, accountId }));
    if (!here.length) return;
    const kept = await this.store.renew(this.db.reader, here, this.clock.now());
    for (const { socketId } of here) {
      const seat = this.seats.get(socketId);
      if (!seat) await this.store.leave(this.db.reader, socketId);
      else if (!kept.has(socketId) || (seat.hasPowers && !(await this.isAwake(seat.socket))))
        await this.leave(socketId);
    }
  }

  /** A moderator whose session has locked or ended is not there, even if their line still stands (R5). */
  private async isAwake({ data }: KithSocket): Promise<boolean> {
    const viewer = await this.viewers.find(data.token, { background: true, correlationId: randomUUID() });
    return viewer?.state === 'ready';
  }

  /** Notices what nobody said: processes that died, shifts that ended, certificates that ran out. */
  private async lookAgain(tx: Tx, now: Date): Promise<number> {
    const rooms = await this.store.lively(tx);
    for (const roomId of rooms) await this.refresh(tx, roomId);
    await this.store.forget(tx, new Date(now.getTime() - 5 * presenceSeconds * 1000));
    await this.store.forgetVisits(tx, new Date(now.getTime() - readableHours * 3_600_000));
    return rooms.length;
  }
}

const presenceOf = (room: RoomRow, now: Date): RoomPresence => ({
  roomId: room.id,
  moderators: room.moderatorsHere,
  band: bandOf(room.people),
  open: isOpen(room, now),
  closesAt: room.closesAt?.toISOString() ?? null,
  pausesAt: pausesAt(room, now)?.toISOString() ?? null,
  slowModeSeconds: room.slowModeSeconds,
  pause: isPaused(room, now)
    ? { byName: room.pausedByName, until: room.pausedUntil?.toISOString() ?? null, reason: room.pauseReason }
    : null,
});
