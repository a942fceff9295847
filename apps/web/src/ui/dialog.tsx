import { useEffect, useEffectEvent, useId, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { Button } from './button.js';
import styles from './dialog.module.css';
import { isOnTop, openOverlay, overlayHome } from './overlays.js';

interface DialogProps {
  open: boolean;
  /** Escape, the cross, or a press beside it. Words typed inside are the caller's to keep. */
  onClose: () => void;
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
  /** The buttons, the safe one first. */
  actions?: ReactNode;
  /** Name of the cross; without it there is no cross. */
  closeLabel?: string;
  /** Nothing but a button closes it: for screens where a slip would cost. */
  steady?: boolean;
  wide?: boolean;
}

const focusable =
  'a[href], button:not([disabled]), input:not([disabled]):not([type=hidden]), select, textarea, [tabindex="0"]';

/**
 * Opens below the top bar and leaves it in reach, so that help is one press away even here. Focus goes to the element
 * with `data-first-focus`, else to the first field, else to the title, and returns to where it was. For a step that
 * cannot be undone, mark the safe button with `data-first-focus` by wrapping it: `<span data-first-focus>`.
 */
export function Dialog(props: DialogProps) {
  return props.open ? createPortal(<OpenDialog {...props} />, overlayHome()) : null;
}

function OpenDialog({
  onClose,
  title,
  lead,
  children,
  actions,
  closeLabel,
  steady = false,
  wide = false,
}: DialogProps) {
  const titleId = useId();
  const leadId = useId();
  const scrim = useRef<HTMLDivElement>(null);
  const close = useEffectEvent(onClose);

  useEffect(() => {
    const overlay = scrim.current!;
    const opener = document.activeElement as HTMLElement | null;
    const leave = openOverlay(overlay);
    const marked = overlay.querySelector<HTMLElement>('[data-first-focus]');
    const first =
      (marked?.matches(focusable) ? marked : marked?.querySelector<HTMLElement>(focusable)) ??
      overlay.querySelector<HTMLElement>('[data-body] :is(input:not([type=hidden]), select, textarea)') ??
      overlay.querySelector<HTMLElement>('h2');
    first?.focus();

    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || steady || !isOnTop(overlay)) return;
      event.preventDefault();
      close();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
      leave();
      if (opener?.isConnected) opener.focus();
    };
  }, [steady]);

  return (
    <div
      ref={scrim}
      className={styles.scrim}
      onPointerDown={(event) => {
        if (event.target === scrim.current && !steady) close();
      }}
    >
      <div
        role="dialog"
        aria-labelledby={titleId}
        aria-describedby={lead ? leadId : undefined}
        className={`${styles.dialog} ${wide ? styles.wide : ''}`}
      >
        <div className={styles.head}>
          <div className={styles.titles}>
            <h2 id={titleId} tabIndex={-1}>
              {title}
            </h2>
            {lead && <p id={leadId}>{lead}</p>}
          </div>
          {closeLabel && <Button kind="quiet" icon="close" label={closeLabel} onPress={onClose} />}
        </div>
        <div className={styles.body} data-body>
          {children}
        </div>
        {actions && <div className={styles.foot}>{actions}</div>}
      </div>
    </div>
  );
}
