import type { RefObject } from 'react';
import { Menu as AriaMenu, MenuItem as AriaMenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './icon.js';
import styles from './menu.module.css';
import type { MenuItem } from './menu.js';

interface MenuPopupProps {
  label: string;
  items: MenuItem[];
  trigger: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}

/** The open list of a `Menu`. */
export function MenuPopup({ label, items, trigger, onClose }: MenuPopupProps) {
  const close = (isOpen: boolean) => {
    if (!isOpen) onClose();
  };
  return (
    <Popover triggerRef={trigger} isOpen onOpenChange={close} placement="bottom start" offset={6} aria-label={label} className={styles.popover}>
      <AriaMenu
        aria-label={label}
        autoFocus="first"
        className={styles.menu}
        onClose={onClose}
        onAction={(key) => {
          onClose();
          items.find((item) => item.id === key)?.onChoose();
        }}
      >
        {items.map((item) => (
          <AriaMenuItem key={item.id} id={item.id} textValue={item.text} className={styles.item}>
            {item.icon && <Icon name={item.icon} />}
            <span>
              {item.text}
              {item.note && <span className={styles.note}>{item.note}</span>}
            </span>
          </AriaMenuItem>
        ))}
      </AriaMenu>
    </Popover>
  );
}
