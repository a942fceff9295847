import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { draftPrefix } from '../platform/forget-drafts.js';
import { newKey } from '../platform/idempotency.js';
import { ask, useSocket } from '../platform/realtime.js';
import { Refusal } from '../platform/refusal.js';
import { useViewer } from '../platform/session.js';
import { changed, keepPending, readPending, unquoted, without, type Pending } from './room-outbox.js';

interface OutboxOptions {
  roomId: string;
  onStored: (stored: { seq: number; helpCard: boolean }) => void;
  /** Nothing can be said now: the words go back into the box, in the order they were written. */
  onClosed: (messages: readonly Pending[]) => void;
  /** The room is paused, and a line that waited before goes on waiting. */
  onPaused: () => void;
  onNotSent: () => void;
}

const firstWait = 5000;
const longestWait = 30_000;

/**
 * Messages of one's own on their way into a room, one after the other. What could not go waits here, survives a reload
 * and goes out with the same key as soon as the line is back.
 */
export function useOutbox({ roomId, onStored, onClosed, onPaused, onNotSent }: OutboxOptions) {
  const socket = useSocket();
  const place = `${draftPrefix}${useViewer().id}.room-out.${roomId}`;
  const [pending, setPending] = useState(() => readPending(place));
  const list = useRef(pending);
  const busy = useRef(false);
  const gone = useRef(false);
  const wait = useRef(firstWait);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stored = useEffectEvent(onStored);
  const closed = useEffectEvent(onClosed);
  const paused = useEffectEvent(onPaused);
  const notSent = useEffectEvent(onNotSent);

  const put = (next: readonly Pending[]) => {
    keepPending(place, list.current, next);
    list.current = next;
    setPending(next);
  };
  const change = (key: string, to: Partial<Pending>) => put(changed(list.current, key, to));

  const later = (after: number) => {
    clearTimeout(timer.current);
    if (!gone.current) timer.current = setTimeout(() => goAgain(), after);
  };

  const attempt = async ({ key, body, replyTo, queued }: Pending): Promise<boolean> => {
    try {
      const { seq, messageId, helpCard } = await ask(socket, 'room.send', {
        roomId,
        body,
        key,
        ...(replyTo && { replyToId: replyTo.id }),
      });
      wait.current = firstWait;
      change(key, { state: seq > 0 ? 'sent' : 'held', seq, messageId });
      stored({ seq, helpCard });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) {
        put(list.current.map((one) => (one.state === 'sending' ? { ...one, state: 'waiting' } : one)));
        notSent();
        later(wait.current);
        wait.current = Math.min(longestWait, wait.current * 2);
        return false;
      }
      const seconds = Number(error.details['retryAfterSeconds'] ?? 0);
      if (error.code === 'room.slowDown' && seconds > 0) {
        change(key, { state: 'slow', goesAt: new Date(Date.now() + seconds * 1000).toISOString() });
        later(seconds * 1000 + 200);
        return false;
      }
      if (error.code === 'room.paused' && queued) {
        change(key, { state: 'paused' });
        paused();
        later(longestWait);
        return true;
      }
      change(key, { state: 'refused', code: error.code });
      if (!isShut(error)) notSent();
      return true;
    }
  };

  const pump = async () => {
    if (busy.current) return;
    busy.current = true;
    try {
      for (let next = first(list.current); next && !gone.current; next = first(list.current)) {
        if (!(await attempt(next))) break;
      }
    } finally {
      busy.current = false;
      giveBack();
    }
  };

  /** Only after all were tried: the server keeps words of danger even while the room is closed. */
  const giveBack = () => {
    const back = list.current.filter((one) => one.state === 'refused' && isShut(one));
    if (!back.length) return;
    closed(back);
    put(list.current.filter((one) => !back.includes(one)));
  };

  const goAgain = () => {
    const waits = (one: Pending) =>
      one.state === 'waiting' ||
      one.state === 'paused' ||
      (one.state === 'slow' && Date.parse(one.goesAt ?? '') <= Date.now());
    if (!list.current.some((one) => waits(one) || one.state === 'sending')) return;
    put(list.current.map((one) => (waits(one) ? { ...one, state: 'sending', queued: true } : one)));
    void pump();
  };

  const onConnect = useEffectEvent(goAgain);
  useEffect(() => {
    if (!socket) return;
    const connected = () => onConnect();
    socket.on('connect', connected);
    if (socket.connected) connected();
    return () => void socket.off('connect', connected);
  }, [socket]);

  useEffect(() => {
    gone.current = false;
    return () => {
      gone.current = true;
      clearTimeout(timer.current);
    };
  }, []);

  return {
    pending,
    send: (key: string, body: string, replyTo: Pending['replyTo']) => {
      put([...afterPause(list.current), { key, body, replyTo, at: new Date().toISOString(), state: 'sending' }]);
      void pump();
    },
    tryAgain: (key: string) => {
      const reused = list.current.find((one) => one.key === key)?.code === 'input.keyReused';
      change(key, { state: 'sending', ...(reused && { key: newKey() }) });
      void pump();
    },
    unquote: (goneIds: ReadonlySet<string>) => {
      const next = unquoted(list.current, goneIds);
      if (list.current.some((one) => one.replyTo && goneIds.has(one.replyTo.id))) put(next);
    },
    /** The room goes on after a pause. */
    goOn: () => {
      if (!list.current.some((one) => one.state === 'paused')) return;
      put(afterPause(list.current));
      void pump();
    },
    drop: (key: string) => put(without(list.current, key)),
  };
}

/** Nothing can be said here now, whatever it is. */
const isShut = ({ code }: { code?: string }) =>
  code === 'room.closed' || code === 'room.paused' || code === 'membership.restricted';

/** What a pause kept waiting goes first, so that nobody's own words change their order. */
const afterPause = (list: readonly Pending[]): readonly Pending[] =>
  list.map((one) => (one.state === 'paused' ? { ...one, state: 'sending' } : one));

/** The next to go: nothing overtakes a message that waits for its turn in slow mode. */
const first = (list: readonly Pending[]): Pending | undefined => {
  const next = list.find((one) => one.state === 'sending' || one.state === 'slow' || one.state === 'waiting');
  return next?.state === 'sending' ? next : undefined;
};
