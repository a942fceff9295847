import { expect, it, jest } from '@jest/globals';
import { act, render } from '@testing-library/react';
import { GivenSocket, useHint, type LiveSocket } from './realtime.js';

const fakeLine = () => {
  const listeners = new Map<string, Set<(...args: unknown[]) => void>>();
  return {
    on: (name: string, listener: () => void) =>
      void listeners.set(name, (listeners.get(name) ?? new Set()).add(listener)),
    off: (name: string, listener: () => void) => void listeners.get(name)?.delete(listener),
    say: (name: string, ...args: unknown[]) => act(() => listeners.get(name)?.forEach((listener) => listener(...args))),
    count: () => [...listeners.values()].reduce((sum, set) => sum + set.size, 0),
  };
};

function Thread({ onHint }: { onHint: (hint?: { id: string }) => void }) {
  useHint('thread.changed', onHint);
  return null;
}

const show = (line: ReturnType<typeof fakeLine>, onHint: (hint?: { id: string }) => void) =>
  render(
    <GivenSocket socket={line as unknown as LiveSocket}>
      <Thread onHint={onHint} />
    </GivenSocket>,
  );

it('passes hints on, and asks once after a lost line came back', () => {
  const line = fakeLine();
  const heard = jest.fn();
  show(line, heard);
  line.say('thread.changed', { id: '7' });
  expect(heard.mock.calls).toEqual([[{ id: '7' }]]);
  line.say('connect');
  expect(heard).toHaveBeenCalledTimes(1);
  line.say('disconnect');
  line.say('connect');
  expect(heard.mock.calls.at(-1)).toEqual([]);
  expect(heard).toHaveBeenCalledTimes(2);
});

it('lets go of the line when the screen goes', () => {
  const line = fakeLine();
  const { unmount } = show(line, () => undefined);
  expect(line.count()).toBe(3);
  unmount();
  expect(line.count()).toBe(0);
});
