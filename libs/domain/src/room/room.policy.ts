import { type Actor, moderatesGroup } from '../actor.js';
import type { Policy } from '../policy.js';

/** A room as one person meets it. */
export interface RoomSubject {
  groupId: string;
  /** The person's active membership of the room's group, or null. */
  membershipId: string | null;
  /** Author of the message in question, when there is one. */
  authorId?: string;
}

/** Only people of the group and its moderators are let in; only people of the group speak. */
export const roomPolicy = {
  read: (actor: Actor, room: RoomSubject) => room.membershipId !== null || moderatesGroup(actor, room.groupId),
  send: (_actor: Actor, room: RoomSubject) => room.membershipId !== null,
  takeBack: (_actor: Actor, room: RoomSubject) => room.membershipId !== null && room.authorId === room.membershipId,
  setPace: (actor: Actor, room: RoomSubject) => moderatesGroup(actor, room.groupId),
  /** Stopping the room kindly for everybody, and letting it go on. */
  pause: (actor: Actor, room: RoomSubject) => moderatesGroup(actor, room.groupId),
  /** What was said whenever; members read only what this opening and their last ones hold (M13). */
  readAll: (actor: Actor, room: RoomSubject) => moderatesGroup(actor, room.groupId),
} satisfies Policy<RoomSubject>;
