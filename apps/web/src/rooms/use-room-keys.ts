import { useEffect, useEffectEvent, type RefObject } from 'react';

interface RoomKeys {
  /** R on a message: the id of the line. */
  reply: (lineId: string) => void;
  /** Escape on a message. */
  toBox: () => void;
  /** The question mark on a message. */
  help: () => void;
}

/**
 * Keys of a room: Alt with the arrows walks the messages from anywhere in it; single keys act only on a message that has
 * the focus (WCAG 2.1.4), so that nothing happens while words are typed.
 */
export function useRoomKeys(room: RefObject<HTMLElement | null>, keys: RoomKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const line = target.dataset['line'];
    const inLog = target.closest('[role="log"]') !== null && target.closest('[role="menu"]') === null;
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      step(room.current, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Escape' && inLog && !event.defaultPrevented) keys.toBox();
    else if (line && event.key.toLowerCase() === 'r' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      keys.reply(line);
    } else if (line && event.key === '?') {
      event.preventDefault();
      keys.help();
    }
  });
  useEffect(() => {
    const place = room.current;
    const listener = (event: KeyboardEvent) => onKey(event);
    place?.addEventListener('keydown', listener);
    return () => place?.removeEventListener('keydown', listener);
  }, [room]);
}

function step(room: HTMLElement | null, by: 1 | -1): void {
  const all = [...(room?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
  const now = all.findIndex((one) => one.contains(document.activeElement));
  all[now === -1 ? all.length - 1 : Math.min(all.length - 1, Math.max(0, now + by))]?.focus();
}
