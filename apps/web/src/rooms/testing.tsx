import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import type { Answer, RoomEvent } from '@kith/contracts/realtime';
import { GivenSocket, type LiveSocket } from '../platform/realtime.js';

type Heard = (...args: unknown[]) => void;

/** A line that a spec holds in its hand: it hears what is said over it and decides what comes back. */
export function handHeldLine(answers: Partial<Record<string, (input: never) => Answer<unknown> | 'silence'>> = {}) {
  const listeners = new Map<string, Set<Heard>>();
  const said: { event: string; input: unknown }[] = [];
  const line = {
    connected: true,
    on: (name: string, heard: Heard) => void listeners.set(name, (listeners.get(name) ?? new Set()).add(heard)),
    off: (name: string, heard: Heard) => void listeners.get(name)?.delete(heard),
    emit: (event: string, input: unknown) => void said.push({ event, input }),
    timeout: () => ({
      emitWithAck: async (event: string, input: never) => {
        said.push({ event, input });
        const answer = answers[event]?.(input) ?? { ok: true, value: { lastSeq: 0 } };
        if (answer === 'silence') throw new Error('operation has timed out');
        return answer;
      },
    }),
  };
  const tell = (name: string, ...args: unknown[]) =>
    act(async () => listeners.get(name)?.forEach((heard) => heard(...args)));
  return {
    said,
    answers,
    around: (screen: ReactNode) => <GivenSocket socket={line as unknown as LiveSocket}>{screen}</GivenSocket>,
    tell,
    event: (event: RoomEvent) => tell('room.event', event),
    cut: async () => {
      line.connected = false;
      await tell('disconnect', 'transport close');
    },
    back: async () => {
      line.connected = true;
      await tell('connect');
    },
  };
}
