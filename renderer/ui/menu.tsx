import { useRef, useState, type ComponentType, type KeyboardEvent, type ReactNode } from 'react';
import { Button, Key, type ButtonProps } from './button.tsx';
import type { IconProps } from './icons.tsx';
import { Popover } from './popover.tsx';

/** One entry of a {@link Menu}. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ComponentType<IconProps>;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** Props of {@link Menu}. */
export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly tone?: NonNullable<ButtonProps['tone']>;
  readonly icon?: ComponentType<IconProps>;
}

/** A button that opens a list of actions: arrow keys move, Enter runs, Escape returns. */
export function Menu({ label, items, tone = 'normal', icon }: MenuProps): ReactNode {
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const choose = (item: MenuItem): void => {
    setOpen(false);
    anchor.current?.focus();
    item.run();
  };
  return (
    <>
      <Button
        ref={anchor}
        tone={tone}
        {...(icon === undefined ? {} : { icon })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <Popover anchor={anchor} label={label} onClose={() => setOpen(false)}>
          <div
            role="menu"
            aria-label={label}
            className="menu"
            tabIndex={-1}
            onKeyDown={(event) => moveFocus(event, '[role="menuitem"]')}
          >
            {items.map((item) => (
              <button
                key={item.id}
                type="button"
                role="menuitem"
                tabIndex={-1}
                disabled={item.disabled === true}
                className="menu-item"
                onClick={() => choose(item)}
              >
                {item.icon !== undefined && <item.icon />}
                <span className="menu-label">{item.label}</span>
                {item.shortcut !== undefined && <Key>{item.shortcut}</Key>}
              </button>
            ))}
          </div>
        </Popover>
      )}
    </>
  );
}

/** Moves focus among the elements that match, by arrow keys, Home and End, as a listener on what holds them. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, selector: string): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(selector)].filter(
    (item) => !item.hasAttribute('disabled'),
  );
  const at = items.findIndex((item) => item === document.activeElement);
  const to = {
    ArrowDown: at + 1,
    ArrowUp: at < 0 ? items.length - 1 : at - 1,
    Home: 0,
    End: items.length - 1,
  }[event.key];
  if (to === undefined || items.length === 0) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}
