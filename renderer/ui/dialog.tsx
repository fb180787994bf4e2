import { useEffect, useId, useRef, type ReactNode, type SyntheticEvent } from 'react';
import { words } from '../i18n/words.ts';
import { IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { CloseIcon } from './icons.tsx';

/** Props of {@link Dialog}. */
export interface DialogProps {
  readonly title: string;
  /** Hides the visible title; screen readers still read it. */
  readonly bare?: boolean;
  readonly onClose: () => void;
  /** A press outside doesn't close it, since what was typed would be lost. */
  readonly stays?: boolean;
  readonly children: ReactNode;
  /** The buttons at the end. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

/** A modal dialog: the browser's own, so that focus stays in it and returns to where it was. Mount it to open it. */
export function Dialog({
  title,
  bare = false,
  stays = false,
  onClose,
  children,
  actions,
  className,
}: DialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  const cancel = (event: SyntheticEvent): void => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog ref={ref} className={classes('dialog', className)} aria-labelledby={id} onCancel={cancel}>
      {!stays && <Outside onPress={onClose} />}
      <div className="dialog-body">
        <header className={classes('dialog-head', bare && 'visually-hidden')}>
          <h2 id={id}>{title}</h2>
          {!bare && <IconButton icon={CloseIcon} label={words.close} onClick={onClose} />}
        </header>
        {children}
        {actions !== undefined && <footer className="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}

/** Listens for presses on the backdrop of the dialog that it stands in. */
function Outside({ onPress }: { readonly onPress: () => void }): ReactNode {
  const ref = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const dialog = ref.current?.parentElement;
    const press = (event: Event): void => {
      if (event.target === dialog) onPress();
    };
    dialog?.addEventListener('pointerdown', press);
    return () => dialog?.removeEventListener('pointerdown', press);
  }, [onPress]);
  return <span ref={ref} hidden />;
}
