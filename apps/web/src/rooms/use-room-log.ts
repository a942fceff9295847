import type { RoomEvent } from '@kith/contracts/realtime';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { HelpCardFieldsFragment, RoomLinesQuery } from '../gql/graphql.js';
import { request } from '../platform/graphql.js';
import { ask, useConnection, useSocket } from '../platform/realtime.js';
import {
  askedEvent,
  hasGap,
  heardOf,
  isRemoval,
  lineOf,
  liveEvent,
  receive,
  startLog,
  withCards,
  type Line,
  type LogEvent,
  type RoomLog,
} from './room-log.js';
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

/** A hole often closes by itself: events travel side by side. */
const patience = 400;
const tryAgain = 3000;
const pollEvery = 20_000;

/** Goes into the room and keeps its log whole: listens, notices gaps, asks for what is missing, again after each reconnect. */
export function useRoomLog({ roomId, me, first, onEntered, onArrived, onRemoved, mayQuote }: LogOptions) {
  const socket = useSocket();
  const connection = useConnection();
  const [log, setLog] = useState(() => startLog(first.lastSeq, first.messages.map(lineOf)));
  const now = useRef(log);
  // A card may be there before its line is, so cards are kept by the id of the line.
  const cards = useRef<ReadonlyMap<string, HelpCardFieldsFragment>>(new Map());
  const asking = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const gone = useRef(false);
  const entered = useEffectEvent(onEntered);
  const arrived = useEffectEvent(onArrived);
  const removed = useEffectEvent(onRemoved);

  const put = (next: RoomLog) => {
    now.current = withCards(next, cards.current);
    setLog(now.current);
  };

  const take = (events: readonly LogEvent[]) => {
    const before = now.current;
    const after = receive(before, events);
    put(after);
    const had = new Map(before.lines.map((line) => [line.id, line.state]));
    const fresh = after.lines.filter((line) => !had.has(line.id) && line.seq > before.seq);
    if (fresh.length) arrived(fresh, after);
    const gone = new Set(events.filter(isRemoval).map(({ messageId }) => messageId));
    const lost = after.lines.filter((line) => line.state !== 'SHOWN' && had.get(line.id) === 'SHOWN');
    if (gone.size || lost.length) removed(gone, lost);
    if (hasGap(after)) fillSoon(patience);
  };

  const fillSoon = (after: number) => {
    if (gone.current) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => hasGap(now.current) && void fill(), after);
  };

  const fill = async () => {
    if (asking.current || gone.current) return;
    asking.current = true;
    try {
      const since = now.current.seq;
      const { room } = await request(RoomEventsSince, { id: roomId, seq: since });
      if (!room || gone.current) return;
      put(heardOf(now.current, room.lastSeq));
      take(room.eventsSince.map(askedEvent));
      if (hasGap(now.current)) fillSoon(now.current.seq > since ? 0 : tryAgain);
    } catch {
      fillSoon(tryAgain);
    } finally {
      asking.current = false;
    }
  };

  const enter = async () => {
    try {
      const { lastSeq } = await ask(socket, 'room.join', { roomId });
      hear(lastSeq);
      entered();
    } catch {
      if (!gone.current && socket?.connected) setTimeout(() => !gone.current && void enter(), tryAgain);
    }
  };

  const hear = (seq: number) => {
    put(heardOf(now.current, seq));
    if (hasGap(now.current)) fillSoon(patience);
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
        return put(now.current);
      } catch {
        await new Promise((again) => setTimeout(again, tryAgain));
      }
    }
  };

  const onEvent = useEffectEvent((event: RoomEvent) => {
    if (event.roomId === roomId) take([liveEvent(event, me, now.current.lines, mayQuote)]);
  });
  const onConnect = useEffectEvent(() => void enter());
  const onPoll = useEffectEvent(() => void fill());

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      clearTimeout(timer.current);
    };
  }, []);

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
    const poll = setInterval(() => onPoll(), pollEvery);
    return () => clearInterval(poll);
  }, [connection]);

  return {
    log,
    /** Somebody told of a number: asks for what is missing if it does not come by itself. */
    hear,
    fetchCards,
  };
}
