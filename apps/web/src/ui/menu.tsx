import { lazy, Suspense, useRef, useState } from 'react';
import { Button, type ButtonKind, type ButtonSize } from './button.js';
import type { IconName } from './icon-paths.js';

const MenuPopup = lazy(async () => ({ default: (await import('./menu-popup.js')).MenuPopup }));

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

/** A button with a list of things to do. The list is fetched when it is first needed. */
export function Menu({ label, icon = 'more', iconOnly, kind = 'quiet', size, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const naming = iconOnly ? { label } : { children: label };

  return (
    <>
      <Button ref={trigger} kind={kind} icon={icon} hasPopup="menu" expanded={open} onPress={() => setOpen(!open)} {...(size && { size })} {...naming} />
      {open && (
        <Suspense>
          <MenuPopup label={label} items={items} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
