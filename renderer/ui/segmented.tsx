import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { classes } from './classes.ts';

/** One choice of a {@link Segmented} control. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

/** Props of {@link Segmented}. */
export interface SegmentedProps<T extends string> {
  readonly label: string;
  /** Shows the label before the choices. */
  readonly showLabel?: boolean;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, as a radio group: arrow keys move and choose, one tab stop. */
export function Segmented<T extends string>({
  label,
  showLabel = false,
  choices,
  value,
  onChange,
}: SegmentedProps<T>): ReactNode {
  const group = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const at = choices.findIndex((choice) => choice.value === value);
    const next = choices[(at + by + choices.length) % choices.length];
    if (next === undefined) return;
    onChange(next.value);
    group.current?.querySelector<HTMLElement>(`[data-value="${CSS.escape(next.value)}"]`)?.focus();
  };
  return (
    <div className="segmented-field">
      {showLabel && <span className="field-label">{label}</span>}
      <div
        ref={group}
        className="segmented"
        role="radiogroup"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={move}
      >
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            role="radio"
            aria-checked={choice.value === value}
            tabIndex={choice.value === value ? 0 : -1}
            data-value={choice.value}
            className={classes('segment', choice.value === value && 'segment-on')}
            onClick={() => onChange(choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </div>
  );
}

/** On or off. */
export function Toggle({
  label,
  on,
  onChange,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}): ReactNode {
  return (
    <button type="button" role="switch" aria-checked={on} className="toggle" onClick={() => onChange(!on)}>
      <span className="toggle-track" aria-hidden="true" />
      {label}
    </button>
  );
}
