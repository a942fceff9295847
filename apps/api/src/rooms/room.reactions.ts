import { Injectable } from '@nestjs/common';

import type { Tx } from '../platform/db.js';
import type { Delivered, Subscriber } from '../platform/events.js';
import { Outbox } from '../platform/outbox.js';
import { RoomPresenceService } from './room-presence.service.js';

/** A shift began or ended: the rooms of its moderator's groups open or close. */
@Injectable()
export class TellRoomsAboutShifts implements Subscriber {
  readonly name = 'rooms.tell-about-shifts';
  readonly on = ['shift.started', 'shift.ended'] as const;

  constructor(
    outbox: Outbox,
    private readonly presence: RoomPresenceService,
  ) {
    outbox.register(this);
  }

  async handle(event: Delivered, tx: Tx): Promise<void> {
    await this.presence.refreshRoomsOf(tx, [String(event['accountId'])]);
  }
}
