import type { RoomEvent, RoomPresence } from '@kith/contracts/realtime';

import { ShiftService } from '../shifts/shift.service.js';
import { aGroup, aMember, aModerator, ask, type Someone, type TestApp } from './people.js';
import { type Client, say, type Sockets } from './sockets.js';

/** A group with its room, closed until somebody is on shift, and two people who belong there. */
export async function aRoom(app: TestApp): Promise<{
  group: { id: string; slug: string; name: string };
  roomId: string;
  moderator: Someone;
  member: Someone;
}> {
  const group = await aGroup(app);
  const moderator = await aModerator(app, { groups: [group], name: 'Marsh' });
  const member = await aMember(app, { groups: [group] });
  const { data } = await ask(app, moderator, `query($slug: String!) { roomOfGroup(groupSlug: $slug) { id } }`, {
    slug: group.slug,
  });
  return { group, roomId: data!['roomOfGroup'].id, moderator, member };
}

/** Somebody comes into a room. What it tells them from now on is kept. Throws when they may not. */
export async function inRoom(
  sockets: Sockets,
  who: Someone,
  roomId: string,
): Promise<{ client: Client; events: RoomEvent[]; told: RoomPresence[] }> {
  const client = await sockets.connect(who);
  const events: RoomEvent[] = [];
  const told: RoomPresence[] = [];
  client.on('room.event', (event) => events.push(event));
  client.on('room.presence', (presence) => told.push(presence));
  const joined = await say(client, 'room.join', { roomId });
  if (!joined.ok) throw new Error(`The room did not let them in: ${joined.code}`);
  return { client, events, told };
}

/** A shift from now on, which opens the rooms of its moderator. */
export const startShift = (app: TestApp, who: Someone) =>
  app.get(ShiftService).start(who.actor, { shiftId: null, until: null, hardItemCap: 3 });

/** Its moderator is on shift and there: the room is open. */
export async function openRoom(app: TestApp, sockets: Sockets, moderator: Someone, roomId: string) {
  await startShift(app, moderator);
  return inRoom(sockets, moderator, roomId);
}

export async function eventsSince(
  app: TestApp,
  who: Someone,
  roomId: string,
  seq: number,
): Promise<{ seq: number; type: string; messageId: string; message: { bodyHtml: string } | null }[]> {
  const { data } = await ask(
    app,
    who,
    `query($id: UUID!, $seq: Int!) { room(id: $id) { eventsSince(seq: $seq) { seq type messageId message { bodyHtml } } } }`,
    { id: roomId, seq },
  );
  return data!['room'].eventsSince;
}
