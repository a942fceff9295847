import { useRef } from 'react';

/** A new key for a write request. A retry with the same key never acts twice. */
export const newKey = (): string => crypto.randomUUID();

/**
 * One key for all attempts at the same act. Take `current()` for every attempt and call `renew()` after it has
 * succeeded, or when the words have changed.
 */
export function useAttemptKey(): { current: () => string; renew: () => void } {
  const key = useRef<string | null>(null);
  return useRef({
    current: () => (key.current ??= newKey()),
    renew: () => {
      key.current = null;
    },
  }).current;
}
