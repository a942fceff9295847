import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button, type ButtonKind, type ButtonSize } from './button.js';
import { Icon } from './icon.js';
import type { IconName } from './icon-paths.js';
import styles from './menu.module.css';

export interface MenuItem {
  id: string;
  text: string;
  note?: string;
  icon?: IconName;
  onChoose: () => void;
}

interface MenuProps {
  /** Word on the button, or its name when `iconOnly`. */
  label: string;
  icon?: IconName;
  iconOnly?: boolean;
  kind?: ButtonKind;
  size?: ButtonSize;
  items: MenuItem[];
}

const gap = 6;
const edge = 8;

/** Under the button, or above it where there is no room; never over the top bar. */
const place = (list: HTMLElement, button: HTMLElement): void => {
  const from = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = list;
  const bar = document.querySelector('header')?.offsetHeight ?? 0;
  const below = from.bottom + gap;
  const fitsBelow = below + height + edge <= innerHeight;
  const top = fitsBelow ? below : Math.max(bar + edge, from.top - gap - height);
  const start = document.dir === 'rtl' ? from.right - width : from.left;
  list.style.insetBlockStart = `${top}px`;
  list.style.left = `${Math.max(edge, Math.min(start, document.documentElement.clientWidth - width - edge))}px`;
};

/** A button with a list of things to do. It needs no connection: reporting must open on the worst line. */
export function Menu({ label, icon = 'more', iconOnly, kind = 'quiet', size, items }: MenuProps) {
  const [open, setOpen] = useState<'closed' | 'first' | 'last'>('closed');
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const naming = iconOnly ? { label } : { children: label };
  const isOpen = open !== 'closed';

  const close = (giveBackFocus: boolean) => {
    setOpen('closed');
    if (giveBackFocus) trigger.current?.focus();
  };
  const dismiss = useEffectEvent(() => close(false));
  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];

  useLayoutEffect(() => {
    const [popup, button] = [list.current, trigger.current];
    if (!isOpen || !popup || !button) return;
    popup.showPopover?.();
    place(popup, button);
    entries()
      .at(open === 'last' ? -1 : 0)
      ?.focus({ preventScroll: true });
    const follow = () => place(popup, button);
    addEventListener('scroll', follow, { capture: true, passive: true });
    addEventListener('resize', follow);
    return () => {
      removeEventListener('scroll', follow, { capture: true });
      removeEventListener('resize', follow);
    };
  }, [isOpen, open]);

  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: PointerEvent) => {
      const target = event.target as Node;
      if (!list.current?.contains(target) && !trigger.current?.contains(target)) dismiss();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen]);

  const onListKey = (event: KeyboardEvent) => {
    const all = entries();
    const now = all.indexOf(document.activeElement as HTMLElement);
    const go = (index: number) => {
      event.preventDefault();
      all.at(index % all.length)?.focus();
    };
    if (event.key === 'ArrowDown') go(now + 1);
    else if (event.key === 'ArrowUp') go(now - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(-1);
    else if (event.key === 'Tab') close(false);
    else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const wanted = event.key.toLocaleLowerCase();
      const found = [...all.slice(now + 1), ...all.slice(0, now + 1)].find((item) =>
        item.textContent?.toLocaleLowerCase().startsWith(wanted),
      );
      event.stopPropagation();
      found?.focus();
    }
  };

  return (
    <span
      role="presentation"
      className={styles.place}
      onKeyDown={(event) => {
        if (isOpen || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
        event.preventDefault();
        setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
      }}
    >
      <Button
        ref={trigger}
        kind={kind}
        icon={icon}
        hasPopup="menu"
        expanded={isOpen}
        {...(isOpen && { controls: id })}
        onPress={() => setOpen(isOpen ? 'closed' : 'first')}
        {...(size && { size })}
        {...naming}
      />
      {isOpen && (
        <div
          ref={list}
          id={id}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          popover="manual"
          className={styles.list}
          onKeyDown={onListKey}
        >
          {items.map((item) => (
            <button
              key={item.id}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={styles.item}
              onClick={() => {
                close(true);
                item.onChoose();
              }}
            >
              {item.icon && <Icon name={item.icon} />}
              <span>
                {item.text}
                {item.note && <span className={styles.note}>{item.note}</span>}
              </span>
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
