import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import { classes } from './classes.ts';

/** Props of {@link Popover}. */
export interface PopoverProps {
  /** The control that opened it; focus returns there. */
  readonly anchor: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly label: string;
  readonly className?: string;
  readonly children: ReactNode;
}

const gap = 4;
const edge = 8;

/** A panel under its anchor, in the browser's top layer. Escape and a press elsewhere close it. Mount it to open it. */
export function Popover({ anchor, onClose, label, className, children }: PopoverProps): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = ref.current;
    const opener = anchor.current;
    if (panel === null || opener === null) return undefined;
    panel.showPopover();
    place(panel, opener);
    panel.querySelector<HTMLElement>('input, [role="option"], [role^="menuitem"], button')?.focus();
    const pressed = (event: PointerEvent): void => {
      if (!(event.target instanceof Node) || panel.contains(event.target) || opener.contains(event.target))
        return;
      onClose();
    };
    const typed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
      opener.focus();
    };
    const moved = (): void => place(panel, opener);
    document.addEventListener('pointerdown', pressed, true);
    document.addEventListener('keydown', typed, true);
    window.addEventListener('resize', moved);
    return () => {
      document.removeEventListener('pointerdown', pressed, true);
      document.removeEventListener('keydown', typed, true);
      window.removeEventListener('resize', moved);
    };
  }, [anchor, onClose]);
  return (
    <div
      ref={ref}
      popover="manual"
      role="dialog"
      aria-label={label}
      className={classes('popover', className)}
    >
      {children}
    </div>
  );
}

/** Puts the panel under its opener, within the window. */
function place(panel: HTMLElement, opener: HTMLElement): void {
  const at = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = at.bottom + gap;
  const top = below + height > window.innerHeight - edge ? Math.max(edge, at.top - gap - height) : below;
  panel.style.left = `${Math.max(edge, Math.min(at.left, window.innerWidth - width - edge))}px`;
  panel.style.top = `${top}px`;
}
