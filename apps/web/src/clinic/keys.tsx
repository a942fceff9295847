import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useT, T, type MessageId } from '../platform/i18n.js';
import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Kbd } from '../ui/tag.js';
import styles from './clinic.module.css';

const store = 'kith.keys';
const listeners = new Set<() => void>();

const areOn = (): boolean => {
  try {
    return localStorage.getItem(store) !== 'off';
  } catch {
    return true;
  }
};

const turn = (on: boolean): void => {
  try {
    localStorage.setItem(store, on ? 'on' : 'off');
  } catch {
    // The choice then holds nowhere; keys stay as they are.
  }
  for (const tell of listeners) tell();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Whether single keys act. They can be turned off in the list (WCAG 2.1.4). */
export const useKeysOn = (): boolean => useSyncExternalStore(subscribe, areOn);

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select') || target.closest('[role=menu]') !== null);

/** Single keys of a screen: never while somebody writes, nor behind a dialog, nor with Ctrl, Alt or Cmd. */
export function useKeys(keys: Readonly<Record<string, (() => void) | undefined>>): void {
  const on = useKeysOn();
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isWriting(event.target)) return;
    if (document.querySelector('[role=dialog]')) return;
    const onControl = event.target instanceof HTMLElement && event.target.closest('a, button, [role=button]');
    if (event.key === 'Enter' && onControl) return;
    const act = keys[event.key.length === 1 ? event.key.toUpperCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!on) return;
    const listener = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [on]);
}

const list: { key: string; words: MessageId }[] = [
  { key: 'A', words: 'keys.A' },
  { key: 'M', words: 'keys.M' },
  { key: 'H', words: 'keys.H' },
  { key: 'C', words: 'keys.C' },
  { key: 'N', words: 'keys.N' },
  { key: 'E', words: 'keys.E' },
  { key: '?', words: 'keys.list' },
];

/** The list of keys, opened by "?", and the way to turn them off. */
export function KeyList() {
  const t = useT();
  const on = useKeysOn();
  const [open, setOpen] = useState(false);
  useKeys({ '?': () => setOpen(true) });
  return (
    <>
      <div className={styles.keys}>
        <p>{on ? <T id="keys.on" values={{ k: (chunks) => <Kbd>{chunks}</Kbd> }} /> : t('keys.off')}</p>
        <Button kind="quiet" size="small" onPress={() => setOpen(true)}>
          {t('keys.title')}
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('keys.title')}
        lead={t('keys.lead')}
        closeLabel={t('keys.close')}
      >
        <dl className={styles.keyList}>
          {list.map(({ key, words }) => (
            <div key={key}>
              <dt>
                <Kbd>{key}</Kbd>
              </dt>
              <dd>{t(words)}</dd>
            </div>
          ))}
        </dl>
        <div>
          <Button onPress={() => turn(!on)}>{t(on ? 'keys.turnOff' : 'keys.turnOn')}</Button>
        </div>
      </Dialog>
    </>
  );
}

/** A key beside the words of a button, while keys are on. */
export function KeyHint({ children }: { children: string }) {
  return useKeysOn() ? (
    <span className={styles.keyHint}>
      <Kbd>{children}</Kbd>
    </span>
  ) : null;
}
