import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';

import { DomainError } from '@kith/domain/refusal';
import { longestMessage } from '@kith/domain/room/room';

import { RealtimeGateway } from '../platform/realtime.gateway.js';
import { UuidScalar } from '../platform/scalars.js';
import { ScreeningService } from '../screening/screening.service.js';
import { RoomPresenceService } from './room-presence.service.js';
import { RoomSendingService } from './room-sending.service.js';

const ids = new UuidScalar();

const textOf = (value: unknown, field: string): string => {
  if (typeof value !== 'string') throw new DomainError('input.required', { field });
  return value;
};

/** What browsers say about live rooms over the socket. Every answer is given after the commit. */
@Injectable()
export class RoomSockets implements OnApplicationBootstrap {
  constructor(
    private readonly modules: ModuleRef,
    private readonly presence: RoomPresenceService,
    private readonly sending: RoomSendingService,
    private readonly screening: ScreeningService,
  ) {}

  onApplicationBootstrap(): void {
    const gateway = this.modules.get(RealtimeGateway, { strict: false });
    gateway.on('room.join', (socket, { actor }, { roomId }) =>
      this.presence.enter(socket, actor, ids.parseValue(roomId)),
    );
    gateway.on('room.leave', (socket) => this.presence.leave(socket.id));
    gateway.on(
      'room.send',
      async (_socket, { actor }, { roomId, body, key, replyToId }) => {
        const line = {
          roomId: ids.parseValue(roomId),
          body: textOf(body, 'body'),
          key: ids.parseValue(key),
          replyToId: replyToId === undefined || replyToId === null ? null : ids.parseValue(replyToId),
        };
        const { id, seq, helpCard } = await this.sending.send(actor, line);
        return { seq, messageId: id, helpCard };
      },
      {
        activity: true,
        urgent: ({ body }) =>
          typeof body === 'string' && body.length <= longestMessage && this.screening.showsDanger(body),
      },
    );
  }
}
