import type { Answer, ClientEvents, ServerHints } from '@kith/contracts/realtime';
import { createContext, use, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { Socket } from 'socket.io-client';
import { Defect, isErrorCode, NetworkFailure, Refusal } from './refusal.js';
import { useSession } from './session.js';

export type LiveSocket = Socket<ServerHints, ClientEvents>;
/** live: connected. connecting: at the start or for a moment. down: for ten seconds or more; screens poll. off: nobody is signed in. */
export type Connection = 'off' | 'connecting' | 'live' | 'down';

const SocketContext = createContext<LiveSocket | null>(null);
const ConnectionContext = createContext<Connection>('off');

const grace = 10_000;

/** Keeps one line to the server while somebody is signed in. The client code is fetched only then. */
export function RealtimeProvider({ children }: { children: ReactNode }) {
  const { viewer, state, refresh } = useSession();
  const [socket, setSocket] = useState<LiveSocket | null>(null);
  const [connection, setConnection] = useState<Connection>('off');
  const who = state === 'READY' ? viewer?.id : undefined;
  const askAgain = useEffectEvent(() => void refresh());

  useEffect(() => {
    if (!who) return;
    let opened: LiveSocket | null = null;
    let gone = false;
    let giveUp: ReturnType<typeof setTimeout> | undefined;
    let taken = false;
    const comeBack = () => {
      if (!taken || document.hidden) return;
      taken = false;
      opened?.connect();
    };
    const lost = () => {
      setConnection((now) => (now === 'down' ? 'down' : 'connecting'));
      giveUp ??= setTimeout(() => setConnection('down'), grace);
    };
    lost();
    const open = async () => {
      // Code that was lost on the way comes only with the next page: until then the line is down, and screens poll.
      const code = await import('socket.io-client').catch(() => null);
      if (gone || !code) return;
      const { io } = code;
      opened = io({
        transports: ['websocket', 'polling'],
        reconnectionDelay: 500,
        reconnectionDelayMax: 10_000,
        randomizationFactor: 0.6,
      });
      opened.on('connect', () => {
        clearTimeout(giveUp);
        giveUp = undefined;
        setConnection('live');
      });
      opened.on('disconnect', (reason) => {
        lost();
        // The server closed the line: ask who we are now, and come back if we still may.
        if (reason === 'io server disconnect') {
          askAgain();
          setTimeout(() => !gone && !taken && opened?.connect(), 500 + Math.random() * 1000);
        }
      });
      opened.on('connect_error', lost);
      opened.on('session.ended', () => askAgain());
      // Five tabs of one person are live; this one polls until it is looked at again.
      opened.on('line.taken', () => (taken = true));
      setSocket(opened);
    };
    void open();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      gone = true;
      document.removeEventListener('visibilitychange', comeBack);
      clearTimeout(giveUp);
      opened?.disconnect();
      setSocket(null);
      setConnection('off');
    };
  }, [who]);

  return (
    <SocketContext value={socket}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </SocketContext>
  );
}

/** State of the line. */
export const useConnection = (): Connection => use(ConnectionContext);

/** The line itself, for rooms; null until it exists. */
export const useSocket = (): LiveSocket | null => use(SocketContext);

type Input<K extends keyof ClientEvents> = Parameters<ClientEvents[K]>[0];
type Given<K extends keyof ClientEvents> =
  Parameters<Parameters<ClientEvents[K]>[1]>[0] extends Answer<infer Value> ? Value : never;

const answerWithin = 8000;

/**
 * Says something over the line; the answer comes after the commit. Throws like `request`: `Refusal` with its code,
 * `NetworkFailure` when there is no line or no answer (it may or may not have happened: repeat with the same key).
 */
export async function ask<K extends keyof ClientEvents>(
  socket: LiveSocket | null,
  event: K,
  input: Input<K>,
): Promise<Given<K>> {
  if (!socket?.connected) throw new NetworkFailure('no line');
  const line = socket.timeout(answerWithin) as unknown as {
    emitWithAck: (name: K, given: Input<K>) => Promise<Answer<Given<K>>>;
  };
  const answer = await line.emitWithAck(event, input).catch((error: unknown) => {
    throw new NetworkFailure(String(error));
  });
  if (answer.ok) return answer.value;
  if (isErrorCode(answer.code)) throw new Refusal(answer.code, (answer.details ?? {}) as Refusal['details']);
  throw new Defect(null);
}

/** For tests: a line that is simply told. */
export function GivenSocket({
  socket,
  connection = 'live',
  children,
}: {
  socket: LiveSocket | null;
  connection?: Connection;
  children: ReactNode;
}) {
  return (
    <SocketContext value={socket}>
      <ConnectionContext value={connection}>{children}</ConnectionContext>
    </SocketContext>
  );
}

/** Calls `onHint` for every hint, and once without a hint after each reconnect, when hints may have been missed. */
export function useHint<K extends keyof ServerHints>(
  name: K,
  onHint: (hint?: Parameters<ServerHints[K]>[0]) => void,
): void {
  const socket = use(SocketContext);
  const latest = useEffectEvent(onHint);

  useEffect(() => {
    if (!socket) return;
    let wasDown = false;
    const listener = (hint?: Parameters<ServerHints[K]>[0]) => latest(hint);
    const onDown = () => {
      wasDown = true;
    };
    const onUp = () => {
      if (wasDown) latest();
      wasDown = false;
    };
    socket.on(name, listener as never);
    socket.on('disconnect', onDown);
    socket.on('connect', onUp);
    return () => {
      socket.off(name, listener as never);
      socket.off('disconnect', onDown);
      socket.off('connect', onUp);
    };
  }, [socket, name]);
}

/** How often a query should poll: only while the line is down. For `refetchInterval`. */
export const usePollWhenDown = (every = 20_000): number | false => (useConnection() === 'down' ? every : false);
