import { io } from 'socket.io-client';

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { RoomEventsSinceQuery } from '../../apps/web/src/gql/graphql.js';
import { followRoom } from '../../apps/web/src/rooms/follow-room.js';
import { askedEvent, liveEvent, startLog, type Line, type RoomLog } from '../../apps/web/src/rooms/room-log.js';
import { ask, type Someone, type TestApp } from '../../apps/api/src/testing/people.js';
import { type Client, say } from '../../apps/api/src/testing/sockets.js';
import { packetProxy, type Fate } from './packet-proxy.js';
import type { Schedule } from './schedule.js';

const eventsSince = `query ($id: UUID!, $seq: Int!) { room(id: $id) { id lastSeq eventsSince(seq: $seq) { seq type at messageId
  message { id seq isMine clientKey bodyHtml sentAt author { id displayName avatar isModerator silenced } replyTo { id authorName firstWords } } } } }`;

type Question = Schedule['questions'][number];
type Place = { roomId: string; membershipId: string; port: number };

/** Somebody in a live room as the web app is: a line that comes back by itself, the log of the product, an outbox. */
export async function aReader(app: TestApp, who: Someone, place: Place, fate: () => Fate, question: () => Question) {
  const { roomId, membershipId } = place;
  const proxy = await packetProxy(place.port, fate);
  const follower = followRoom(startLog(0, []));
  const arrived: Line[] = [];
  const disorder: string[] = [];
  const said: { key: string; seq: number | null }[] = [];
  let before: RoomLog = follower.log;

  const client: Client = io(proxy.address, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 20,
    reconnectionDelayMax: 80,
    extraHeaders: { cookie: who.cookie, origin: app.config.publicUrl },
  });

  follower.start({
    since: async (seq) => {
      const what = question();
      if (what.kind === 'lost') throw new Error('No answer.');
      const { data } = await ask(app, who, eventsSince, { id: roomId, seq });
      const { room } = data as RoomEventsSinceQuery;
      await pause(what.ms);
      return room && { lastSeq: room.lastSeq, events: room.eventsSince.map(askedEvent) };
    },
    changed: (log) => {
      const isOrdered = log.lines.every((line, at) => at === 0 || line.seq > log.lines[at - 1]!.seq);
      if (!isOrdered || log.seq < before.seq) disorder.push(`${before.seq} to ${log.seq}`);
      before = log;
    },
    arrived: (lines) => arrived.push(...lines),
    removed: () => undefined,
  });

  let first: () => void;
  const cameIn = new Promise<void>((done) => (first = done));
  client.on('connect', () => {
    void follower
      .enter({
        stands: () => client.connected,
        join: async () => {
          const answer = await say<{ lastSeq: number }>(client, 'room.join', { roomId });
          if (!answer.ok) throw new Error(answer.code);
          return answer.value;
        },
      })
      .then((isIn) => isIn && first());
  });
  client.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') setTimeout(() => client.connect(), 20);
  });
  client.on('room.event', (event) => follower.take([liveEvent(event, membershipId, follower.log.lines, () => true)]));

  /** One line, with the same key until there is an answer; a refusal is one. */
  const send = async (line: { key: string; seq: number | null }, body: string): Promise<void> => {
    for (;;) {
      if (client.connected) {
        const answer = await say(client, 'room.send', { roomId, body, key: line.key }).catch(() => null);
        if (answer?.ok) return void (line.seq = answer.value.seq);
        if (answer) return;
      }
      if (isOver) return;
      await pause(20);
    }
  };
  let isOver = false;
  let outbox = Promise.resolve();
  await cameIn;

  return {
    membershipId,
    arrived,
    disorder,
    /** In the order they were said, each with the number it was acknowledged with. */
    said,
    get log() {
      return follower.log;
    },
    /** Numbers of the events that the server has given out to this line. */
    get given() {
      return proxy.given
        .filter((text) => text.includes('"room.event"'))
        .map((text) => Number(/"seq":(\d+)/.exec(text)![1]));
    },
    say: () => {
      const line = { key: randomUUID(), seq: null };
      said.push(line);
      const body = `Line ${said.length}`;
      outbox = outbox.then(() => send(line, body));
    },
    /** Their own words, as they see them now. */
    lastLine: (state: Line['state']) => follower.log.lines.findLast((line) => line.isMine && line.state === state)?.id,
    allSaid: () => outbox,
    cut: proxy.cut,
    keepDown: proxy.keepDown,
    hangUp: async () => {
      isOver = true;
      follower.stop();
      client.disconnect();
      await proxy.stop();
    },
  };
}
