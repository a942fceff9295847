import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';

const place = 'kith.desk.keys';
const changed = 'kith:desk-keys';

/** on, off, or not chosen yet on this device. */
export type KeyChoice = 'on' | 'off' | null;

const read = (): KeyChoice => {
  try {
    const kept = localStorage.getItem(place);
    return kept === 'on' || kept === 'off' ? kept : null;
  } catch {
    return 'off';
  }
};

const choose = (choice: 'on' | 'off'): void => {
  try {
    localStorage.setItem(place, choice);
  } catch {
    // Storage may be blocked; then shortcuts stay off.
  }
  dispatchEvent(new Event(changed));
};

const subscribe = (listener: () => void): (() => void) => {
  addEventListener(changed, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(changed, listener);
    removeEventListener('storage', listener);
  };
};

/** Whether this person works with single keys on this device; nobody does before choosing it (WCAG 2.1.4). */
export function useKeyChoice(): { choice: KeyChoice; choose: (choice: 'on' | 'off') => void } {
  return { choice: useSyncExternalStore(subscribe, read), choose };
}

const textInputs = 'textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])';

const mayAct = (event: KeyboardEvent): boolean => {
  if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  return !target?.closest(textInputs) && !document.querySelector('[role=dialog], [role=menu]');
};

/** Single keys of a screen, by `event.key` in lower case. Silent until chosen, while writing, and under a dialog. */
export function useKeys(keys: Readonly<Record<string, (() => void) | false | undefined>>): void {
  const { choice } = useKeyChoice();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key.toLowerCase()];
    if (!act || !mayAct(event)) return;
    event.preventDefault();
    act();
  });

  useEffect(() => {
    if (choice !== 'on') return;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [choice]);
}
