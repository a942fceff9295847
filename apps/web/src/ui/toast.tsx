import { createContext, use, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { announce } from './announcer.js';
import { Button } from './button.js';
import { overlayHome } from './overlays.js';
import styles from './toast.module.css';

/** Milliseconds that a toast stays, not counting the time it is looked at. */
export const toastStays = 10_000;

export interface ToastInput {
  text: string;
  /** Takes the action back while the toast is there. */
  undo?: { label: string; onUndo: () => void };
}

interface ShownToast extends ToastInput {
  id: number;
}

const ToastContext = createContext<(toast: ToastInput) => void>(() => {});

/** Shows a line at the foot of the window for ten seconds, and speaks it. Never the only place a thing is said. */
export const useToast = (): ((toast: ToastInput) => void) => use(ToastContext);

interface ToastProviderProps {
  /** Name of the landmark: "Messages from Kith". */
  label: string;
  closeLabel: string;
  children: ReactNode;
}

export function ToastProvider({ label, closeLabel, children }: ToastProviderProps) {
  const [toasts, setToasts] = useState<ShownToast[]>([]);
  const count = useRef(0);
  const show = useMemo(
    () => (toast: ToastInput) => {
      count.current += 1;
      const shown = { ...toast, id: count.current };
      setToasts((others) => [...others.slice(-2), shown]);
      announce(toast.undo ? `${toast.text} ${toast.undo.label}` : toast.text);
    },
    [],
  );
  const drop = (id: number) => setToasts((others) => others.filter((toast) => toast.id !== id));

  return (
    <ToastContext value={show}>
      {children}
      {toasts.length > 0 &&
        createPortal(
          <section aria-label={label} className={styles.region}>
            {toasts.map((toast) => (
              <Toast key={toast.id} toast={toast} closeLabel={closeLabel} onDone={() => drop(toast.id)} />
            ))}
          </section>,
          overlayHome(),
        )}
    </ToastContext>
  );
}

function Toast({ toast, closeLabel, onDone }: { toast: ShownToast; closeLabel: string; onDone: () => void }) {
  const [held, setHeld] = useState(false);
  const left = useRef(toastStays);
  const done = useEffectEvent(onDone);

  useEffect(() => {
    if (held) return;
    const since = performance.now();
    const timer = setTimeout(() => done(), left.current);
    return () => {
      clearTimeout(timer);
      left.current -= performance.now() - since;
    };
  }, [held]);

  return (
    <div
      className={styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <p className={styles.words}>{toast.text}</p>
      {toast.undo && (
        <Button
          size="small"
          onPress={() => {
            toast.undo?.onUndo();
            onDone();
          }}
        >
          {toast.undo.label}
        </Button>
      )}
      <Button kind="quiet" size="small" icon="close" label={closeLabel} onPress={onDone} />
    </div>
  );
}
