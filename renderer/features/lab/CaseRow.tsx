import { useId, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { CasePart, CaseText } from '../../../shared/semantic/definitions/case-text.ts';
import { labWords } from '../../i18n/lab.ts';
import { IconButton } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { CloseIcon, DownIcon, UpIcon } from '../../ui/icons.tsx';

const t = labWords.cases;

/** Props of {@link CaseRow}. */
export interface CaseRowProps {
  readonly at: number;
  readonly value: CaseText;
  readonly outputs: readonly string[];
  /** It takes what is left, and stays where it is. */
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly isDragged: boolean;
  /** What is dragged would come here. */
  readonly isTarget: boolean;
  readonly canMove: { readonly up: boolean; readonly down: boolean };
  readonly problems: readonly Problem[];
  readonly onOpen: () => void;
  readonly onMove: (by: 1 | -1) => void;
  /** Told where the pointer is that drags it, in px from the top of the window, and null when it is let go or taken away. */
  readonly onDrag: (y: number) => void;
  readonly onDrop: (y: number | null) => void;
  readonly onRemove: () => void;
  readonly onPart: (part: CasePart, value: string) => void;
}

/** A case: its place, its words and its condition; opened, every part of it in a field. */
export function CaseRow(props: CaseRowProps): ReactNode {
  const { at, value, isLast, isOpen, isDragged, isTarget, problems } = props;
  const id = useId();
  return (
    <li
      className={classes(
        'lab-case',
        isDragged && 'lab-dragged',
        isTarget && 'lab-target',
        problems.length > 0 && 'lab-faulty',
      )}
      aria-label={t.name(at + 1, value.label)}
    >
      <Head {...props} fieldsId={id} />
      {isOpen ? null : <code className="lab-when">{isLast ? t.always : value.when}</code>}
      {problems.map((problem, i) => (
        <p key={`${problem.code} ${i}`} className="lab-fault" role="alert">
          {problem.message} {problem.fix}
        </p>
      ))}
      <div id={id}>{isOpen ? <Fields {...props} /> : null}</div>
    </li>
  );
}

/** The place of a case, its words, and what can be done with it. */
function Head(props: CaseRowProps & { readonly fieldsId: string }): ReactNode {
  const { at, value, isLast, isOpen, canMove, fieldsId, onOpen, onMove, onRemove } = props;
  return (
    <div className="lab-case-head">
      {isLast ? (
        <span className="lab-place" aria-hidden="true">
          {at + 1}
        </span>
      ) : (
        <Grip {...props} />
      )}
      <button
        type="button"
        className="row-link"
        aria-expanded={isOpen}
        aria-controls={fieldsId}
        onClick={onOpen}
      >
        {value.label}
      </button>
      <span className="lab-case-tools">
        <IconButton
          icon={UpIcon}
          label={t.up(value.label)}
          disabled={!canMove.up}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={DownIcon}
          label={t.down(value.label)}
          disabled={!canMove.down}
          onClick={() => onMove(1)}
        />
        <IconButton icon={CloseIcon} label={t.remove(value.label)} disabled={isLast} onClick={onRemove} />
      </span>
    </div>
  );
}

/** The number of a case, by which a pointer drags it and the arrow keys move it. */
function Grip({ at, value, isDragged, onMove, onDrag, onDrop }: CaseRowProps): ReactNode {
  const byKey = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by !== 1 && by !== -1) return;
    event.preventDefault();
    onMove(by);
  };
  const take = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    onDrag(event.clientY);
  };
  return (
    <button
      type="button"
      className="lab-place lab-grip"
      data-case-grip
      aria-label={t.grip(value.label, at + 1)}
      onKeyDown={byKey}
      onPointerDown={take}
      onPointerMove={(event) => {
        if (isDragged) onDrag(event.clientY);
      }}
      onPointerUp={(event) => onDrop(event.clientY)}
      onPointerCancel={() => onDrop(null)}
    >
      {at + 1}
    </button>
  );
}

/** Every part of a case in a field of its own. */
function Fields({ value, outputs, isLast, onPart }: CaseRowProps): ReactNode {
  return (
    <div className="lab-fields">
      <Field label={t.label} value={value.label} onChange={(next) => onPart('label', next)} />
      <Field label={t.id} value={value.id} isCode onChange={(next) => onPart('id', next)} />
      {isLast ? (
        <p className="muted">{t.always}</p>
      ) : (
        <Field label={t.when} value={value.when} isCode onChange={(next) => onPart('when', next)} />
      )}
      <fieldset>
        <legend>{t.then}</legend>
        {outputs.map((output) => (
          <Field
            key={output}
            label={output}
            value={value.then[output] ?? ''}
            isCode
            onChange={(next) => onPart({ output }, next)}
          />
        ))}
      </fieldset>
    </div>
  );
}

function Field({
  label,
  value,
  isCode = false,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly isCode?: boolean;
  readonly onChange: (value: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <div className="lab-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={classes('input', isCode && 'lab-code')}
        value={value}
        spellCheck={!isCode}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
