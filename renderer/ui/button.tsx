import type { ComponentProps, ComponentType, ReactNode } from 'react';
import { classes } from './classes.ts';
import type { IconProps } from './icons.tsx';

/** Props of {@link Button}; the rest go to the `<button>`. */
export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` for the one thing to do, `plain` for text among text. */
  readonly tone?: 'normal' | 'primary' | 'plain' | 'danger';
  readonly icon?: ComponentType<IconProps>;
  /** A key to show beside the words, such as `T`. */
  readonly shortcut?: string;
}

/** A button. It never submits a form by accident. */
export function Button({
  tone = 'normal',
  icon: Icon,
  shortcut,
  className,
  children,
  ...rest
}: ButtonProps): ReactNode {
  return (
    <button type="button" className={classes('button', `button-${tone}`, className)} {...rest}>
      {Icon !== undefined && <Icon />}
      {children}
      {shortcut !== undefined && <Key>{shortcut}</Key>}
    </button>
  );
}

/** Props of {@link IconButton}. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: ComponentType<IconProps>;
  /** What it does, for screen readers and as its tooltip. */
  readonly label: string;
}

/** A button that shows only an icon and says its label. */
export function IconButton({ icon: Icon, label, className, ...rest }: IconButtonProps): ReactNode {
  return (
    <button
      type="button"
      className={classes('icon-button', className)}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon />
    </button>
  );
}

/** A key of the keyboard. */
export function Key({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <kbd className="key" aria-hidden="true">
      {children}
    </kbd>
  );
}
