import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { classes } from './classes.ts';

/** Props of {@link NumberField}. */
export interface NumberFieldProps {
  readonly label: string;
  /** Said before the label to those who don't see what the field stands beside. */
  readonly of?: string;
  /** The unit, after the field. */
  readonly unit: string;
  /** What may be entered, for screen readers. */
  readonly help: string;
  /** Null: nothing is entered, which takes `onClear`. */
  readonly value: number | null;
  readonly least: number;
  readonly most: number;
  /** Of the arrow keys; what is entered is rounded to tenths. */
  readonly step: number;
  /** Takes a figure so many ms after the last digit or step too, not only once it is entered or left. */
  readonly settleMs?: number;
  readonly onChange: (value: number) => void;
  /** Told when the field is emptied; without it an emptied field goes back to what it was. */
  readonly onClear?: () => void;
  /** What stands in the field while nothing is entered. */
  readonly placeholder?: string;
}

/** A number with its unit. It is told once it is entered or left, not at each digit; what it can't be goes back to what it was. */
export function NumberField(props: NumberFieldProps): ReactNode {
  const { label, of, unit, help, value, least, most, step, settleMs, placeholder } = props;
  const [text, setText] = useState(textOf(value));
  const [seen, setSeen] = useState(value);
  const helpId = useId();
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  // Undo, a saved view or the rounding changed it.
  if (seen !== value) {
    setSeen(value);
    if (numberIn(text) !== value) setText(textOf(value));
  }
  useEffect(() => {
    if (settleMs === undefined) return undefined;
    const timer = setTimeout(() => tell(text, latest.current), settleMs);
    return () => clearTimeout(timer);
  }, [text, settleMs]);
  const enter = (): void => {
    if (!tell(text, props)) setText(textOf(value));
  };
  const isInvalid = tenths(text, props) === null && !isCleared(text, props);
  return (
    <form
      className="number-field"
      // The browser would keep what can't be taken, with a note of its own.
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        enter();
      }}
    >
      <label>
        <span className="field-label">
          {of === undefined ? null : <span className="visually-hidden">{of}: </span>}
          {label}
        </span>
        <input
          className={classes('input', isInvalid && 'input-invalid')}
          type="number"
          min={least}
          max={most}
          step={step}
          placeholder={placeholder}
          value={text}
          aria-invalid={isInvalid}
          aria-describedby={helpId}
          onChange={(event) => setText(event.target.value)}
          onBlur={enter}
        />
        <span className="muted">{unit}</span>
      </label>
      <span id={helpId} className="visually-hidden">
        {help}
      </span>
    </form>
  );
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value);
}

function numberIn(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

function isCleared(text: string, { onClear }: NumberFieldProps): boolean {
  return onClear !== undefined && numberIn(text) === null;
}

/** @returns whether the text is a number that may be entered, or nothing where that may be */
function tell(text: string, props: NumberFieldProps): boolean {
  if (isCleared(text, props)) {
    if (props.value !== null) props.onClear?.();
    return true;
  }
  const next = tenths(text, props);
  if (next !== null && next !== props.value) props.onChange(next);
  return next !== null;
}

function tenths(text: string, { least, most }: NumberFieldProps): number | null {
  const next = Math.round(Number(text) * 10) / 10;
  return numberIn(text) !== null && next >= least && next <= most ? next : null;
}
