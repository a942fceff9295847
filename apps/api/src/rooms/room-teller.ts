import { Injectable } from '@nestjs/common';

import type { RoomEvent } from '@kith/contracts/realtime';

import type { Tx } from '../platform/db.js';
import { audience, Hints } from '../platform/hints.js';

/** What decides who hears the words of a message, and who hears more. */
export interface Speaker {
  authorId: string;
  /** Key the author's client gave the message. */
  key: string;
  /** Memberships that the author has blocked. */
  blocked: readonly string[];
}

/** Tells a room what happened in it: the number to everybody, the words only to those who may read them. */
@Injectable()
export class RoomTeller {
  constructor(private readonly hints: Hints) {}

  /** `speaker` comes with a message that everybody may read now but those the speaker has blocked. */
  tell(tx: Tx, event: RoomEvent, speaker?: Speaker): Promise<void> {
    const otherwise = speaker
      ? [
          { to: [audience.seat(speaker.authorId)], change: { clientKey: speaker.key } },
          { to: speaker.blocked.map(audience.seat), change: { message: null } },
        ]
      : [];
    return this.hints.sendApart(tx, {
      to: audience.room(event.roomId),
      name: 'room.event',
      args: [event],
      otherwise,
    });
  }
}
