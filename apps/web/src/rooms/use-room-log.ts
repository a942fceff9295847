import type { RoomEvent } from '@kith/contracts/realtime';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HelpCardFieldsFragment, RoomLinesQuery } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { ask, useConnection, useSocket } from '../platform/realtime.js';
import { followRoom, tryAgain } from './follow-room.js';
import { askedEvent, lineOf, liveEvent, startLog, withCards, type Line, type RoomLog } from './room-log.js';
import { RoomEventsSince, RoomLines } from './room.graphql.js';

type FirstLines = NonNullable<RoomLinesQuery['room']>;

interface LogOptions {
  roomId: string;
  /** The reader's membership, to know their own lines. */
  me: string | null;
  first: FirstLines;
  /** The line stands: what was told before it stood has to be asked for. */
  onEntered: () => void;
  onArrived: (lines: Line[], log: RoomLog) => void;
  /** Words were taken away: the ids of their messages, and the lines that were on the page. */
  onRemoved: (ids: ReadonlySet<string>, lines: readonly Line[]) => void;
  /** False for people whose words the reader has folded. */
  mayQuote: (authorId: string) => boolean;
}

const pollEvery = 20_000;

/** Goes into the room and keeps its log whole: listens, notices gaps, asks for what is missing, again after each reconnect. */
export function useRoomLog({ roomId, me, first, onEntered, onArrived, onRemoved, mayQuote }: LogOptions) {
  const socket = useSocket();
  const connection = useConnection();
  const [follower] = useState(() => followRoom(startLog(first.lastSeq, first.messages.map(lineOf))));
  const [log, setLog] = useState(follower.log);
  // A card may be there before its line is, so cards are kept by the id of the line.
  const cards = useRef<ReadonlyMap<string, HelpCardFieldsFragment>>(new Map());
  const gone = useRef(false);
  const entered = useEffectEvent(onEntered);
  const arrived = useEffectEvent(onArrived);
  const removed = useEffectEvent(onRemoved);

  const enter = async () => {
    const stands = () => socket?.connected === true;
    if (await follower.enter({ stands, join: () => ask(socket, 'room.join', { roomId }) })) entered();
  };

  /** Fetches the help cards under one's own lines, after an answer said that there is one. Tries until it has them. */
  const fetchCards = async (): Promise<void> => {
    while (!gone.current) {
      try {
        const { room } = await request(RoomLines, { id: roomId });
        const found = (room?.messages ?? []).flatMap((line) =>
          line.helpCard ? [[line.id, line.helpCard] as const] : [],
        );
        cards.current = new Map([...cards.current, ...found]);
        return follower.dressAgain();
      } catch {
        await new Promise((again) => setTimeout(again, tryAgain));
      }
    }
  };

  const onEvent = useEffectEvent((event: RoomEvent) => {
    if (event.roomId === roomId) follower.take([liveEvent(event, me, follower.log.lines, mayQuote)]);
  });
  const onConnect = useEffectEvent(() => void enter());

  useEffect(() => {
    gone.current = false;
    follower.start({
      since: async (seq) => {
        const { room } = await request(RoomEventsSince, { id: roomId, seq });
        return room && { lastSeq: room.lastSeq, events: room.eventsSince.map(askedEvent) };
      },
      dress: (next) => withCards(next, cards.current),
      changed: setLog,
      arrived: (lines, whole) => arrived(lines, whole),
      removed: (ids, lines) => removed(ids, lines),
    });
    return () => {
      gone.current = true;
      follower.stop();
    };
  }, [follower, roomId]);

  useEffect(() => {
    if (!socket) return;
    const heard = (event: RoomEvent) => onEvent(event);
    const connected = () => onConnect();
    socket.on('room.event', heard);
    socket.on('connect', connected);
    if (socket.connected) connected();
    return () => {
      socket.off('room.event', heard);
      socket.off('connect', connected);
      if (socket.connected) socket.emit('room.leave', { roomId }, () => undefined);
    };
  }, [socket, roomId]);

  useEffect(() => {
    if (connection !== 'down') return;
    const poll = setInterval(() => void follower.fill(), pollEvery);
    return () => clearInterval(poll);
  }, [connection, follower]);

  return {
    log,
    /** Somebody told of a number: asks for what is missing if it does not come by itself. */
    hear: follower.hear,
    fetchCards,
  };
}
